import HubDomain

/// A field whose condition is still unread: conditions name other fields, so the types of all must be known first.
struct FieldDraft {
    let id: String
    let idMark: SourceMark?
    let label: String
    /// `nil` when broken.
    let type: FieldType?
    let due: StageKey?
    let condition: Condition?
    let requiredWhen: DefinitionNode?
    let isPerLocale: Bool
    let owner: FieldOwner
    let help: String?

    struct Condition {
        let node: DefinitionNode
        /// Written as `unless`.
        let isNegated: Bool
    }

    var scoped: RuleScope.Field { RuleScope.Field(type: type, isPerLocale: isPerLocale) }

    /// - Returns: `nil` when a part of the field is broken.
    func finished(_ predicates: PredicateReader) -> FieldDefinition? {
        var predicate: Predicate?
        if let condition {
            guard let read = predicates.read(condition.node) else { return nil }
            predicate = condition.isNegated ? .not(read) : read
        }
        var required: Predicate?
        if let requiredWhen {
            guard let read = predicates.read(requiredWhen) else { return nil }
            required = read
        }
        guard let type else { return nil }
        return FieldDefinition(
            id: id,
            label: label,
            type: type,
            due: due,
            condition: predicate,
            requiredWhen: required,
            isPerLocale: isPerLocale,
            filledBy: owner,
            help: help
        )
    }
}
