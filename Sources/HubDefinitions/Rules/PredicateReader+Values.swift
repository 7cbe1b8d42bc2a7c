import HubDomain
import HubJSON

/// Rules about what was answered.
extension PredicateReader {
    func present(_ node: DefinitionNode) -> Predicate? {
        references(node).map { .present($0.map(\.reference)) }
    }

    func equals(_ node: DefinitionNode) -> Predicate? {
        guard let parts = node.elements(log, form: "[field, value or field]", count: 2) else { return nil }
        guard let found = reference(parts[0]), let text = parts[1].text(log) else { return nil }
        let left = checkEquatable(found)
        return operand(text, parts[1].mark, beside: left).map { .equals(left.reference, $0) }
    }

    /// Of several rows `equals` means every one; an answer of several parts equals nothing.
    private func checkEquatable(_ found: Found) -> Found {
        guard let shape = found.shape else { return found }
        guard let message = shape.isPerLocale ? "has a value per locale: use one-of or matches" : shape.kind.inequality
        else {
            return found
        }
        log.refuse("`\(found.reference)` \(message)", at: found.mark)
        return found.withoutShape
    }

    func oneOf(_ node: DefinitionNode) -> Predicate? {
        guard let parts = node.elements(log, form: "[field, [values]]", count: 2) else { return nil }
        guard let found = reference(parts[0]), let listed = parts[1].elements(log) else { return nil }
        if listed.isEmpty { log.refuse("one-of needs at least one value", at: parts[1].mark) }
        let left = check(found, isSingle: false, "something that can be one of a list of values") { kind in
            switch kind {
            case .moment, .rows, .opaque: false
            default: true
            }
        }
        let values = listed.map { value in value.text(log).flatMap { literal($0, value.mark, beside: left) } }
        let readable = values.compactMap(\.self)
        return readable.count == values.count ? .oneOf(left.reference, readable) : nil
    }

    func matches(_ node: DefinitionNode) -> Predicate? {
        guard let parts = node.elements(log, form: "[field or [fields], \"pattern\"]", count: 2) else { return nil }
        guard let found = references(parts[0]), let source = parts[1].text(log) else { return nil }
        for reference in found { check(reference, isSingle: false, "a text") { $0.isText } }
        return pattern(source, parts[1].mark, ignoringCase: true, log).map { .matches(found.map(\.reference), $0) }
    }

    /// A right-hand side: the name of a field means the field, unless it is an option of the left side.
    func operand(_ text: String, _ mark: SourceMark?, beside left: Found) -> Predicate.Operand? {
        if let options = left.shape?.kind.options, options.contains(text) { return .literal(.string(text)) }
        guard let right = Reference(text), scope.knows(right.root) else {
            return literal(text, mark, beside: left).map(Predicate.Operand.literal)
        }
        let found = Found(reference: right, shape: shape(of: right, mark), mark: mark)
        if let kind = left.shape?.kind {
            check(found, "comparable with `\(left.reference)`") { kind.isComparable(with: $0) }
        }
        return .reference(right)
    }

    func literal(_ text: String, _ mark: SourceMark?, beside left: Found) -> JSONValue? {
        guard let shape = left.shape else { return ValueKind.guess(text) }
        switch shape.kind.literal(text) {
        case .success(let value): return value
        case .failure(let problem):
            log.refuse("`\(left.reference)`: " + problem.message, at: mark)
            return ValueKind.guess(text)
        }
    }
}

extension ValueKind {
    /// Why nothing can be equal to a value of this kind.
    fileprivate var inequality: String? {
        switch self {
        case .choices, .locales: "may hold several values: use one-of or count"
        case .moment: "is a point in time: use order or ahead"
        case .rows, .opaque: "has no plain value: use present"
        default: nil
        }
    }

    /// The words of a choice.
    fileprivate var options: [String]? {
        guard case .choice(let options) = self else { return nil }
        return options
    }
}

/// A compiled pattern, or `nil` after recording that it is none.
func pattern(_ source: String, _ mark: SourceMark?, ignoringCase: Bool, _ log: ProblemLog) -> Pattern? {
    do {
        return try Pattern(source, ignoringCase: ignoringCase)
    } catch {
        log.add("`\(source)` is no regular expression: \(error)", at: mark)
        return nil
    }
}
