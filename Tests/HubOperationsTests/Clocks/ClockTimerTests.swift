import HubDomain
import HubJSON
import HubOperations
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct ClockTimerTests {
    private func clockEvents(_ test: TestHub) async throws -> [String] {
        try await test.allEvents().filter { $0.event.type.hasPrefix("clock.") }.map { record in
            let body = try JSONParser.parse(record.event.body)
            let clock = body[at: "/clocks/0"]
            let late = clock?["late"]?.bool == true ? " late" : ""
            let percent = clock?["percent"]?.integer.map { " \($0)" } ?? ""
            let place = "\(body["campaign"]?.string ?? "") \(clock?["clock"]?.string ?? "")"
            return
                "\(place) \(record.event.type.dropFirst(6))\(percent)\(late) \(record.event.occurredAt.rfc3339.prefix(16))"
        }
    }

    @Test func `warnings and the breach are recorded at their instants, each once and on time`() async throws {
        let test = try await TestHub()
        let timers = ClockTimers(hub: test.hub)
        _ = try await ScenarioRunner(test).create()
        // Triage has 480 minutes from Monday 9:00 in London.
        #expect(try await timers.nextDue() == TestHub.start + .hours(5))
        while let due = try await timers.nextDue(), due <= TestHub.start + .days(1) + .hours(1) {
            test.clock.set(due + Milliseconds(-1))
            #expect(try await timers.runOnce().fired == 0)
            test.clock.set(due)
            #expect(try await timers.runOnce().fired == 1)
            #expect(try await timers.runOnce().fired == 0)
        }
        #expect(
            try await clockEvents(test) == [
                "CMP-1001 triage warned 50 2026-03-02T14:00", "CMP-1001 triage warned 75 2026-03-02T16:00",
                "CMP-1001 triage warned 90 2026-03-02T17:12", "CMP-1001 triage breached 2026-03-02T18:00",
            ]
        )
        #expect(try await ClockVerification(hub: test.hub).run().differences == [])
    }

    @Test func `a goal that ends at closing time is breached when work begins again, not before`() async throws {
        let test = try await TestHub()
        let campaign = try await ScenarioRunner(test).create()
        test.clock.set(TestHub.start + .hours(12))
        let late = try await test.hub.campaign(campaign.key).clocks[0]
        #expect(late.remaining == .zero)
        #expect(!late.isBreached)
        _ = try await ClockTimers(hub: test.hub).runOnce()
        #expect(try await test.eventCounts()["clock.breached"] == nil)
        test.clock.set(TestHub.start + .days(1) + Milliseconds(1))
        _ = try await ClockTimers(hub: test.hub).runOnce()
        #expect(try await test.eventCounts()["clock.breached"] == 1)
    }

    @Test func `what fell due while nobody ran fires once after the start, in order and flagged late`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        try await run.create()
        test.clock.advance(by: .hours(1))
        try await run.create()
        try await test.close()
        test.clock.set(TestHub.start + .days(1) + .hours(2))
        let restarted = try await test.reopened()
        // One campaign a transaction must keep the order as well.
        #expect(try await ClockTimers(hub: restarted.hub).runOnce(limit: 1).fired == 8)
        #expect(try await ClockTimers(hub: restarted.hub).runOnce().fired == 0)
        #expect(
            try await clockEvents(restarted)
                == [
                    "CMP-1001 triage warned 50 late 2026-03-02T14:00",
                    "CMP-1002 triage warned 50 late 2026-03-02T15:00",
                    "CMP-1001 triage warned 75 late 2026-03-02T16:00",
                    "CMP-1002 triage warned 75 late 2026-03-02T17:00",
                    "CMP-1001 triage warned 90 late 2026-03-02T17:12",
                    "CMP-1002 triage warned 90 late 2026-03-03T09:12",
                    "CMP-1001 triage breached late 2026-03-02T18:00", "CMP-1002 triage breached late 2026-03-03T10:00",
                ].sortedAsFired
        )
        #expect(try await ClockVerification(hub: restarted.hub).run().differences == [])
        #expect(try await restarted.chainProblems() == [])
    }

    @Test func `a stop after the due instant can't hide the breach`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let campaign = try await run.create()
        test.clock.set(TestHub.start + .days(1) + .hours(1))
        try await run.perform(.accept(campaign, at: test.now), on: campaign.key, by: .producer)
        let types = try await test.allEvents().map(\.event.type).filter { $0.hasPrefix("c") }
        #expect(
            types == [
                "campaign.submitted", "clock.warned", "clock.warned", "clock.warned", "clock.breached",
                "campaign.accepted",
            ]
        )
        let triage = try await test.hub.campaign(campaign.key).clocks[0]
        #expect(triage.state == .breached)
        #expect(triage.remaining == .minutes(-60))
        let events = try await test.hub.events(of: campaign.key, PageRequest(limit: 50)).items
        #expect(events.first { $0.type == "clock.breached" }?.actor.id == "system")
        #expect(events.last?.actor.id == TestPerson.producer.id)
        // Nothing fires for it any more.
        #expect(try await ClockTimers(hub: test.hub).runOnce().fired == 0)
    }

    @Test func `replayed history has clocks and no timers, until somebody works on it`() async throws {
        let test = try await TestHub()
        let past = test.hub.replaying(at: test.now)
        let draft = try RequestDraft.newsletter(at: test.now)
        let key = try await past.create(draft, submit: true, by: TestPerson.requester.caller).campaign.key
        let timers = ClockTimers(hub: test.hub)
        #expect(try await timers.nextDue() == nil)
        test.clock.set(TestHub.start + .days(1) + .hours(3))
        #expect(try await timers.runOnce().fired == 0)
        let before = try await test.hub.campaign(key).clocks
        #expect(before[0].isBreached)
        #expect(before[0].state == .running)
        var edit = CampaignEdit()
        edit.title = "Taken up again"
        _ = try await test.hub.edit(key, edit, by: TestPerson.lead.caller, expecting: nil)
        // What history had missed stays history; what comes fires.
        #expect(try await timers.runOnce().fired == 0)
        #expect(try await timers.nextDue() == TestHub.start + .days(2) + .hours(5))
        #expect(try await test.eventCounts()["clock.warned"] == nil)
        #expect(try await ClockVerification(hub: test.hub).run().differences == [])
    }
}

extension [String] {
    /// Breaches at closing time fire when work begins again, a moment after what is due before that.
    fileprivate var sortedAsFired: [String] {
        let order = [0, 1, 2, 3, 4, 6, 5, 7]
        return order.map { self[$0] }
    }
}

extension JSONValue {
    fileprivate subscript(at pointer: String) -> JSONValue? { JSONPointer(parsing: pointer).flatMap { self[$0] } }
}
