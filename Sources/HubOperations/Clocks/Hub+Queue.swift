package import HubDomain
import HubStore

/// Open work as the queue shows it.
package struct QueueEntry: Sendable {
    package let campaign: Campaign
    /// Running and paused clocks, the one that is due next first.
    package let clocks: [ClockReading]
}

extension Hub {
    /// Open campaigns by the earliest due instant of a running clock, then by priority; those whose clocks are paused or
    /// stopped come last.
    /// - Parameter assignee: Address or id of a person with an unfinished task.
    package func queue(
        _ filter: QueueFilter,
        assignee: String? = nil,
        for caller: Caller,
        page: PageRequest<QueuePosition>
    ) async throws -> Page<QueueEntry, QueuePosition> {
        try await store.read { tx in
            var filter = filter
            if let assignee {
                guard let person = try person(assignee, in: tx) else { return Page(items: [], next: nil) }
                filter.assignee = person.id
            }
            let found = try tx.clocks.queue(filter, for: try tx.viewer(caller), page)
            return Page(items: try found.items.map { try entry(of: $0, in: tx) }, next: found.next)
        }
    }

    private func entry(of campaign: Campaign, in tx: ReadTransaction) throws -> QueueEntry {
        let workflow = try definitions.value(campaign.pins.workflow, in: tx).workflow
        guard let workflow else { throw HubError(.internalError, "A pinned definition is of another kind") }
        let shelf = try definitions.clockShelf(for: campaign, in: tx)
        let readings = try campaign.clocks.filter(\.isActive).map {
            try campaign.reading(of: $0, shelf, workflow, at: tx.now)
        }
        return QueueEntry(
            campaign: campaign,
            clocks: readings.sorted { ($0.dueAt ?? Campaign.endOfQueue) < ($1.dueAt ?? Campaign.endOfQueue) }
        )
    }
}
