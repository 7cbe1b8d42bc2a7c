import HubDomain
import HubJSON
import HubOperations
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(15)))
struct ProductionTests {
    @Test func `a task goes to people who may have it, and its change is an event`() async throws {
        let test = try await TestHub()
        let campaign = try await ScenarioRunner(test).campaign(in: .build, from: .landingPage(at: test.now))
        let task = try #require(campaign.tasks.first { $0.stage == .build && $0.state == .ready })
        func change(
            state: CampaignTask.State? = nil,
            assignee: String?? = nil,
            reason: String? = nil,
            by person: TestPerson = .producer
        ) async throws -> TaskListView {
            try await test.hub.changeTask(
                task.id,
                of: campaign.key,
                state: state,
                assignee: assignee,
                reason: reason,
                by: person.caller,
                expecting: nil
            )
        }
        let given = try await change(assignee: .some(TestPerson.otherProducer.email))
        #expect(given.tasks.first { $0.id == task.id }?.assignee == TestPerson.otherProducer.id)
        #expect(given.people[TestPerson.otherProducer.id] == "Petra Producer")
        let listed = try await test.hub.campaigns(
            CampaignFilter(),
            assignee: TestPerson.otherProducer.email,
            page: PageRequest(limit: 10)
        )
        #expect(listed.items.map(\.campaign.key) == [campaign.key])
        #expect(try await test.eventCounts()["task.changed"] == 1)

        let same = try await change(assignee: .some(TestPerson.otherProducer.id))
        #expect(same.campaign.version == given.campaign.version)
        try await test.refusal(.invalid) { try await change(assignee: .some(TestPerson.formerProducer.email)) }
        try await test.refusal(.invalid) { try await change(assignee: .some("nobody@example.com")) }
        try await test.refusal(.forbidden) { try await change(state: .done, by: .viewer) }
        try await test.refusal(.invalid) { try await change(state: .dropped) }
        let dropped = try await change(state: .dropped, reason: "Done elsewhere")
        #expect(dropped.tasks.first { $0.id == task.id }?.state == .dropped)
        let none = try await test.hub.campaigns(
            CampaignFilter(),
            assignee: TestPerson.otherProducer.email,
            page: PageRequest(limit: 10)
        )
        #expect(none.items.isEmpty)
        #expect(try await test.hub.tasks(of: campaign.key).tasks == dropped.tasks)
    }

    @Test func `a tick is stored with its evidence, and judging again replaces it`() async throws {
        let test = try await TestHub()
        let campaign = try await ScenarioRunner(test).campaign(in: .qa, from: .landingPage(at: test.now))
        func tick(_ result: ChecklistTick.Result, _ evidence: JSONValue?) async throws -> ChecklistView {
            try await test.hub.tick(
                Campaign.TickRequest(line: "L1", item: "LP-K1", result: result, evidence: evidence, note: "näh"),
                on: campaign.key,
                by: TestPerson.reviewer.caller,
                expecting: nil
            )
        }
        try await test.refusal(.invalid) { try await tick(.passed, nil) }
        let failed = try await tick(.failed, .integer(3))
        let passed = try await tick(.passed, .integer(100))
        #expect(passed.campaign.version == failed.campaign.version + 1)
        let point = try #require(
            try await test.hub.checklist(of: campaign.key).points.first { $0.item == "LP-K1" }
        )
        #expect(point.valid?.result == .passed)
        #expect(point.valid?.evidence == .integer(100))
        #expect(point.valid?.note == "näh")
        #expect(passed.people[TestPerson.reviewer.id] == "Rosa Reviewer")
        #expect(try await test.rowCounts()["campaign_ticks"] == 1)
        #expect(try await test.eventCounts()["checklist.ticked"] == 2)
    }

    @Test func `a finding is recorded once for its key`() async throws {
        let test = try await TestHub()
        let campaign = try await ScenarioRunner(test).campaign(in: .qa, from: .landingPage(at: test.now))
        let caller = TestPerson.reviewer.caller
        let request = IdempotentRequest(caller: caller, route: "recordFinding", key: "f", fingerprint: [7])
        func record() async throws -> String {
            let recorded = try await test.hub.recordFinding(
                ActionCase.finding,
                on: campaign.key,
                by: caller,
                expecting: nil,
                repetition: RepetitionPolicy(request) { _ in Array("kept".utf8) }
            )
            switch recorded {
            case .done: return "done"
            case .replayed(let bytes): return String(decoding: bytes, as: UTF8.self)
            }
        }
        #expect(try await record() == "done")
        #expect(try await record() == "kept")
        let stored = try await test.hub.campaign(campaign.key).campaign.findings
        #expect(stored.map(\.id) == ["F1"])
        #expect(stored.map(\.by) == [TestPerson.reviewer.id])
        #expect(try await test.eventCounts()["qa.finding-recorded"] == 1)
    }
}
