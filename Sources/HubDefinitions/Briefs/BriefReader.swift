import HubDomain

/// Reads the common brief.
struct BriefReader {
    let context: ReadingContext
    let log: ProblemLog

    static let shape = MappingShape(
        "a brief",
        [.required("key", .kebab, "The name of the file."), .required("name", .line)] + SectionReader.keys
    )

    /// The brief, and what services may refer to even when a part of it is broken.
    func read(_ node: DefinitionNode) -> (brief: BriefDefinition?, common: ReadingContext.CommonBrief) {
        var common = ReadingContext.CommonBrief()
        guard let reader = MappingReader(node, Self.shape, log) else { return (nil, common) }
        let sections = SectionReader(
            context: context,
            isService: false,
            place: "of the common brief",
            log: log
        )
        .read(reader)
        let key = reader.required("key")?.word(.kebab, log)
        let name = reader.required("name")?.name(log)
        common.fields = sections.scope.fields
        common.requirements = Set(sections.requirements.map(\.id))
        common.checklist = Set(sections.checklist.map(\.id))
        guard let key, let name else { return (nil, common) }
        let brief = BriefDefinition(
            key: key,
            name: name,
            fields: sections.fields,
            requirements: sections.requirements,
            checklist: sections.checklist
        )
        return (brief, common)
    }
}
