import HubDomain
import HubJSON
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct CampaignRoundTripTests {
    @Test(arguments: [UInt64(1), 2, 3])
    func `what was inserted is found again with all its parts`(seed: UInt64) async throws {
        let test = try await TestHub()
        var generator = CampaignGenerator(seed: seed)
        let campaigns = (1...60).map { generator.campaign(number: Int64(1_000 + $0)) }
        try await test.store.write { tx in
            for campaign in campaigns { try tx.campaigns.insert(campaign, chain: .start) }
        }
        for campaign in campaigns {
            let found = try await test.store.read { tx in
                (try tx.campaigns.find(campaign.key), try tx.campaigns.find(id: campaign.id))
            }
            #expect(found.0.withSortedTicks == campaign.withSortedTicks)
            #expect(found.1?.withSortedTicks == campaign.withSortedTicks)
        }
    }

    @Test(arguments: [UInt64(11), 12, 13, 14])
    func `after any series of changes the store holds what memory holds`(seed: UInt64) async throws {
        let test = try await TestHub()
        var generator = CampaignGenerator(seed: seed)
        var expected = generator.campaign(number: 1_001)
        let first = expected
        try await test.store.write { tx in try tx.campaigns.insert(first, chain: .start) }
        for round in 1...40 {
            let before = expected
            var after = expected
            generator.change(&after)
            let changed = after
            expected = try await test.store.write { tx in
                let stored = try tx.campaigns.lock(changed.key, expecting: before.version)
                #expect(stored.campaign.revision == Int64(round) + 1)
                try tx.campaigns.update(changed, since: stored.campaign, chain: stored.chain)
                return changed.at(revision: Int64(round) + 1)
            }
            // By id it is read from the disk, by key it may come from memory.
            let stored = try await test.store.read { try $0.campaigns.find(id: changed.id) }
            try #require(stored?.withSortedTicks == expected.withSortedTicks, "seed \(seed), round \(round)")
            let found = try await test.store.read { try $0.campaigns.find(changed.key) }
            try #require(found.withSortedTicks == expected.withSortedTicks, "seed \(seed), round \(round)")
        }
    }

    @Test func `a change writes the rows that differ and no others`() async throws {
        let test = try await TestHub()
        var generator = CampaignGenerator(seed: 21)
        var campaign = generator.campaign(number: 1_001)
        for _ in 0..<5 { generator.change(&campaign) }
        let stored = campaign
        try await test.store.write { tx in try tx.campaigns.insert(stored, chain: .start) }
        try await WriteLog.install(on: test)

        #expect(try await WriteLog.rows(of: test, changing: stored.key) { _ in } == ["campaigns UPDATE": 2])
        let oneTask = try await WriteLog.rows(of: test, changing: stored.key) { campaign in
            let state = campaign.tasks[1].state
            campaign.tasks[1].state = state == .done ? .ready : .done
        }
        #expect(oneTask == ["campaigns UPDATE": 2, "campaign_tasks UPDATE": 1])
        let newHold = try await WriteLog.rows(of: test, changing: stored.key) { campaign in
            campaign.holds.append(Hold(id: "H99", reason: "freeze", since: TestHub.start))
        }
        #expect(newHold == ["campaigns UPDATE": 2, "campaign_holds INSERT": 1])
        let oneTick = try await WriteLog.rows(of: test, changing: stored.key) { campaign in
            let tick = campaign.ticks.removeFirst()
            campaign.ticks.append(tick)
        }
        #expect(oneTick == ["campaigns UPDATE": 2])
    }

    @Test func `a removed line leaves the store, and the others move up`() async throws {
        let test = try await TestHub()
        var generator = CampaignGenerator(seed: 31)
        var campaign = generator.campaign(number: 1_001)
        campaign.lines = (1...50).map { number in
            ServiceLine(
                id: "L\(number)",
                service: "landing-page",
                serviceVersion: 1,
                tier: .small,
                proposedTier: nil,
                quantity: number,
                locale: "en-GB",
                answers: ["name": .string("Línea \(number)")]
            )
        }
        let full = campaign
        try await test.store.write { try $0.campaigns.insert(full, chain: .start) }
        #expect(try await test.store.read { try $0.campaigns.find(id: full.id)?.lines } == full.lines)
        try await test.store.write { tx in
            let stored = try tx.campaigns.lock(full.key, expecting: nil)
            var changed = stored.campaign
            changed.lines.removeAll { $0.quantity.isMultiple(of: 2) }
            changed.lines.reverse()
            try tx.campaigns.update(changed, since: stored.campaign, chain: stored.chain)
        }
        let lines = try await test.store.read { try $0.campaigns.find(id: full.id)?.lines }
        #expect(lines == full.lines.filter { !$0.quantity.isMultiple(of: 2) }.reversed())
        #expect(try await test.rowCounts()["campaign_lines"] == 25)
    }

    @Test func `locking raises the revision and refuses a stale version with the state in force`() async throws {
        let test = try await TestHub()
        var generator = CampaignGenerator(seed: 41)
        let campaign = generator.campaign(number: 1_001)
        try await test.store.write { try $0.campaigns.insert(campaign, chain: .start) }
        let locked = try await test.store.write { try $0.campaigns.lock(campaign.key, expecting: campaign.version) }
        #expect(locked.campaign.revision == campaign.revision + 1)
        #expect(locked.chain == .start)

        let error = await #expect(throws: HubError.self) {
            try await test.store.write { try $0.campaigns.lock(campaign.key, expecting: campaign.version - 1) }
        }
        #expect(error?.code == .staleVersion)
        #expect(error?.details["version"] == .integer(campaign.version))
        #expect(error?.details["stage"] == .string(campaign.stage.rawValue))
        #expect(try await test.store.read { try $0.campaigns.find(campaign.key).revision } == campaign.revision + 1)

        let missing = await #expect(throws: HubError.self) {
            try await test.store.write { try $0.campaigns.lock(CampaignKey(number: 9), expecting: nil) }
        }
        #expect(missing?.code == .notFound)
    }

    @Test func `numbers begin at 1001 and follow the highest`() async throws {
        let test = try await TestHub()
        var generator = CampaignGenerator(seed: 51)
        let campaign = generator.campaign(number: 4_711)
        let keys = try await test.store.write { tx in
            let first = try tx.campaigns.nextKey()
            try tx.campaigns.insert(campaign, chain: .start)
            return [first, try tx.campaigns.nextKey()]
        }
        #expect(keys.map(\.description) == ["CMP-1001", "CMP-4712"])
    }
}

