import HubDomain
import HubOperations
import HubStore
import HubTestSupport
import Testing

/// A disk without room: the database refuses to grow.
@Suite(.timeLimit(.minutes(60)))
struct FullDiskTests {
    @Test func `requests that find no room are refused whole; the stored ones stay whole`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        try await run.create()
        try await test.limitGrowth(to: 12)
        let draft = try RequestDraft.twoLines(at: test.now)
        var stored = 1
        var refused = 0
        let keys = try await withThrowingTaskGroup(of: CampaignKey?.self) { group in
            for _ in 0..<30 {
                group.addTask {
                    do {
                        return try await run.create(draft).key
                    } catch let error as HubError where error.code == .storeFull {
                        return nil
                    }
                }
            }
            return try await group.reduce(into: [CampaignKey?]()) { $0.append($1) }
        }
        stored += keys.compactMap(\.self).count
        refused += keys.filter { $0 == nil }.count
        #expect(refused > 0)
        #expect(stored > 1)
        let counts = try await test.rowCounts()
        #expect(counts["campaigns"] == stored)
        #expect(counts["events"] == stored)
        #expect(counts["facts"] == 2 * stored)
        #expect(counts["campaign_lines"] == 2 * stored - 1)
        #expect(try await test.chainProblems() == [])

        let found = try await test.hub.campaigns(CampaignFilter(), text: "garden", page: PageRequest(limit: 50))
        #expect(found.items.count <= 1)
        try await test.limitGrowth(to: 10_000)
        #expect(try await run.create(draft).key.number == Int64(1_001 + stored))
        let later = try await test.hub.campaigns(CampaignFilter(), text: "garden", page: PageRequest(limit: 50))
        #expect(later.items.count == 1)
        #expect(try await test.driver.withWriter { try $0.integrityProblems() } == [])
    }
}
