import HubDomain

/// Reads a workflow and checks that campaigns can travel through it.
struct WorkflowReader {
    let log: ProblemLog

    static let shape = MappingShape(
        "a workflow",
        [
            .required("key", .kebab, "The name of the file."),
            .required("name", .line),
            .required("stages", .list(.mapping(StageReader.shape), atLeast: 1), "In board order."),
            .required("actions", .list(.mapping(ActionReader.shape), atLeast: 1), "The transitions."),
            .optional("reasons", ReasonReader.shape, "Lists that people choose reasons from."),
        ]
    )

    func read(_ node: DefinitionNode) -> WorkflowDefinition? {
        guard let reader = MappingReader(node, Self.shape, log) else { return nil }
        let key = reader.required("key")?.word(.kebab, log)
        let name = reader.required("name")?.name(log)
        let reasons = ReasonReader(log: log).read(reader)
        let stages = StageReader(log: log).read(reader)
        let actions = ActionReader(stages: stages.map(\.definition), reasons: reasons, log: log)
            .read(reader.requiredList("actions"))
        WorkflowPaths(stages: stages, actions: actions, log: log).check()
        EffectRules(stages: stages, actions: actions, log: log).check()
        guard let key, let name else { return nil }
        return WorkflowDefinition(
            key: key,
            name: name,
            stages: stages.map(\.definition),
            actions: actions.map(\.definition),
            reasons: reasons
        )
    }
}
