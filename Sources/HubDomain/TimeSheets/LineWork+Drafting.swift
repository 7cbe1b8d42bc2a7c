extension Campaign {
    /// What a draft of time is work on.
    /// - Parameter roles: Of whoever did it, in the campaign's division.
    /// - Throws: `invalid` with every problem, `conflict` for a draft of a campaign.
    package func work(of draft: TimeDraft, by roles: Set<Role>) throws -> LineWork {
        guard submittedAt != nil else {
            throw HubError(.conflict, "\(key) is still a draft: time is entered from its submission on")
        }
        let task = draft.task.flatMap { id in tasks.first { $0.id == id } }
        var issues: [Issue] = []
        if let id = draft.task, task == nil {
            issues.append(.invalid("/task", "\(key) has no task \"\(id.shortened)\""))
        }
        if let task, let line = draft.line, task.line != line {
            issues.append(.invalid("/line", "task \(task.id) is work on \(task.line)"))
        }
        let line = draft.line ?? task?.line
        if let line, self.line(line) == nil {
            issues.append(.invalid("/line", "\(key) has no line \"\(line.shortened)\""))
        }
        let role = draft.role ?? task?.role ?? RateCard.roles.first(where: roles.contains)
        if role == nil { issues.append(.required("/role", "Say in which role the work was done")) }
        if let role, !mayWork(as: role, roles) {
            issues.append(.invalid("/role", "the person is no \(role.rawValue) in division \(division)"))
        }
        guard issues.isEmpty, let line, let role else {
            throw HubError(.invalid, "The time entry has problems", issues: issues)
        }
        return LineWork(
            campaign: key,
            division: division,
            line: line,
            task: draft.task,
            role: role,
            team: draft.vendor == nil ? draft.team ?? team : nil,
            vendor: draft.vendor,
            isChangeOrder: draft.isChangeOrder
        )
    }

    /// Producers look after the work of vendors, and leads may do everything.
    private func mayWork(as role: Role, _ roles: Set<Role>) -> Bool {
        roles.contains(role) || roles.contains(.lead) || role == .vendor && roles.contains(.producer)
    }
}
