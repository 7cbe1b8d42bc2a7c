import HubDomain
import HubJSON
import HubOperations
import Testing

@testable import HubDemo

/// Every brief that the demo writes must be right by the shipped definitions, not only those of one seed's history.
struct BriefTests {
    @Test(arguments: [UInt64(1), 2, 3])
    func `every brief has the right form and meets what intake and build ask for`(seed: UInt64) async throws {
        let demo = try await DemoHub()
        let orders = try await demo.orders(400, seed: seed)
        let brief = try #require(demo.hub.definitions.heads(of: .brief).first?.value.brief)
        let services = Dictionary(
            demo.hub.definitions.heads(of: .service).map { ($0.reference.key, $0.value.service) },
            uniquingKeysWith: { first, _ in first }
        ).compactMapValues(\.self)
        for order in orders {
            #expect(order.draft.problems(brief: brief, services: services) == [], "\(order.draft.title)")
            let unmet = try demo.assess(order).blocking([.intake, .build])
            #expect(unmet.map(\.pointer) == [], "\(order.draft.title)")
        }
        #expect(Set(orders.flatMap(\.services)) == Set(ServiceKind.allCases))
        try await demo.close()
    }

    @Test func `titles are varied`() async throws {
        let demo = try await DemoHub()
        let titles = try await demo.orders(1_000, seed: 1).map(\.draft.title)
        #expect(Set(titles).count > 800)
        try await demo.close()
    }
}
