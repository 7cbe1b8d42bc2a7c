import HubDomain

/// Reads the rules that work the tier out.
struct SizingReader {
    let predicates: PredicateReader
    let log: ProblemLog

    static let shape = MappingShape(
        "a sizing rule",
        [
            .required("tier", .choice(of: Tier.self)),
            .optional("when", .rule, "The rule that leads to this tier."),
        ]
    )

    func read(_ nodes: [DefinitionNode]) -> [SizingRule] {
        var catchAll: SourceMark??
        let rules = nodes.compactMap { node -> SizingRule? in
            if let first = catchAll {
                let place = first.map { " in line \($0.line)" } ?? ""
                log.refuse("never reached: the rule without `when`\(place) matches always", at: node.mark)
            }
            guard let reader = MappingReader(node, Self.shape, log) else { return nil }
            if !reader.has("when"), catchAll == nil { catchAll = .some(node.mark) }
            return rule(reader)
        }
        if catchAll == nil, let last = nodes.last {
            log.refuse("the last sizing rule must have no `when`, or some orders have no tier", at: last.mark)
        }
        return rules
    }

    private func rule(_ reader: MappingReader) -> SizingRule? {
        let tier = reader.required("tier")?.word(of: Tier.self, log)
        guard reader.has("when") else { return tier.map { SizingRule(tier: $0, condition: nil) } }
        guard let node = reader.optional("when"), let condition = predicates.read(node), let tier else { return nil }
        if condition.references.contains(where: { $0.root == "tier" }) || condition.looksAhead {
            log.refuse("a sizing rule can't depend on the tier, which it works out", at: node.mark)
        } else if condition.asksSurroundings {
            log.refuse("a sizing rule depends on the brief alone, not on other campaigns or dates", at: node.mark)
        }
        return SizingRule(tier: tier, condition: condition)
    }
}

extension Predicate {
    /// Whether a lead time, which differs by tier, decides.
    fileprivate var looksAhead: Bool {
        switch self {
        case .ahead: true
        case .all(let parts), .any(let parts): parts.contains(where: \.looksAhead)
        case .not(let part): part.looksAhead
        case .ifThen(let condition, let consequence): condition.looksAhead || consequence.looksAhead
        default: false
        }
    }
}
