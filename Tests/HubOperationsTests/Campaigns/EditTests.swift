import HubDomain
import HubJSON
import HubOperations
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct EditTests {
    private func edit(_ title: String) -> CampaignEdit {
        var edit = CampaignEdit()
        edit.title = title
        return edit
    }

    @Test func `an edit raises the version and records what changed`() async throws {
        let test = try await TestHub()
        let campaign = try await ScenarioRunner(test).create()
        test.clock.advance(by: .minutes(1))
        var edit = edit("Autumn")
        edit.brief = ["goal": nil, "keyMessage": "Short"]
        edit.reason = "New season"
        let view = try await test.hub.edit(
            campaign.key,
            edit,
            by: TestPerson.requester.caller(requestID: "req-1"),
            expecting: 1
        )
        #expect(view.campaign.version == 2)
        #expect(view.campaign.updatedAt == test.now)
        #expect(view.campaign.brief["goal"] == nil)
        let event = try #require(try await test.hub.events(of: campaign.key, PageRequest(limit: 10)).items.last)
        #expect(event.type == "campaign.edited")
        #expect(event.body["reason"] == "New season")
        #expect(event.body["requestId"] == "req-1")
        let changes = event.body["changes"]?.array ?? []
        let pointers = changes.compactMap { $0["pointer"]?.string }.sorted()
        #expect(pointers == ["/brief/goal", "/brief/keyMessage", "/title"])
        let title = changes.first { $0["pointer"] == "/title" }
        #expect(title?["before"] == "Spring garden newsletter")
        #expect(title?["after"] == "Autumn")
    }

    @Test func `an edit that changes nothing leaves version and events alone`() async throws {
        let test = try await TestHub()
        let campaign = try await ScenarioRunner(test).create()
        let counts = try await test.rowCounts()
        test.clock.advance(by: .hours(1))
        let same = try await test.hub.edit(
            campaign.key,
            edit(campaign.title),
            by: TestPerson.requester.caller,
            expecting: 1
        )
        #expect(same.campaign.version == 1)
        #expect(same.campaign.updatedAt == campaign.updatedAt)
        #expect(try await test.rowCounts() == counts)
        let draft = try await ScenarioRunner(test).create(submit: false)
        let again = try await test.hub.edit(draft.key, CampaignEdit(), by: TestPerson.requester.caller, expecting: 1)
        #expect(again.campaign.version == 1)
        #expect(try await test.eventCounts() == ["campaign.submitted": 1, "campaign.drafted": 1])
    }

    @Test func `a stale version is refused with the one in force, none is taken as it is`() async throws {
        let test = try await TestHub()
        let campaign = try await ScenarioRunner(test).create()
        let caller = TestPerson.requester.caller
        _ = try await test.hub.edit(campaign.key, edit("Two"), by: caller, expecting: 1)
        let error = try await test.refusal(.staleVersion) {
            try await test.hub.edit(campaign.key, edit("Three"), by: caller, expecting: 1)
        }
        #expect(error?.details["version"] == 2)
        try await test.refusal(.staleVersion) {
            try await test.hub.perform(
                .accept(campaign, at: test.now),
                on: campaign.key,
                for: TestPerson.producer.caller,
                expecting: 1
            )
        }
        try await test.refusal(.staleVersion) {
            try await test.hub.edit(campaign.key, line: "L1", LineEdit(), by: caller, expecting: 7)
        }
        #expect(try await test.hub.edit(campaign.key, edit("Four"), by: caller, expecting: nil).campaign.version == 3)
    }

    @Test func `refused edits store nothing`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let campaign = try await run.create()
        let key = campaign.key
        try await test.refusal(.forbidden) {
            try await test.hub.edit(key, edit("x"), by: TestPerson.otherRequester.caller, expecting: nil)
        }
        try await test.refusal(.invalid) {
            try await test.hub.edit(key, edit("bad\u{0}"), by: TestPerson.requester.caller, expecting: nil)
        }
        try await test.refusal(.notFound) {
            try await test.hub.edit(CampaignKey(number: 1), edit("x"), by: TestPerson.lead.caller, expecting: nil)
        }
        try await test.refusal(.notFound) {
            try await test.hub.edit(key, line: "L9", LineEdit(), by: TestPerson.lead.caller, expecting: nil)
        }
        var wrong = LineEdit()
        wrong.answers = ["template": "unheard-of", "nonsense": 1]
        let badLine = wrong
        let error = try await test.refusal(.invalid) {
            try await test.hub.edit(key, line: "L1", badLine, by: TestPerson.requester.caller, expecting: nil)
        }
        #expect(Set(error?.issues.map(\.pointer) ?? []) == ["/answers/template", "/answers/nonsense"])
        let ended = try await run.campaign(in: "cancelled")
        try await test.refusal(.conflict) {
            try await test.hub.edit(ended.key, edit("x"), by: TestPerson.lead.caller, expecting: nil)
        }
    }

    @Test func `lines of a draft may be replaced, kept and removed`() async throws {
        let test = try await TestHub()
        let draft = try RequestDraft.twoLines(at: test.now)
        let created = try await ScenarioRunner(test).create(draft, submit: false)
        var edit = CampaignEdit()
        var kept = draft.lines[1]
        kept.id = "L2"
        kept.quantity = 3
        edit.lines = [kept, draft.lines[0]]
        let view = try await test.hub.edit(created.key, edit, by: TestPerson.requester.caller, expecting: 1)
        #expect(view.campaign.lines.map(\.id) == ["L2", "L3"])
        #expect(view.campaign.lines.map(\.quantity) == [3, 1])
        #expect(try await test.hub.campaign(created.key).campaign == view.campaign)
        #expect(try await test.rowCounts()["campaign_lines"] == 2)
    }

    @Test func `a line can't be named twice in one edit`() async throws {
        let test = try await TestHub()
        let draft = try RequestDraft.landingPage(at: test.now)
        let created = try await ScenarioRunner(test).create(draft, submit: false)
        var edit = CampaignEdit()
        var line = draft.lines[0]
        line.id = "L1"
        edit.lines = [line, line]
        let twice = edit
        try await test.refusal(.invalid) {
            try await test.hub.edit(created.key, twice, by: TestPerson.requester.caller, expecting: nil)
        }
    }

    @Test func `what was never submitted can't slip past intake by a reopening`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let draft = try await run.create(.incompleteNewsletter(at: test.now), submit: false)
        try await run.advance(draft.key, to: "cancelled")
        do {
            try await run.perform(ActionRequest(action: "reopen", reason: "Again"), on: draft.key, by: .lead)
        } catch let error as HubError {
            #expect([.conflict, .gateUnmet].contains(error.code))
        }
        let campaign = try await test.hub.campaign(draft.key).campaign
        #expect(campaign.submittedAt == nil)
        #expect(campaign.stage == "cancelled" || campaign.stage == .draft)
    }

    @Test func `a clock that steps back neither stops work nor breaks the chain`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let campaign = try await run.create()
        test.clock.set(TestHub.start + .hours(-2))
        let edited = try await test.hub.edit(
            campaign.key,
            edit("Back in time"),
            by: TestPerson.requester.caller,
            expecting: 1
        )
        #expect(edited.campaign.updatedAt == TestHub.start)
        let accepted = try await run.perform(.accept(edited.campaign, at: test.now), on: campaign.key, by: .producer)
        #expect(accepted.stageEnteredAt == TestHub.start)
        let live = try await run.advance(campaign.key, to: .live)
        #expect(live.version > accepted.version)
        #expect(try await test.chainProblems() == [])
        let events = try await test.hub.events(of: campaign.key, PageRequest(limit: 200)).items
        #expect(events.map(\.seq) == events.map(\.seq).sorted())
    }
}
