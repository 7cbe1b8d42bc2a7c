extension Campaign {
    /// Works out by when each task has to be done: counted back from the launch through the working hours of the team,
    /// over what comes after it. Of the stages to come the longest chain of tasks of a line counts.
    package mutating func settleTaskDues(by definitions: CampaignDefinitions, _ shelf: ClockShelf) throws {
        let calendar = try shelf.calendar(shelf.current(.team, for: self))
        var known: [Int: Instant?] = [:]
        let behind = try minutesBehind(definitions)
        let tails = minutesAfterEachTask()
        for index in tasks.indices {
            let minutes = (behind[tasks[index].stage] ?? 0) + (tails[tasks[index].id] ?? 0)
            let due: Instant? =
                known[minutes]
                ?? deadline.flatMap { end in
                    calendar.latestStart(of: .minutes(Int64(minutes)), before: end)
                }
            known[minutes] = due
            tasks[index].dueAt = due
        }
    }

    /// When everything has to be ready.
    package var deadline: Instant? { scheduledLaunchAt ?? committedLaunchAt }

    /// Whether a change may move due instants of tasks.
    package func mayMoveTaskDues(since before: Campaign) -> Bool {
        deadline != before.deadline || team != before.team || tasks.count != before.tasks.count
            || lines.map(\.tier) != before.lines.map(\.tier)
    }

    /// For each stage of production the working minutes that the stages behind it take.
    private func minutesBehind(_ definitions: CampaignDefinitions) throws -> [StageKey: Int] {
        let stages = definitions.workflow.stages.filter { $0.category == .production }.map(\.key)
        let masters = lines.filter { $0.variantOf == nil }
        var behind: [StageKey: Int] = [:]
        var sum = 0
        for stage in stages.reversed() {
            behind[stage] = sum
            sum +=
                try masters.map { line in
                    try definitions.service(of: line).longestChain(in: stage, line.tier)
                }.max() ?? 0
        }
        return behind
    }

    /// For each task the minutes of the longest chain of tasks that wait for it.
    private func minutesAfterEachTask() -> [String: Int] {
        var waiting: [String: [CampaignTask]] = [:]
        for task in tasks { for earlier in task.after { waiting[earlier, default: []].append(task) } }
        var known: [String: Int] = [:]
        func tail(_ id: String, _ depth: Int) -> Int {
            if let minutes = known[id] { return minutes }
            // Definitions hold no circle; a limit keeps a broken store from hanging the hub.
            guard depth < 200 else { return 0 }
            let minutes = (waiting[id] ?? []).map { $0.minutes + tail($0.id, depth + 1) }.max() ?? 0
            known[id] = minutes
            return minutes
        }
        for task in tasks { _ = tail(task.id, 0) }
        return known
    }
}

extension ServiceDefinition {
    /// Minutes of the longest chain of tasks that one stage asks of a line.
    func longestChain(in stage: StageKey, _ tier: Tier) -> Int {
        let templates = Dictionary(
            tasks.filter { $0.stage == stage }.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var known: [String: Int] = [:]
        func length(_ id: String, _ depth: Int) -> Int {
            if let minutes = known[id] { return minutes }
            guard depth < 200, let template = templates[id] else { return 0 }
            let minutes = template.minutes[tier] + (template.after.map { length($0, depth + 1) }.max() ?? 0)
            known[id] = minutes
            return minutes
        }
        return templates.keys.map { length($0, 0) }.max() ?? 0
    }
}
