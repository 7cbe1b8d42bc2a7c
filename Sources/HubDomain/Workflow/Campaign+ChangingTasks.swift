private import HubJSON

extension Campaign {
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
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) throws -> Outcome {
        guard let index = tasks.firstIndex(where: { $0.id == id }) else {
            throw HubError(.notFound, "Campaign \(key) has no task \"\(id)\"")
        }
        let before = tasks[index]
        try checkAccess(to: before, for: caller)
        let issues = TextRules.issues(withReason: change.reason)
        guard issues.isEmpty else { throw HubError(.invalid, "The change of the task has problems", issues: issues) }
        if let state = change.state { try move(index, to: state, change.reason, caller, definitions.workflow, now) }
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
        _ workflow: WorkflowDefinition,
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
        guard !isHeld(task.line) || state == .ready else {
            throw HubError(
                .conflict,
                "The work on \(task.line) is on hold",
                details: ["stage": .string(stage.rawValue)]
            )
        }
        try checkPredecessors(of: task, before: state)
        try checkInput(state, reason)
        if task.isBuilding(in: workflow), task.state == .done, let finisher = task.finishedBy {
            remember(builder: finisher)
        }
        tasks[index].state = state
        tasks[index].startedAt = state == .ready ? nil : tasks[index].startedAt ?? now
        tasks[index].finishedAt = state.isFinished ? now : nil
        tasks[index].finishedBy = state.isFinished ? caller.id : nil
        if tasks[index].assignee == nil, state == .inProgress { tasks[index].assignee = caller.id }
    }

    private func checkInput(_ state: CampaignTask.State, _ reason: String?) throws {
        if state == .blocked {
            let detail = "follows from tasks that come first; what waits for people is put on hold"
            throw HubError(.invalid, "A task isn't blocked by hand", issues: [.invalid("/state", detail)])
        }
        if state == .dropped, (reason ?? "").isBlank {
            let issue = Issue.required("/reason", "Say why the task isn't needed")
            throw HubError(.invalid, "Dropping a task needs a reason", issues: [issue])
        }
    }

    private func checkPredecessors(of task: CampaignTask, before state: CampaignTask.State) throws {
        let isUnblocking = state == .ready && task.state == .blocked
        guard state == .inProgress || state == .done || isUnblocking else { return }
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
