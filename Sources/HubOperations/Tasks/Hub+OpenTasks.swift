package import HubDomain
package import HubStore

/// An unfinished task with its campaign.
package struct OpenTask: Sendable {
    package let campaign: Campaign
    package let task: CampaignTask
    package let assignee: PersonName?
    /// Its due instant has passed.
    package let isOverdue: Bool
}

extension Hub {
    /// Unfinished tasks in the order in which they fall due.
    /// - Parameter assignee: Address, id, or `me`.
    package func openTasks(
        _ filter: TaskFilter,
        assignee: String? = nil,
        for caller: Caller,
        page: PageRequest<TaskPosition>
    ) async throws -> Page<OpenTask, TaskPosition> {
        try await store.read { tx in
            var filter = filter
            if let assignee {
                let id = assignee == "me" ? caller.id : try person(assignee, in: tx)?.id
                guard let id else { return Page(items: [], next: nil) }
                filter.assignee = id
            }
            let found = try tx.tasks.open(
                filter,
                for: try tx.viewer(caller),
                after: page.after,
                limit: page.fetchCount
            )
            let listed = page.page(found) { $0.position }
            return Page(items: try listed.items.compactMap { try open($0, in: tx) }, next: listed.next)
        }
    }

    private func open(_ listed: ListedTask, in tx: ReadTransaction) throws -> OpenTask? {
        let campaign = try tx.campaigns.find(listed.campaign)
        guard let task = campaign.tasks.first(where: { $0.id == listed.task }) else { return nil }
        return OpenTask(
            campaign: campaign,
            task: task,
            assignee: try task.assignee.map { try name(of: $0, in: tx) },
            isOverdue: task.dueAt.map { $0 < tx.now } ?? false
        )
    }

    /// Brings the due instants of tasks up to a change.
    func settleTasks(
        of campaign: inout Campaign,
        since before: Campaign,
        in tx: ReadTransaction
    ) throws {
        guard !campaign.tasks.isEmpty, campaign.mayMoveTaskDues(since: before) else { return }
        // The change may have pinned others, or added a line of a service that wasn't there.
        let after = try definitions.pinned(for: campaign, in: tx)
        try campaign.settleTaskDues(by: after, try definitions.clockShelf(for: campaign, in: tx))
    }
}
