package import HubJSON

/// A kind whose value is turned into another type, or refused.
package struct MappedKind<Base: ValueKind, Value: Sendable>: ValueKind {
    let base: Base
    package let placeholder: Value
    let detail: String
    /// An ECMA-262 regular expression that every text taken matches; `nil` when the base says all there is to say.
    let expression: String?
    let transform: @Sendable (Base.Value) -> Value?

    package func read(_ value: JSONValue, into issues: inout IssueList) -> Value? {
        base.read(value, into: &issues).flatMap { convert($0, into: &issues) }
    }

    fileprivate func convert(_ value: Base.Value, into issues: inout IssueList) -> Value? {
        if let result = transform(value) { return result }
        issues.add("format", detail)
        return nil
    }

    package func schema(_ recorder: inout SchemaRecorder) -> Schema {
        let schema = base.schema(&recorder)
        return expression.map { .annotated(schema, ["pattern": .string($0)]) } ?? schema
    }
}

extension MappedKind: TextValueKind where Base: TextValueKind {
    package func read(text: String, into issues: inout IssueList) -> Value? {
        base.read(text: text, into: &issues).flatMap { convert($0, into: &issues) }
    }
}

extension ValueKind {
    /// The value as another type, or refused with `detail`, which continues the sentence that the pointer begins:
    /// `must be a campaign key such as CMP-1042`.
    ///
    /// - Parameter expression: What the schema says of the text, as an ECMA-262 regular expression: never narrower than
    ///   what `transform` takes.
    package func map<Other>(
        placeholder: Other,
        detail: String,
        expression: String? = nil,
        _ transform: @escaping @Sendable (Value) -> Other?
    ) -> MappedKind<Self, Other> {
        MappedKind(
            base: self,
            placeholder: placeholder,
            detail: detail,
            expression: expression,
            transform: transform
        )
    }
}
