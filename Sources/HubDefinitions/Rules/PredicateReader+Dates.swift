import HubDomain

/// Rules about dates, in working days.
extension PredicateReader {
    static let daysRange: ClosedRange<Int64> = 0...1_000

    func ahead(_ node: DefinitionNode) -> Predicate? {
        guard let reader = MappingReader(node, Self.aheadShape, log) else { return nil }
        let found = reader.required("of").flatMap(reference)
        let days = reader.required("days").flatMap(daysPerTier)
        guard let found, let days else { return nil }
        check(found, "a date") { $0.hasDate }
        return .ahead(found.reference, days)
    }

    func order(_ node: DefinitionNode) -> Predicate? {
        guard let parts = node.elements(log, form: "[earlier, later, working days]", count: 3) else { return nil }
        let first = reference(parts[0])
        let second = reference(parts[1])
        guard let days = parts[2].integer(log, in: Self.daysRange), let first, let second else { return nil }
        check(first, "a date") { $0.hasDate }
        check(second, "a date") { $0.hasDate }
        return .order(first.reference, second.reference, Int(days))
    }

    private func daysPerTier(_ node: DefinitionNode) -> PerTier<Int>? {
        let keys = Tier.allCases.map(\.rawValue)
        guard let reader = MappingReader(node, "the days of ahead", keys: keys, log) else { return nil }
        let days = keys.map { reader.required($0)?.integer(log, in: Self.daysRange).flatMap { Int(exactly: $0) } }
        guard let small = days[0], let medium = days[1], let large = days[2] else { return nil }
        return PerTier(small: small, medium: medium, large: large)
    }
}
