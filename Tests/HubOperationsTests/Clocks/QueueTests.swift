import HubDomain
import HubOperations
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct QueueTests {
    private func keys(_ test: TestHub, _ filter: QueueFilter = QueueFilter(), assignee: String? = nil, limit: Int = 50)
        async throws -> [Int64]
    {
        var keys: [Int64] = []
        var after: QueuePosition?
        repeat {
            let page = try await test.hub.queue(
                filter,
                assignee: assignee,
                page: PageRequest(limit: limit, after: after)
            )
            #expect(page.items.count <= limit)
            keys += page.items.map(\.campaign.key.number)
            after = page.next
        } while after != nil
        return keys
    }

    @Test func `open work stands in the order in which it falls due, paused work last, with its reason`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let first = try await run.create().key
        test.clock.advance(by: .minutes(10))
        let second = try await run.create().key
        let same = try await run.create().key
        _ = try await run.create(submit: false)
        let building = try await run.campaign(in: .build).key
        _ = try await run.campaign(in: .live)
        let parked = try await run.create().key
        let park = ActionRequest(action: "hold", reason: "Later", reasonCode: "parked-by-requester")
        try await run.advance(parked, to: .build)
        try await run.perform(park, on: parked, by: .producer)
        var urgent = CampaignEdit()
        urgent.priority = .high
        _ = try await test.hub.edit(same, urgent, by: TestPerson.lead.caller, expecting: nil)
        let expected = [same, first, second, building, parked].map(\.number)
        #expect(try await keys(test) == expected)
        for limit in 1...4 { #expect(try await keys(test, limit: limit) == expected) }

        let entries = try await test.hub.queue(QueueFilter(), page: PageRequest(limit: 50)).items
        #expect(entries[0].clocks.map(\.clock) == ["triage", "lead-time"])
        #expect(entries[4].clocks.allSatisfy { $0.state == .paused && $0.pausedReason == "parked-by-requester" })
        #expect(entries[4].clocks.count == 2)
    }

    @Test func `each filter and each pair of them finds the fitting work`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let triage = try await run.create().key
        let building = try await run.campaign(in: .build).key
        let webinar = try await run.campaign(in: .build, from: .twoLines(at: test.now)).key
        var team = CampaignEdit()
        team.team = "emea-production"
        for key in [triage, webinar] {
            _ = try await test.hub.edit(key, team, by: TestPerson.lead.caller, expecting: nil)
        }
        _ = try await test.hub.changeTask(
            "T1",
            of: building,
            state: .inProgress,
            assignee: TestPerson.producer.email,
            reason: nil,
            by: TestPerson.producer.caller,
            expecting: nil
        )
        func found(_ filter: QueueFilter, assignee: String? = nil) async throws -> Set<Int64> {
            Set(try await keys(test, filter, assignee: assignee))
        }
        #expect(try await found(QueueFilter(team: "emea-production")) == [triage.number, webinar.number])
        #expect(try await found(QueueFilter(stage: .build)) == [building.number, webinar.number])
        #expect(try await found(QueueFilter(division: "enterprise")) == [webinar.number])
        #expect(try await found(QueueFilter(team: "emea-production", stage: .build)) == [webinar.number])
        #expect(try await found(QueueFilter(), assignee: TestPerson.producer.email) == [building.number])
        #expect(try await found(QueueFilter(stage: .intake), assignee: TestPerson.producer.id) == [])
        #expect(try await found(QueueFilter(), assignee: "nobody@example.com") == [])
    }
}
