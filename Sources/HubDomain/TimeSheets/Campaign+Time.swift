extension Campaign {
    /// Whether an entry counts as building: its task belongs to the build, or, without a task, its role builds.
    package func isBuilding(_ work: LineWork, in workflow: WorkflowDefinition) -> Bool {
        if let task = work.task { return tasks.first { $0.id == task }?.isBuilding(in: workflow) ?? false }
        return work.role == .producer || work.role == .vendor
    }

    /// Takes note of entries: whoever spent time on the build is one of those who may not pass QA.
    package mutating func note(_ entries: [TimeEntry], in workflow: WorkflowDefinition) {
        for entry in entries {
            guard let work = entry.work.line, isBuilding(work, in: workflow) else { continue }
            remember(builder: entry.person)
        }
    }
}
