import HubDomain
import HubJSON
import HubOperations
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct SearchTests {
    private func find(_ test: TestHub, _ text: String, _ filter: CampaignFilter = CampaignFilter()) async throws
        -> [Int64]
    {
        try await test.hub.campaigns(filter, text: text, page: PageRequest(limit: 50)).items
            .map(\.campaign.key.number).sorted()
    }

    @Test func `what was just written is found, under its new words and not its old ones`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let campaign = try await run.create(.newsletter(at: test.now, title: "Über Zürich: Große Wäsche"))
        try await run.create(.landingPage(at: test.now))
        #expect(try await find(test, "zür") == [1_001])
        #expect(try await find(test, "ÜBER wäsche") == [1_001])
        #expect(try await find(test, "wäsche nothing") == [])
        #expect(try await find(test, "festival") == [1_002])
        var edit = CampaignEdit()
        edit.title = "Кампания для 東京タワー"
        _ = try await test.hub.edit(campaign.key, edit, by: TestPerson.lead.caller, expecting: nil)
        #expect(try await find(test, "zür") == [])
        #expect(try await find(test, "кампа") == [1_001])
        #expect(try await find(test, "東京") == [1_001])
    }

    @Test func `case, accents and the forms of a letter don't matter`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        try await run.create(.empty().titled("Café Łódź Straße ＦＵＬＬ Åre"), submit: false)
        try await run.create(.empty().titled("cafe lodz strasse full are"), submit: false)
        for text in ["Café", "CAFE", "cafe\u{301}", "łódź", "LODZ", "straße", "STRASSE", "full", "ｆｕｌｌ", "åre"] {
            #expect(try await find(test, text) == [1_001, 1_002], "\(text)")
        }
    }

    @Test func `a number finds its campaign, or else the word that it is`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        try await run.create(.empty().titled("Outlook 2027"), submit: false)
        #expect(try await find(test, "1001") == [1_001])
        #expect(try await find(test, "2027") == [1_001])
        #expect(try await find(test, "1002") == [])
        #expect(try await find(test, "01001") == [])
    }

    @Test func `a search doesn't wait for an index that is far behind`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        try await run.create(.empty().titled("Backlog"), submit: false)
        let one = try #require(try await test.allEvents().first?.event)
        try await test.store.write { tx in
            for number in 0..<1_200 {
                _ = try tx.append(
                    NewEvent(
                        id: "far-\(number)",
                        stream: "far",
                        occurredAt: one.occurredAt,
                        type: "task.changed",
                        actorID: nil,
                        body: "{}"
                    )
                )
            }
        }
        #expect(try await find(test, "backlog") == [])
        let indexer = SearchIndexer(store: test.store)
        #expect(try await indexer.lag() > 1_000)
        while try await indexer.runOnce() > 0 {}
        #expect(try await find(test, "backlog") == [1_001])
    }

    @Test func `words of the brief and of answers are found, drafts too`() async throws {
        let test = try await TestHub()
        try await ScenarioRunner(test).create(submit: false)
        #expect(try await find(test, "balcony") == [1_001])
        #expect(try await find(test, "gardener") == [1_001])
        #expect(try await find(test, "garden newsletter herbs basil") == [1_001])
    }

    @Test func `a key finds its campaign, if it fits the other filters`() async throws {
        let test = try await TestHub()
        try await ScenarioRunner(test).create()
        #expect(try await find(test, "cmp-1001") == [1_001])
        #expect(try await find(test, "CMP-1001", CampaignFilter(stage: .intake, division: "consumer")) == [1_001])
        #expect(try await find(test, "CMP-1001", CampaignFilter(stage: .live)) == [])
        #expect(try await find(test, "CMP-1001", CampaignFilter(division: "enterprise")) == [])
        #expect(try await find(test, "CMP-9999") == [])
        let unassigned = try await test.hub.campaigns(
            CampaignFilter(),
            assignee: TestPerson.producer.email,
            text: "CMP-1001",
            page: PageRequest(limit: 5)
        )
        #expect(unassigned.items.isEmpty)
    }

    @Test(arguments: ["", " ", "\u{0}", "%", "_", "a", "😀", "'", "\"", String(repeating: "x", count: 10_000)])
    func `a text without a word finds nothing and harms nothing`(text: String) async throws {
        let test = try await TestHub()
        try await ScenarioRunner(test).create()
        #expect(try await find(test, text) == [])
    }

    @Test func `filters and words hold together`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        try await run.campaign(in: .build)
        try await run.create()
        #expect(try await find(test, "garden", CampaignFilter(stage: .build)) == [1_001])
        #expect(try await find(test, "garden", CampaignFilter(stage: .intake)) == [1_002])
    }
}
