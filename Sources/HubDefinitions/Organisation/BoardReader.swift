import HubDomain

/// Reads the limits of a team's board.
struct BoardReader {
    let log: ProblemLog

    static let shape = MappingShape(
        "a limit of a board",
        [
            .required("stage", .kebab, "A stage of a workflow."),
            .required("limit", .integer(limits), "Campaigns of the team that the stage takes."),
            .optional("level", .choice(of: BoardLimit.Level.self), "refuse unless it says warn."),
        ]
    )

    private static let limits: ClosedRange<Int64> = 1...10_000

    func read(_ nodes: [DefinitionNode]) -> [BoardLimit] {
        var names = UniqueNames("stage")
        return nodes.compactMap { node in
            guard let reader = MappingReader(node, Self.shape, log) else { return nil }
            let stage = reader.required("stage")?.word(.kebab, log)
            let limit = reader.required("limit")?.integer(log, in: Self.limits)
            let level = reader.optional("level")?.word(of: BoardLimit.Level.self, log)
            guard let stage, let limit else { return nil }
            names.add(stage, at: node.mark, log)
            return BoardLimit(stage: StageKey(rawValue: stage), limit: Int(limit), level: level ?? .refuse)
        }
    }

    /// Teams are read before workflows, so the stages that they name are looked up afterwards.
    func check(_ teams: [DefinitionNode], against stages: StageRules) {
        for team in teams {
            guard case .sequence(let limits)? = team.member("board")?.content else { continue }
            for limit in limits {
                guard let node = limit.member("stage"), case .scalar(let stage) = node.content else { continue }
                stages.checkExists(StageKey(rawValue: stage), node.mark, log)
            }
        }
    }
}
