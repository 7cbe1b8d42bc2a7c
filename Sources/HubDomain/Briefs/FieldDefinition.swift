/// One question of a brief: what may be answered, when it must be answered and by whom.
///
/// A class that never changes, as every brief looks at hundreds of them: copying their members took a tenth of a submit.
package final class FieldDefinition: Sendable {
    package let id: String
    /// What a form shows.
    package let label: String
    package let type: FieldType
    /// The stage that can't be entered without an answer; `nil` for an optional field.
    package let due: StageKey?
    /// The field applies only while this holds; `nil` for always.
    package let condition: Predicate?
    /// An answer is due only while this holds; `nil` for whenever the field applies.
    package let requiredWhen: Predicate?
    /// The answer is an object with one value per locale of the line and its variants.
    package let isPerLocale: Bool
    package let filledBy: FieldOwner
    package let help: String?

    package init(
        id: String,
        label: String,
        type: FieldType,
        due: StageKey? = nil,
        condition: Predicate? = nil,
        requiredWhen: Predicate? = nil,
        isPerLocale: Bool = false,
        filledBy: FieldOwner = .requester,
        help: String? = nil
    ) {
        self.id = id
        self.label = label
        self.type = type
        self.due = due
        self.condition = condition
        self.requiredWhen = requiredWhen
        self.isPerLocale = isPerLocale
        self.filledBy = filledBy
        self.help = help
    }
}

/// Who answers a field.
package enum FieldOwner: String, Sendable, CaseIterable {
    case requester
    case producer
}
