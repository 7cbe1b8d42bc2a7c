private import HubJSON

extension Campaign {
    /// Makes the tasks of a stage from the services' templates. Build tasks are made once for a line; tasks of later
    /// stages are made anew for each attempt, because what was checked must be checked again.
    mutating func makeTasks(for stage: StageKey, by definitions: CampaignDefinitions) throws {
        for line in lines {
            let service = try definitions.service(of: line)
            for template in service.tasks where template.stage == stage && template.minutes[line.tier] > 0 {
                guard !hasTasks(of: template, for: line) else { continue }
                for instance in instances(of: template.repetition, on: line) {
                    tasks.append(task(from: template, instance, on: line))
                }
            }
        }
        refreshBlockedTasks()
    }

    private func hasTasks(of template: TaskTemplate, for line: ServiceLine) -> Bool {
        tasks.contains {
            $0.line == line.id && $0.template == template.id
                && (template.stage == .build || $0.attempt == line.attempt)
        }
    }

    private func task(from template: TaskTemplate, _ instance: RepetitionInstance, on line: ServiceLine) -> CampaignTask
    {
        let suffix = instance.suffix.map { " (\($0.replacing(":", with: ", row ")))" } ?? ""
        let waitsFor = tasks.filter { earlier in
            guard let made = earlier.template, earlier.line == line.id, earlier.attempt == line.attempt else {
                return false
            }
            return template.after.contains(made)
        }
        return CampaignTask(
            id: "T\(Self.nextNumber(in: tasks.map(\.id)))",
            line: line.id,
            template: template.id,
            stage: template.stage,
            title: template.title + suffix,
            role: template.role,
            skill: template.skill,
            minutes: template.minutes[line.tier],
            attempt: line.attempt,
            locale: instance.locale,
            row: instance.row,
            after: waitsFor.map(\.id)
        )
    }

    /// A task is blocked while one that it waits for isn't finished.
    mutating func refreshBlockedTasks() {
        let finished = Set(tasks.filter(\.state.isFinished).map(\.id))
        for index in tasks.indices where tasks[index].state == .ready || tasks[index].state == .blocked {
            tasks[index].state = tasks[index].after.allSatisfy(finished.contains) ? .ready : .blocked
        }
    }

    /// A change of a task by a person.
    package struct TaskChange: Hashable, Sendable {
        package let state: CampaignTask.State?
        /// `.some(nil)` takes the assignee away.
        package let assignee: String??
        package let reason: String?

        package init(state: CampaignTask.State?, assignee: String??, reason: String?) {
            self.state = state
            self.assignee = assignee
            self.reason = reason
        }
    }

    /// Changes a task's state or assignee.
    /// - Throws: `not-found`, `forbidden`, `conflict` when the stage or an unfinished predecessor doesn't allow it, or
    ///   `invalid` for a drop without a reason.
    package mutating func change(
        task id: String,
        _ change: TaskChange,
        by caller: Caller,
        at now: Instant
    ) throws -> Outcome {
        guard let index = tasks.firstIndex(where: { $0.id == id }) else {
            throw HubError(.notFound, "Campaign \(key) has no task \"\(id)\"")
        }
        let before = tasks[index]
        try checkAccess(to: before, for: caller)
        if let state = change.state { try move(index, to: state, change.reason, caller, now) }
        if let assignee = change.assignee { tasks[index].assignee = assignee }
        refreshBlockedTasks()
        guard tasks[index] != before else { return Outcome(events: []) }
        touch(at: now)
        let event = CampaignEvent(
            type: .taskChanged,
            occurredAt: now,
            reason: change.reason,
            changes: Change.between(.object(before.snapshot), .object(tasks[index].snapshot), at: "/tasks/\(id)")
        )
        return Outcome(events: [event])
    }

    private func checkAccess(to task: CampaignTask, for caller: Caller) throws {
        let roles: [Role] = task.role == .vendor ? [.vendor, .producer, .lead] : [task.role, .lead]
        guard caller.has(anyOf: roles, in: division) else {
            throw HubError(.forbidden, "This task is for \(roles.map(\.rawValue).listed)")
        }
    }

    private mutating func move(
        _ index: Int,
        to state: CampaignTask.State,
        _ reason: String?,
        _ caller: Caller,
        _ now: Instant
    ) throws {
        let task = tasks[index]
        guard state != task.state else { return }
        guard task.stage == stage else {
            throw HubError(
                .conflict,
                "The task belongs to the stage \(task.stage.rawValue); the campaign is in \(stage.rawValue)",
                details: ["stage": .string(stage.rawValue)]
            )
        }
        guard !isHeld || state == .ready else { throw HubError(.conflict, "The campaign is on hold") }
        try checkPredecessors(of: task, before: state)
        if state == .dropped, (reason ?? "").isEmpty {
            throw HubError(
                .invalid,
                "Dropping a task needs a reason",
                issues: [Issue(pointer: "/reason", code: "required", detail: "Say why the task isn't needed")]
            )
        }
        tasks[index].state = state
        tasks[index].startedAt = state == .ready ? nil : tasks[index].startedAt ?? now
        tasks[index].finishedAt = state.isFinished ? now : nil
        tasks[index].finishedBy = state.isFinished ? caller.id : nil
        if tasks[index].assignee == nil, state == .inProgress { tasks[index].assignee = caller.id }
    }

    private func checkPredecessors(of task: CampaignTask, before state: CampaignTask.State) throws {
        guard state == .inProgress || state == .done else { return }
        let open = tasks.filter { task.after.contains($0.id) && !$0.state.isFinished }
        guard !open.isEmpty else { return }
        throw HubError(
            .conflict,
            "The task waits for others",
            issues: open.map {
                Issue(
                    pointer: "/tasks/\($0.id)",
                    code: "task-open",
                    detail: $0.title,
                    satisfy: .finishing($0, of: self)
                )
            }
        )
    }
}
