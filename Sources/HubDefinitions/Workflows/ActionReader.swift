import HubDomain

/// Reads the actions of a workflow.
struct ActionReader {
    let stages: [StageDefinition]
    let reasons: ReasonLists
    let log: ProblemLog

    struct Action {
        let definition: ActionDefinition
        let mark: SourceMark?
    }

    private enum ReasonWord: String, CaseIterable {
        case required
        case optional
        case none
    }

    private static let target = Shape.either([.kebab, .members(named: WordShape.kebab.pattern, .kebab)])
    private static let stageList = Shape.either([.choice(["open"]), .list(.kebab, atLeast: 1)])

    static let shape = MappingShape(
        "an action",
        [
            .required("key", .kebab),
            .required("name", .line),
            .required("from", stageList, "Stages, or `open` for every stage before live."),
            .optional("to", target, "The stage it leads to, or one for each stage; without it the stage stays."),
            .required("roles", .list(.choice(of: Role.self), atLeast: 1), "Who may perform it."),
            .optional(
                "rolesFrom",
                .mapping(MappingShape("rolesFrom", Role.allCases.map { .optional($0.rawValue, stageList) })),
                "Limits roles to stages."
            ),
            .optional("gates", .list(GateReader.shape), "What must hold; all of them."),
            .optional("reason", .choice(of: ReasonWord.self)),
            .optional("reasons", .choice(of: ReasonList.self), "The list that the reason must be chosen from."),
            .optional("informs", .list(.choice(of: InformedParty.self)), "Who is told when it was performed."),
            .optional("help", .text),
        ]
    )

    func read(_ nodes: [DefinitionNode]) -> [Action] {
        var names = UniqueNames("action")
        return nodes.compactMap { node in
            guard let reader = MappingReader(node, Self.shape, log) else { return nil }
            let key = reader.required("key")?.word(.kebab, log)
            if let key { names.add(key, at: reader.optional("key")?.mark, log) }
            return action(reader, key).map { Action(definition: $0, mark: node.mark) }
        }
    }

    private func action(_ reader: MappingReader, _ key: String?) -> ActionDefinition? {
        let named = ActionStages(stages: stages, log: log)
        let name = reader.required("name")?.name(log)
        let from = reader.required("from").map(named.list) ?? []
        let target = named.target(reader, from: from)
        let roles = roles(reader)
        let roleStages = roleStages(reader, named, roles, from)
        let gates = GateReader(stages: named, log: log).read(reader.list("gates"))
        let reason = reason(reader)
        let help = reader.optional("help")?.text(log)
        let informs = informs(reader)
        guard let key, let name, let target else { return nil }
        return ActionDefinition(
            key: ActionKey(rawValue: key),
            name: name,
            from: from,
            target: target,
            roles: roles,
            roleStages: roleStages,
            gates: gates,
            effect: ActionDefinition.Effect(rawValue: key) ?? .move,
            reason: reason,
            help: help,
            informs: informs
        )
    }

    private func informs(_ reader: MappingReader) -> [InformedParty] {
        var names = UniqueNames("party")
        return reader.list("informs").compactMap { node in
            guard let party = node.word(of: InformedParty.self, log) else { return nil }
            names.add(party.rawValue, at: node.mark, log)
            return party
        }
    }

    private func roles(_ reader: MappingReader) -> [Role] {
        var names = UniqueNames("role")
        return reader.requiredList("roles").compactMap { node in
            guard let role = node.word(of: Role.self, log) else { return nil }
            names.add(role.rawValue, at: node.mark, log)
            return role
        }
    }

    /// `rolesFrom`: the stages that a role is limited to.
    private func roleStages(
        _ reader: MappingReader,
        _ named: ActionStages,
        _ roles: [Role],
        _ from: [StageKey]
    ) -> [Role: [StageKey]] {
        guard let node = reader.optional("rolesFrom") else { return [:] }
        guard case .mapping(let members) = node.content else {
            log.add("must be a mapping such as {requester: [draft, intake]}", at: node.mark)
            return [:]
        }
        var limits: [Role: [StageKey]] = [:]
        for member in members {
            let word = DefinitionNode(content: .scalar(member.key), mark: member.keyMark)
            guard let role = word.word(of: Role.self, log) else { continue }
            if !roles.contains(role) {
                log.refuse("`\(role.rawValue)` is not among the roles of the action", at: member.keyMark)
            }
            let stages = named.list(member.value)
            for stage in stages where !from.contains(stage) && named.stages.contains(where: { $0.key == stage }) {
                log.refuse("`\(stage.rawValue)` is not among the stages of `from`", at: member.value.mark)
            }
            limits[role] = stages
        }
        return limits
    }

    private func reason(_ reader: MappingReader) -> ActionDefinition.ReasonRule {
        let word = reader.optional("reason")?.word(of: ReasonWord.self, log) ?? .optional
        guard let node = reader.optional("reasons"), let list = node.word(of: ReasonList.self, log) else {
            return ActionDefinition.ReasonRule(isRequired: word == .required, isAccepted: word != .none)
        }
        if word == .none { log.refuse("an action without a reason has no list of reasons", at: node.mark) }
        if reasons[list].isEmpty {
            log.refuse("the workflow has no list `\(list.rawValue)` under `reasons`", at: node.mark)
        }
        return ActionDefinition.ReasonRule(isRequired: word == .required, list: list, isAccepted: word != .none)
    }
}
