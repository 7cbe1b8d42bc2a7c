import HubDomain

/// Reads the parts that the common brief and services share: fields, requirements, checklist.
struct SectionReader {
    /// Empty common brief when the brief itself is read.
    let context: ReadingContext
    /// Whether the definition is a service and not the common brief.
    let isService: Bool
    /// Where names are looked for, such as "of this service".
    let place: String
    let log: ProblemLog

    /// The keys of these parts.
    static let keys: [MappingShape.Key] = [
        .optional("fields", .list(.mapping(FieldDraftReader.shape)), "What the brief asks."),
        .optional("requirements", .list(.mapping(RequirementReader.shape)), "What must hold beyond single fields."),
        .optional("checklist", .list(.mapping(ChecklistReader.shape)), "What a reviewer ticks in QA."),
    ]

    struct Sections {
        let scope: RuleScope
        let fields: [FieldDefinition]
        let requirements: [Requirement]
        let checklist: [ChecklistItem]
    }

    func read(_ reader: MappingReader) -> Sections {
        let common = context.common
        let drafts = FieldDraftReader(stages: context.stages, taken: Set(common.fields.keys), log: log)
            .read(reader.list("fields"))
        let nameable = drafts.filter { !AnswerScope.builtInNames.contains($0.id) }
        let own = Dictionary(nameable.map { ($0.id, $0.scoped) }) { first, _ in first }
        let scope = RuleScope(
            fields: common.fields.merging(own) { _, own in own },
            divisions: context.divisions,
            serviceFields: isService ? Set(own.keys) : nil,
            stages: context.stages,
            place: place
        )
        let predicates = PredicateReader(scope: scope, log: log)
        let requirements = RequirementReader(
            predicates: predicates,
            stages: context.stages,
            taken: common.requirements,
            log: log
        )
        let checklist = ChecklistReader(
            repetitions: RepetitionReader(scope: scope, log: log),
            predicates: predicates,
            taken: common.checklist,
            log: log
        )
        return Sections(
            scope: scope,
            fields: FieldListReader(predicates: predicates, log: log).read(drafts),
            requirements: requirements.read(reader.list("requirements")),
            checklist: checklist.read(reader.list("checklist"))
        )
    }
}
