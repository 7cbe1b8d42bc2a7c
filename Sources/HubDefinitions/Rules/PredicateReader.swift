import HubDomain

/// Reads the conditions of rules and checks that each can be evaluated.
struct PredicateReader {
    let scope: RuleScope
    let log: ProblemLog

    private static let words = ruleShape.names.filter { $0 != "then" }

    func read(_ node: DefinitionNode) -> Predicate? {
        guard case .mapping(let members) = node.content, let first = members.first else {
            log.add("a rule must be a mapping such as {present: subject}", at: node.mark)
            return nil
        }
        if members.contains(where: { $0.key == "if" || $0.key == "then" }) { return conditional(node) }
        guard members.count == 1 else {
            let found = members.map { "`\($0.key)`" }.joined(separator: " and ")
            log.add("a rule has one word, here are \(found): join rules with `all` or `any`", at: members[1].keyMark)
            return nil
        }
        return predicate(first)
    }

    private func predicate(_ member: DefinitionNode.Member) -> Predicate? {
        switch member.key {
        case "present": present(member.value)
        case "equals": equals(member.value)
        case "one-of": oneOf(member.value)
        case "count": count(member.value)
        case "compare": compare(member.value)
        case "matches": matches(member.value)
        case "within-percent": withinPercent(member.value)
        case "ahead": ahead(member.value)
        case "order": order(member.value)
        case "unique": unique(member.value)
        case "state": state(member.value)
        case "approved": approved(member.value)
        case "within-freeze": withinFreeze(member.value)
        case "all": parts(member.value).map(Predicate.all)
        case "any": parts(member.value).map(Predicate.any)
        case "not": read(member.value).map(Predicate.not)
        default: unknown(member)
        }
    }

    private func unknown(_ member: DefinitionNode.Member) -> Predicate? {
        let ending = Suggestion.ending(for: member.key, among: Self.words)
        log.add("`\(member.key)` is no word of rules" + ending, at: member.keyMark)
        return nil
    }

    private func conditional(_ node: DefinitionNode) -> Predicate? {
        guard let reader = MappingReader(node, Self.conditional, log) else { return nil }
        let condition = reader.required("if").flatMap(read)
        let consequence = reader.required("then").flatMap(read)
        guard let condition, let consequence else { return nil }
        return .ifThen(condition, consequence)
    }

    private func parts(_ node: DefinitionNode) -> [Predicate]? {
        guard let elements = node.elements(log) else { return nil }
        if elements.isEmpty { log.refuse("a list of rules must hold at least one", at: node.mark) }
        let parts = elements.map(read)
        let readable = parts.compactMap(\.self)
        return readable.count == parts.count ? readable : nil
    }
}
