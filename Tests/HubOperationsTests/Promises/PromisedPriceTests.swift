import HubDomain
import HubStore
import HubTestSupport
import Testing

@testable import HubOperations

struct PromisedPriceTests {
    private struct ChangeOfMind: Error {}

    @Test func `a price worked out in a change that came to nothing is told to nobody`() async throws {
        let test = try await TestHub()
        let submitted = try await ScenarioRunner(test).campaign(in: .intake, from: .newsletter(at: test.now))
        await #expect(throws: ChangeOfMind.self) {
            try await test.store.write { tx in
                var changed = try tx.campaigns.find(submitted.key)
                changed.lines = []
                let pinned = try test.hub.definitions.pinned(for: changed, in: tx)
                let price = try test.hub.toldPrice(of: changed, nil, pinned, in: tx).value
                #expect(amount(price) == nil)
                throw ChangeOfMind()
            }
        }
        let told = try await test.store.read { tx in
            let campaign = try tx.campaigns.find(submitted.key)
            let pinned = try test.hub.definitions.pinned(for: campaign, in: tx)
            return try test.hub.toldPrice(of: campaign, nil, pinned, in: tx).value
        }
        #expect(amount(told) != nil)
    }

    private func amount(_ price: PromisedPrice) -> Int64? {
        guard case .figures(let figures, _) = price else { return nil }
        return figures.p50
    }
}
