import HubDomain
import HubJSON
import HubOperations

/// What a form needs to draw itself.
struct FormOutput: ObjectOutput {
    let form: FormView
    /// What dates of examples are counted from.
    let now: Instant

    static let schemaName = "Form"

    static let fields: [OutputField<FormOutput>] = [
        .init("service") { ServiceOutput(service: $0.form.service, version: $0.form.version) },
        .init("brief", note: "Fields of the common brief; answers go to `/brief`.") { owner in
            owner.form.brief.fields.map { FieldOutput(field: $0, now: owner.now) }
        },
        .init("fields", note: "Fields of the service; answers go to `/lines/N/answers`.") { owner in
            owner.form.service.fields.map { FieldOutput(field: $0, now: owner.now) }
        },
        .init("requirements", note: "Rules beyond single fields.") {
            ($0.form.brief.requirements + $0.form.service.requirements).map(RequirementOutput.init)
        },
        .init("sizing", note: "First match wins.") { $0.form.service.sizing.map(SizingOutput.init) },
        .init("check", note: "The request that judges answers while they are typed, and stores nothing.") { owner in
            Satisfy(
                method: "POST",
                href: "/v1/services/\(owner.form.service.key)/form",
                body: ["brief": [:], "answers": [:]]
            )
        },
    ]
}

struct FieldOutput: ObjectOutput {
    let field: FieldDefinition
    let now: Instant

    static let schemaName = "Field"

    static let fields: [OutputField<FieldOutput>] = [
        .init("id") { $0.field.id },
        .init("label") { $0.field.label },
        .init("type", example: "choice") { $0.field.type.name },
        .init("due", note: "The stage that can't be entered without an answer; null for an optional field.") {
            $0.field.due?.rawValue
        },
        .init("by", note: "Who fills it in.") { $0.field.filledBy },
        .init("perLocale", note: "The answer is an object with one value per locale.") { $0.field.isPerLocale },
        .init("options") { $0.field.type.options },
        .init("min", note: "Characters, value, options or rows.") { $0.field.type.bounds?.minimum },
        .init("max") { $0.field.type.bounds?.maximum },
        .init("pattern") { $0.field.type.patternSource },
        .init("columns", note: "Of a table.") { $0.field.type.columns.map(ColumnOutput.init) },
        .init("when", note: "The field applies only while this holds.") { $0.field.condition?.json },
        .init("requiredWhen", note: "An answer is due only while this holds; null for whenever the field applies.") {
            $0.field.requiredWhen?.json
        },
        .init("help") { $0.field.help },
        .init("example", note: "An answer of the right form; null where only people know one.") {
            let example = $0.field.type.example(at: $0.now)
            return $0.field.isPerLocale ? example.map { ["en-GB": $0] } : example
        },
    ]
}

struct ColumnOutput: ObjectOutput {
    let column: TableColumn

    static let schemaName = "Column"

    static let fields: [OutputField<ColumnOutput>] = [
        .init("name") { $0.column.name },
        .init("label") { $0.column.label },
        .init("type") { $0.column.type.name },
        .init("options") { $0.column.type.options },
    ]
}

struct RequirementOutput: ObjectOutput {
    let requirement: Requirement

    static let schemaName = "Requirement"

    static let fields: [OutputField<RequirementOutput>] = [
        .init("id", example: "EN-02") { $0.requirement.id },
        .init("due") { $0.requirement.due.rawValue },
        .init("level") { $0.requirement.level },
        .init("say", note: "What is missing and how to mend it.") { $0.requirement.say },
        .init("when") { $0.requirement.condition?.json },
        .init("rule") { $0.requirement.rule.json },
    ]
}

struct SizingOutput: ObjectOutput {
    let rule: SizingRule

    static let schemaName = "Sizing"

    static let fields: [OutputField<SizingOutput>] = [
        .init("tier") { $0.rule.tier },
        .init("when", note: "null matches always.") { $0.rule.condition?.json },
    ]
}

extension FieldType {
    fileprivate var options: [String]? {
        switch self {
        case .choice(let options), .choices(let options, _): options
        default: nil
        }
    }

    fileprivate var bounds: Bounds? {
        switch self {
        case .text(let bounds, _), .longText(let bounds), .integer(let bounds), .percent(let bounds),
            .money(let bounds), .choices(_, let bounds), .table(_, let bounds):
            bounds
        default: nil
        }
    }

    fileprivate var patternSource: String? {
        guard case .text(_, let pattern) = self else { return nil }
        return pattern?.source
    }

    fileprivate var columns: [TableColumn] {
        guard case .table(let columns, _) = self else { return [] }
        return columns
    }
}
