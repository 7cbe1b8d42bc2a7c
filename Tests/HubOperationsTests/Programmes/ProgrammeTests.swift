import HubDomain
import HubJSON
import HubOperations
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct ProgrammeTests {
    private let key = ProgrammeKey(number: 1)

    private func programme(_ test: TestHub, by person: TestPerson = .requester) async throws -> ProgrammeView {
        try await test.hub.makeProgramme("Spring", note: nil, owner: nil, by: person.caller).value
    }

    @discardableResult
    private func add(
        _ campaign: CampaignKey,
        by person: TestPerson = .lead,
        _ test: TestHub
    ) async throws -> ProgrammeDetail {
        try await test.hub.add(campaign, to: key, by: person.caller, expecting: nil)
    }

    private func shown(to person: TestPerson = .lead, _ test: TestHub) async throws -> ProgrammeDetail {
        try await test.hub.programme(key, for: person.caller)
    }

    @Test func `a programme sums quotes and expenses over its campaigns, by currency`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        #expect(try await programme(test).programme.key.description == "PRG-1")
        let first = try await run.campaign(in: .build)
        let second = try await run.campaign(in: .build, from: .twoLines(at: test.now))
        var expected: [String: Int64] = [:]
        for campaign in [first, second] {
            let quote = try await test.hub.makeQuote(of: campaign.key, by: TestPerson.lead.caller).value.quote.figures
            expected[quote.currency, default: 0] += quote.p90
            let draft = ExpenseDraft(
                line: campaign.lines[0].id,
                vendor: "agency-a",
                description: "Pictures",
                kind: .passThrough,
                markUp: 0,
                amount: Money(10_000, "EUR"),
                orderedOn: nil
            )
            _ = try await test.hub.order(draft, for: campaign.key, by: TestPerson.lead.caller)
            try await add(campaign.key, test)
        }
        let unquoted = try await run.campaign(in: .draft)
        try await add(unquoted.key, test)
        let detail = try await shown(test)
        #expect(detail.campaigns.map(\.key) == [first.key, second.key, unquoted.key])
        #expect(detail.figures.quotes.mapValues(\.p90) == expected)
        #expect(detail.figures.quotes.values.map(\.campaigns).reduce(0, +) == 2)
        #expect(detail.figures.unquoted == 1)
        #expect(detail.figures.expenses["EUR"]?.committed == 10_000)
        #expect(detail.figures.expenses.values.allSatisfy { $0.actual == 0 && $0.media == 0 })
        #expect(detail.figures.stages == ["build": 2, "draft": 1])
    }

    @Test func `a campaign is in one programme at most, and tells of it`() async throws {
        let test = try await TestHub()
        let campaign = try await ScenarioRunner(test).campaign(in: .build)
        _ = try await programme(test)
        _ = try await test.hub.makeProgramme("Summer", note: nil, owner: nil, by: TestPerson.lead.caller)
        try await add(campaign.key, by: .requester, test)
        let joined = try await test.hub.campaign(campaign.key).campaign
        #expect(joined.programme == key)
        #expect(joined.version == campaign.version + 1)
        #expect(try await test.reopened().hub.campaign(campaign.key).campaign == joined)
        try await add(campaign.key, test)
        #expect(try await test.eventCounts()["campaign.programme-changed"] == 1, "once is enough")
        let other = ProgrammeKey(number: 2)
        try await test.refusal(.conflict) {
            try await test.hub.add(campaign.key, to: other, by: TestPerson.lead.caller, expecting: nil)
        }
        try await test.refusal(.notFound) {
            try await test.hub.remove(campaign.key, from: other, by: TestPerson.lead.caller, expecting: nil)
        }
        try await test.refusal(.forbidden) { try await add(campaign.key, by: .reviewer, test) }
        try await test.hub.remove(campaign.key, from: key, by: TestPerson.lead.caller, expecting: nil)
        #expect(try await test.hub.campaign(campaign.key).campaign.programme == nil)
        #expect(try await shown(test).campaigns.isEmpty)
        #expect(try await test.chainProblems() == [])
    }

    @Test func `the calendar tells how sure each launch is`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        _ = try await programme(test)
        let live = try await run.campaign(in: .live)
        let committed = try await run.campaign(in: .build)
        let requested = try await run.campaign(in: .intake)
        let gone = try await run.campaign(in: "cancelled")
        for campaign in [live, committed, requested, gone] { try await add(campaign.key, test) }
        let launches = try await shown(test).launches
        func entry(_ key: CampaignKey) -> ProgrammeLaunch? { launches.first { $0.campaign == key } }
        #expect(entry(live.key)?.certainty == .launched)
        #expect(entry(committed.key)?.certainty == .committed)
        #expect(entry(committed.key)?.at == committed.committedLaunchAt)
        #expect(entry(requested.key)?.certainty == .requested)
        #expect(entry(gone.key) == nil)
        #expect(launches.map(\.at) == launches.map(\.at).sorted())
    }

    @Test func `confidential campaigns count for those whom they name`() async throws {
        let test = try await TestHub()
        _ = try await programme(test)
        var draft = try RequestDraft.newsletter(at: test.now)
        draft.brief["confidential"] = true
        let secret = try await ScenarioRunner(test).campaign(in: .build, from: draft)
        try await add(secret.key, test)
        #expect(try await shown(to: .finance, test).campaigns.isEmpty)
        #expect(try await shown(to: .lead, test).campaigns.map(\.key) == [secret.key])
    }

    @Test func `its owner and leads edit it, by its version`() async throws {
        let test = try await TestHub()
        _ = try await programme(test)
        func edit(_ title: String, by person: TestPerson, _ version: Int64? = nil) async throws -> ProgrammeView {
            try await test.hub.editProgramme(
                key,
                title: title,
                note: .some("With flowers"),
                owner: nil,
                by: person.caller,
                expecting: version
            )
        }
        #expect(try await edit("Garden", by: .requester, 1).programme.version == 2)
        #expect(try await edit("Garden", by: .requester).programme.version == 2, "nothing changed")
        try await test.refusal(.staleVersion) { try await edit("Late", by: .lead, 1) }
        try await test.refusal(.forbidden) { try await edit("Mine", by: .otherRequester) }
        try await test.refusal(.invalid) { try await edit(" ", by: .lead) }
        try await test.refusal(.forbidden) { try await programme(test, by: .viewer) }
        #expect(try await edit("Lawn", by: .lead).programme.title == "Lawn")
        let list = try await test.hub.programmes(PageRequest(limit: 5))
        #expect(list.items.map(\.programme.title) == ["Lawn"])
        #expect(try await test.eventCounts()["programme.edited"] == 2)
        #expect(try await test.chainProblems() == [])
    }
}
