import HubDomain
import HubJSON
import HubOperations
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
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

    @Test func `unfinished tasks come in the order in which they fall due, moved by the commitment`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let late = try await run.campaign(in: .build, from: .landingPage(at: test.now))
        let soon = try await run.campaign(in: .build, from: .landingPage(at: test.now))
        func open(_ filter: TaskFilter = TaskFilter(), assignee: String? = nil) async throws -> [OpenTask] {
            var found: [OpenTask] = []
            var after: TaskPosition?
            repeat {
                let page = try await test.hub.openTasks(
                    filter,
                    assignee: assignee,
                    for: TestPerson.lead.caller,
                    page: PageRequest(limit: 3, after: after)
                )
                found += page.items
                after = page.next
            } while after != nil
            return found
        }
        var edit = CampaignEdit()
        edit.committedLaunchAt = .some(test.now + .days(9))
        edit.reasonCode = "priority-of-others"
        _ = try await test.hub.edit(soon.key, edit, by: TestPerson.lead.caller, expecting: nil)
        let all = try await open()
        #expect(all.count == late.tasks.count + soon.tasks.count)
        let dues = all.compactMap(\.task.dueAt)
        #expect(dues.count == all.count && dues == dues.sorted())
        #expect(all.first?.campaign.key == soon.key)
        #expect(all.allSatisfy { ($0.task.dueAt ?? test.now) <= ($0.campaign.committedLaunchAt ?? test.now) })

        let task = try #require(all.first { $0.campaign.key == late.key && $0.task.state == .ready })
        let person = TestPerson.otherProducer
        let today = ZoneID.utc.rules.date(at: test.now)
        _ = try await test.hub.addAbsence(from: today, to: today, note: nil, of: "me", by: person.caller)
        let given = try await test.hub.changeTask(
            task.task.id,
            of: late.key,
            state: nil,
            assignee: .some(person.email),
            reason: nil,
            by: TestPerson.producer.caller,
            expecting: nil
        )
        #expect(given.away == [person.id], "given to somebody who is away, and said so")
        #expect(try await open(assignee: person.email).map(\.task.id) == [task.task.id])
        #expect(try await open(assignee: "nobody@example.com").isEmpty)
        #expect(try await open(TaskFilter(state: .blocked)).allSatisfy { $0.task.state == .blocked })
        #expect(try await open(TaskFilter(team: "emea-production")).isEmpty)
        test.clock.advance(by: .days(40))
        #expect(try await open().allSatisfy(\.isOverdue))
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
