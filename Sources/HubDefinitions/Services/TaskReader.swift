import HubDomain

/// Reads the task templates of a service.
struct TaskReader {
    let context: ReadingContext
    let repetitions: RepetitionReader
    let log: ProblemLog

    static let shape = MappingShape(
        "a task",
        [
            .required("id", .identifier),
            .required("stage", .kebab, "The stage of production in which it is done."),
            .required("title", .line),
            .required("role", .choice(roles.map(\.rawValue))),
            .required("skill", .kebab, "What the person must be able to do."),
            .required(
                "minutes",
                .tuple(Tier.allCases.map { _ in .integer(minutesRange) }),
                "Effort of one person in tiers S, M, L; 0: that tier doesn't need the task."
            ),
            .optional("after", .list(.identifier), "Tasks that must be done first."),
            .optional("each", RepetitionReader.shape, "How often it is repeated."),
        ]
    )
    private static let roles: [Role] = [.producer, .reviewer, .vendor]
    /// A thousand working days of eight hours.
    private static let minutesRange: ClosedRange<Int64> = 0...480_000

    private struct Draft {
        let id: String
        let stage: StageKey?
        let after: [(id: String, mark: SourceMark?)]
        let mark: SourceMark?
    }

    func read(_ nodes: [DefinitionNode]) -> [TaskTemplate] {
        var names = UniqueNames("task")
        var drafts: [Draft] = []
        let tasks = nodes.compactMap { node -> TaskTemplate? in
            guard let reader = MappingReader(node, Self.shape, log) else { return nil }
            let id = reader.required("id")?.word(.identifier, log)
            let stage = reader.required("stage").flatMap { StageRules.task($0, context.stages, log) }
            let after = reader.list("after").compactMap { node in node.word(.identifier, log).map { ($0, node.mark) } }
            if let id {
                names.add(id, at: reader.optional("id")?.mark, log)
                drafts.append(Draft(id: id, stage: stage, after: after, mark: reader.mark(of: "after")))
            }
            return task(reader, id, stage, after.map(\.0))
        }
        checkOrder(drafts)
        return tasks
    }

    private func task(_ reader: MappingReader, _ id: String?, _ stage: StageKey?, _ after: [String]) -> TaskTemplate? {
        let title = reader.required("title")?.name(log)
        let role = reader.required("role")?.word(among: Self.roles.map(\.rawValue), log).flatMap(Role.init(rawValue:))
        let skill = reader.required("skill")?.word(.kebab, log)
        if let skill, let role { checkSkill(skill, role, reader) }
        let minutes = reader.required("minutes").flatMap(minutes)
        let repetition = repetitions.read(reader)
        guard let id, let stage, let title, let role, let skill, let minutes else { return nil }
        return TaskTemplate(
            id: id,
            stage: stage,
            title: title,
            role: role,
            skill: skill,
            minutes: minutes,
            after: after,
            repetition: repetition
        )
    }

    private func checkSkill(_ skill: String, _ role: Role, _ reader: MappingReader) {
        guard role != .vendor, let known = context.skills, !known.isEmpty, !known.contains(skill) else { return }
        let ending = Suggestion.ending(for: skill, among: known)
        log.refuse("no team has the skill `\(skill)`" + ending, at: reader.optional("skill")?.mark)
    }

    private func minutes(_ node: DefinitionNode) -> PerTier<Int>? {
        guard let parts = node.elements(log, form: "[minutes for S, M, L]", count: 3) else { return nil }
        let minutes = parts.map { $0.integer(log, in: Self.minutesRange).flatMap { Int(exactly: $0) } }
        guard let small = minutes[0], let medium = minutes[1], let large = minutes[2] else { return nil }
        if small == 0, medium == 0, large == 0 { log.refuse("no tier needs this task: leave it out", at: node.mark) }
        return PerTier(small: small, medium: medium, large: large)
    }

    /// `after` names other tasks of the same or an earlier stage, and never in a circle.
    private func checkOrder(_ drafts: [Draft]) {
        let byID = Dictionary(drafts.map { ($0.id, $0) }) { first, _ in first }
        for draft in drafts {
            for (id, mark) in draft.after {
                guard let earlier = byID[id] else {
                    let ending = Suggestion.ending(for: id, among: byID.keys)
                    log.refuse("`after` names task `\(id)`, which doesn't exist" + ending, at: mark)
                    continue
                }
                checkStages(of: draft, after: earlier, mark)
            }
        }
        let cycles = DependencyCycle.all(among: drafts.map(\.id)) { byID[$0]?.after.map(\.id) ?? [] }
        for cycle in cycles {
            let mark = cycle.first.flatMap { byID[$0]?.mark }
            log.refuse("tasks wait for each other: " + cycle.joined(separator: " → "), at: mark)
        }
    }

    private func checkStages(of task: Draft, after earlier: Draft, _ mark: SourceMark?) {
        guard let stages = context.stages, let stage = task.stage, let earlierStage = earlier.stage else { return }
        guard let position = stages.position(of: stage), let before = stages.position(of: earlierStage) else { return }
        guard before > position else { return }
        let message = "task `\(task.id)` of stage \(stage.rawValue) can't wait for `\(earlier.id)` of the later stage"
        log.refuse("\(message) \(earlierStage.rawValue)", at: mark)
    }
}
