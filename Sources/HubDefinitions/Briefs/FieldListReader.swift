import HubDomain

/// Finishes the fields of a brief or service once the types of all are known.
struct FieldListReader {
    let predicates: PredicateReader
    let log: ProblemLog

    func read(_ drafts: [FieldDraft]) -> [FieldDefinition] {
        let fields = drafts.compactMap { $0.finished(predicates) }
        refuseCycles(fields, drafts)
        return fields
    }

    /// A field that applies only if another one does must not, by whatever way round, decide whether that one applies.
    private func refuseCycles(_ fields: [FieldDefinition], _ drafts: [FieldDraft]) {
        let conditions = Dictionary(fields.map { ($0.id, $0.condition) }) { first, _ in first }
        let cycles = DependencyCycle.all(among: fields.map(\.id)) { id in
            conditions[id]??.references.map(\.root) ?? []
        }
        for cycle in cycles {
            let condition = drafts.first { $0.id == cycle.first }?.condition
            let path = cycle.joined(separator: " → ")
            log.refuse("the conditions of fields depend on each other: \(path)", at: condition?.node.mark)
        }
    }
}
