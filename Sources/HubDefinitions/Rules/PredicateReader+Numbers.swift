import HubDomain

/// Rules about numbers and counts.
extension PredicateReader {
    func compare(_ node: DefinitionNode) -> Predicate? {
        let form = "[field, \"<\", number or field]"
        guard let parts = node.elements(log, form: form, count: 3) else { return nil }
        let found = reference(parts[0])
        let comparison = parts[1].word(of: Predicate.Comparison.self, log)
        guard let found, let text = parts[2].text(log), let comparison else { return nil }
        let left = check(found, "a number") { $0.isNumber }
        return operand(text, parts[2].mark, beside: left).map { .compare(left.reference, comparison, $0) }
    }

    func count(_ node: DefinitionNode) -> Predicate? {
        guard let reader = MappingReader(node, Self.countShape, log) else { return nil }
        let found = reader.required("of").flatMap(reference)
        let bounds = BoundsReader(log: log).read(reader, limit: 10_000)
        guard let found else { return nil }
        if bounds == .none { log.refuse("count needs `min`, `max` or both", at: node.mark) }
        if let shape = found.shape, !shape.isCountable, found.reference.selector == nil || found.reference.column != nil
        {
            log.refuse("`\(found.reference)` has no count: only tables, choices and locales do", at: found.mark)
        }
        checkReach(of: bounds, found)
        return .count(found.reference, bounds)
    }

    /// Refuses a least count that the field itself rules out.
    private func checkReach(of bounds: FieldType.Bounds, _ found: Found) {
        guard let least = bounds.minimum, let type = scope.fields[found.reference.root]?.type else { return }
        let most: Int64? =
            switch type {
            case .table(_, let own): own.maximum
            case .choices(let options, let own): own.maximum ?? Int64(options.count)
            default: nil
            }
        guard let most, least > most else { return }
        log.refuse("`\(found.reference)` never has \(least): the field allows at most \(most)", at: found.mark)
    }

    func withinPercent(_ node: DefinitionNode) -> Predicate? {
        guard let parts = node.elements(log, form: "[field, field, percent]", count: 3) else { return nil }
        let value = reference(parts[0])
        let base = reference(parts[1])
        guard let percent = parts[2].integer(log, in: 0...1_000), let value, let base else { return nil }
        check(value, "a number") { $0.isNumber }
        check(base, "a number") { $0.isNumber }
        return .withinPercent(value.reference, base.reference, Int(percent))
    }
}
