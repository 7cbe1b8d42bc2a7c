import HubDomain
import HubStore
import HubTestSupport
import Testing

/// What is kept of campaigns between transactions never differs from what the database holds.
@Suite(.timeLimit(.minutes(60)))
struct RevisionCacheTests {
    private struct Refusal: Error {}

    private func stored(in test: TestHub) async throws -> Campaign {
        var generator = CampaignGenerator(seed: 61)
        var campaign = generator.campaign(number: 1_001)
        campaign.title = "first"
        let first = campaign
        try await test.store.write { try $0.campaigns.insert(first, chain: .start) }
        return campaign
    }

    private static func rename(_ key: CampaignKey, to title: String, in tx: WriteTransaction) throws {
        let stored = try tx.campaigns.lock(key, expecting: nil)
        var campaign = stored.campaign
        campaign.title = title
        try tx.campaigns.update(campaign, since: stored.campaign, chain: stored.chain)
    }

    /// Takes the next revision without changing anything, so that nothing newer is kept.
    private func touchedTitle(of key: CampaignKey, in test: TestHub) async throws -> String {
        _ = try await test.store.write { try $0.campaigns.lock(key, expecting: nil) }
        return try await test.store.read { try $0.campaigns.find(key).title }
    }

    @Test func `a change that is undone leaves nothing behind`() async throws {
        let test = try await TestHub()
        let key = try await stored(in: test).key
        await #expect(throws: Refusal.self) {
            try await test.store.write { tx in
                try Self.rename(key, to: "undone", in: tx)
                throw Refusal()
            }
        }
        #expect(try await touchedTitle(of: key, in: test) == "first")
    }

    @Test func `an attempt that is undone inside a write leaves nothing behind`() async throws {
        let test = try await TestHub()
        let key = try await stored(in: test).key
        try await test.store.write { tx in
            try? tx.attempt {
                try Self.rename(key, to: "undone", in: tx)
                throw Refusal()
            }
        }
        #expect(try await touchedTitle(of: key, in: test) == "first")
    }

    @Test func `a change whose transaction was lost leaves nothing behind`() async throws {
        let test = try await TestHub()
        let key = try await stored(in: test).key
        try await test.driver.withWriter { try $0.execute(script: "PRAGMA max_page_count = 1") }
        await #expect(throws: HubError.self) {
            try await test.store.write { tx in
                try Self.rename(key, to: "lost", in: tx)
                try Self.rename(key, to: String(repeating: "too long ", count: 200_000), in: tx)
            }
        }
        try await test.driver.withWriter { try $0.execute(script: "PRAGMA max_page_count = 1000000") }
        #expect(try await touchedTitle(of: key, in: test) == "first")
    }

    @Test func `a change by another process is seen`() async throws {
        let test = try await TestHub()
        let key = try await stored(in: test).key
        #expect(try await test.store.read { try $0.campaigns.find(key).title } == "first")
        try await test.driver.withWriter {
            try $0.execute(script: "UPDATE campaigns SET title = 'theirs', revision = revision + 1")
        }
        #expect(try await test.store.read { try $0.campaigns.find(key).title } == "theirs")
        #expect(try await test.store.write { try $0.campaigns.lock(key, expecting: nil).campaign.title } == "theirs")
    }

    @Test func `what was not asked for makes room, the rest stays`() {
        let cache = RevisionCache<Int>(limit: 8)
        cache.keep(0, of: "often", at: 1)
        for number in 1...100 {
            cache.keep(number, of: "c\(number)", at: 1)
            #expect(cache.value(of: "often", at: 1) == 0)
        }
        #expect(cache.value(of: "c1", at: 1) == nil)
        #expect(cache.value(of: "c100", at: 1) == 100)
        #expect(cache.value(of: "c100", at: 2) == nil)
        cache.keep(7, of: "c100", at: 3)
        cache.keep(6, of: "c100", at: 2)
        #expect(cache.value(of: "c100", at: 3) == 7)
    }
}
