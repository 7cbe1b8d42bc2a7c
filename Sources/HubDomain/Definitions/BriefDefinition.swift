/// One version of what every brief has, whatever services it orders.
package struct BriefDefinition: Sendable {
    package let key: String
    package let name: String
    package let fields: [FieldDefinition]
    package let requirements: [Requirement]
    /// Items that every line's QA checklist starts with.
    package let checklist: [ChecklistItem]

    package init(
        key: String,
        name: String,
        fields: [FieldDefinition],
        requirements: [Requirement],
        checklist: [ChecklistItem]
    ) {
        self.key = key
        self.name = name
        self.fields = fields
        self.requirements = requirements
        self.checklist = checklist
    }
}
