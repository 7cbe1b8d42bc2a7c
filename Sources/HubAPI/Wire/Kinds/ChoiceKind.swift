import HubDomain
package import HubJSON

/// One of a fixed set of words.
package struct ChoiceKind<Value: RawRepresentable & Sendable>: TextValueKind where Value.RawValue == String {
    private let first: @Sendable () -> Value
    private let isAllowed: @Sendable (Value) -> Bool
    private let words: @Sendable () -> [String]

    fileprivate init(
        first: @escaping @Sendable () -> Value,
        isAllowed: @escaping @Sendable (Value) -> Bool,
        words: @escaping @Sendable () -> [String]
    ) {
        self.first = first
        self.isAllowed = isAllowed
        self.words = words
    }

    package var placeholder: Value { first() }

    package func read(_ value: JSONValue, into issues: inout IssueList) -> Value? {
        guard case .string(let text) = value else {
            issues.addType("a string", found: value)
            return nil
        }
        return read(text: text, into: &issues)
    }

    package func read(text: String, into issues: inout IssueList) -> Value? {
        if let value = Value(rawValue: text), isAllowed(value) { return value }
        let words = words()
        let hint = Suggestion.phrase(for: text, among: words)
        issues.add("choice", "must be one of \(words.joined(separator: ", "))\(hint)")
        return nil
    }

    package func schema(_ recorder: inout SchemaRecorder) -> Schema { .choice(words()) }
}

extension ValueKind {
    /// Any case of an enumeration.
    package static func choice<Choice: CaseIterable>(_ choices: Choice.Type) -> Self
    where Self == ChoiceKind<Choice> {
        ChoiceKind(
            first: { Choice.allCases[Choice.allCases.startIndex] },
            isAllowed: { _ in true },
            words: { Choice.allCases.map(\.rawValue) }
        )
    }

    /// One of the given values, of which there is at least one.
    package static func choice<Choice: Equatable>(of choices: [Choice]) -> Self where Self == ChoiceKind<Choice> {
        ChoiceKind(
            first: { choices[0] },
            isAllowed: { choices.contains($0) },
            words: { choices.map(\.rawValue) }
        )
    }
}
