import HubDomain
import HubOperations
import Testing

@testable import HubDemo

extension DemoHub {
    static let end = CivilDate(dayNumber: 20_454)  // 2026-01-01

    func orders(_ count: Int, seed: UInt64) async throws -> [Order] {
        let staff = try await Staff.add(to: hub)
        let book = try OrderBook(staff: staff, hub: hub, begin: Self.end.adding(days: -548), end: Self.end, seed: seed)
        return try book.orders(count)
    }

    /// Judges an order's brief as if it had just come in.
    func assess(_ order: Order) throws -> BriefAssessment {
        let workflow = try #require(hub.definitions.heads(of: .workflow).first)
        let brief = try #require(hub.definitions.heads(of: .brief).first)
        let division = try #require(hub.definitions.head(.division, order.profile.key))
        let services = hub.definitions.heads(of: .service)
        let pinned = CampaignDefinitions(
            workflow: try #require(workflow.value.workflow),
            brief: try #require(brief.value.brief),
            division: try #require(division.value.division),
            calendar: order.calendar,
            services: Dictionary(
                uniqueKeysWithValues: try services.map { head in
                    let version = CampaignDefinitions.ServiceVersion(key: head.reference.key, version: 1)
                    return (version, try #require(head.value.service))
                }
            )
        )
        let reference = workflow.reference
        var campaign = Campaign.drafted(
            order.draft,
            id: "id",
            key: CampaignKey(number: 1),
            requester: "somebody",
            pins: Campaign.Pins(workflow: reference, brief: reference, division: reference, calendar: reference),
            serviceVersions: [:],
            in: .draft,
            at: order.arrival
        )
        try campaign.resize(by: pinned, at: order.arrival)
        return try campaign.assess(by: pinned, at: order.arrival)
    }
}