/// Counts the rows that a change of a campaign writes, by triggers.
private enum WriteLog {
    private static let tables = [
        "campaigns", "campaign_lines", "campaign_holds", "campaign_tasks", "campaign_ticks", "campaign_findings",
    ]
    private static let read = Statement("test.writeLog", "SELECT entry FROM write_log", mayScan: true)
    private static let clear = Statement("test.writeLog.clear", "DELETE FROM write_log")

    static func install(on test: TestHub) async throws {
        let triggers = tables.flatMap { table in
            ["INSERT", "UPDATE", "DELETE"].map { kind in
                """
                CREATE TRIGGER log_\(table)_\(kind) AFTER \(kind) ON \(table)
                BEGIN INSERT INTO write_log (entry) VALUES ('\(table) \(kind)'); END;
                """
            }
        }
        let script = "CREATE TABLE write_log (entry TEXT NOT NULL) STRICT;\n" + triggers.joined(separator: "\n")
        try await test.driver.withWriter { try $0.execute(script: script) }
    }

    static func rows(
        of test: TestHub,
        changing key: CampaignKey,
        _ change: @escaping @Sendable (inout Campaign) -> Void
    ) async throws -> [String: Int] {
        try await test.store.write { tx in
            try tx.run(clear)
            let stored = try tx.campaigns.lock(key, expecting: nil)
            var campaign = stored.campaign
            change(&campaign)
            try tx.campaigns.update(campaign, since: stored.campaign, chain: stored.chain)
            let entries = try tx.all(read) { try $0.text(0) }
            return Dictionary(entries.map { ($0, 1) }, uniquingKeysWith: +)
        }
    }
}
