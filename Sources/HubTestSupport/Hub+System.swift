package import HubDomain
package import HubOperations

/// Reading as the hub itself, from which nothing is hidden: what is stored, whoever may see it.
extension Hub {
    package func campaign(_ key: CampaignKey) async throws -> CampaignView { try await campaign(key, for: .system) }

    package func campaigns(
        _ filter: CampaignFilter,
        assignee: String? = nil,
        text: String? = nil,
        page: PageRequest<CampaignPosition>
    ) async throws -> Page<CampaignView, CampaignPosition> {
        try await campaigns(filter, assignee: assignee, text: text, for: .system, page: page)
    }

    package func queue(
        _ filter: QueueFilter,
        assignee: String? = nil,
        page: PageRequest<QueuePosition>
    ) async throws -> Page<QueueEntry, QueuePosition> {
        try await queue(filter, assignee: assignee, for: .system, page: page)
    }

    package func checklist(of key: CampaignKey) async throws -> ChecklistView {
        try await checklist(of: key, for: .system)
    }

    package func tasks(of key: CampaignKey) async throws -> TaskListView { try await tasks(of: key, for: .system) }

    package func findings(of key: CampaignKey) async throws -> FindingListView {
        try await findings(of: key, for: .system)
    }

    package func events(
        of key: CampaignKey,
        _ page: PageRequest<Int64>
    ) async throws -> Page<EventView, Int64> {
        try await events(of: key, for: .system, page)
    }

    package func events(_ page: PageRequest<Int64>) async throws -> Page<EventView, Int64> {
        try await events(for: .system, page)
    }
}
