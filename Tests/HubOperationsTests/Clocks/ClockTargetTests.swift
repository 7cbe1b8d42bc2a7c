import HubDefinitions
import HubDomain
import HubJSON
import HubOperations
import HubStore
import HubTestSupport
import Testing

/// Changes that give running clocks another goal or calendar, and those that must not.
@Suite(.timeLimit(.minutes(60)))
struct ClockTargetTests {
    private func clock(_ clock: ClockKey, of key: CampaignKey, _ test: TestHub) async throws -> ClockReading {
        try #require(try await test.hub.campaign(key).clocks.last { $0.clock == clock })
    }

    private func edit(_ key: CampaignKey, _ test: TestHub, _ change: (inout CampaignEdit) -> Void) async throws {
        var edit = CampaignEdit()
        change(&edit)
        _ = try await test.hub.edit(key, edit, by: TestPerson.lead.caller, expecting: nil)
    }

    @Test func `a raised priority shortens the goal, keeps elapsed and first due, and flags its own breach`()
        async throws
    {
        let test = try await TestHub()
        let key = try await ScenarioRunner(test).create().key
        test.clock.set(TestHub.start + .hours(3))
        try await edit(key, test) { $0.priority = .high }
        var triage = try await clock("triage", of: key, test)
        // Monday 12:00: 180 of 240 minutes have passed, 30 are left before lunch.
        #expect(triage.goal == .minutes(240))
        #expect(triage.elapsed == .minutes(180))
        #expect(triage.dueAt == TestHub.start + .hours(5))
        #expect(triage.originalDueAt == TestHub.start + .hours(9))
        #expect(!triage.isBreached)
        // 50 and 75 % had passed when the goal was set.
        test.clock.set(TestHub.start + .hours(6))
        _ = try await ClockTimers(hub: test.hub).runOnce()
        #expect(try await test.eventCounts()["clock.warned"] == 1)
        #expect(try await test.eventCounts()["clock.breached"] == 1)
        triage = try await clock("triage", of: key, test)
        #expect(triage.isBreached)
        #expect(triage.isBreachedByRetarget)
        test.clock.set(TestHub.start + .days(1) + .hours(1))
        triage = try await clock("triage", of: key, test)
        #expect(triage.isBreached)
        #expect(!triage.isBreachedByRetarget)
        #expect(try await ClockVerification(hub: test.hub).run().differences == [])
    }

    @Test func `another team's hours count from its assignment on`() async throws {
        let test = try await TestHub()
        let key = try await ScenarioRunner(test).create().key
        test.clock.set(TestHub.start + .hours(3))
        try await edit(key, test) { $0.team = "apac-production" }
        let triage = try await clock("triage", of: key, test)
        #expect(triage.calendar.key == "india")
        #expect(triage.elapsed == .minutes(180))
        // 300 minutes of an Indian day are left; Monday 17:30 there, so half an hour of Monday at most and Tuesday.
        let india = try #require(test.hub.definitions.head(.calendar, "india")?.value.calendar)
        #expect(triage.dueAt == india.due(start: test.now, goal: .minutes(300)).instant)
        #expect(triage.originalDueAt == TestHub.start + .hours(9))
        #expect(triage.holders.map(\.id) == ["apac-production"])
        await #expect(throws: HubError.self) { try await edit(key, test) { $0.team = "moon" } }
        #expect(try await ClockVerification(hub: test.hub).run().differences == [])
    }

    @Test func `of several lines the longest goal counts, and only a hold on all of them pauses`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .build, from: .twoLines(at: test.now)).key
        // A webinar S has 2880 minutes, a landing page M 2400.
        #expect(try await clock("build", of: key, test).goal == .minutes(2_880))
        var hold = ActionRequest(action: "hold", reason: "Wait", reasonCode: "waiting-on-requester", lines: ["L1"])
        try await run.perform(hold, on: key, by: .producer)
        #expect(try await clock("build", of: key, test).state == .running)
        hold.lines = ["L2"]
        try await run.perform(hold, on: key, by: .producer)
        let paused = try await clock("build", of: key, test)
        #expect(paused.state == .paused)
        #expect(paused.pausedReason == "waiting-on-requester")
        #expect(try await clock("lead-time", of: key, test).state == .running)
        try await run.perform(ActionRequest(action: "resume", hold: "H1"), on: key, by: .producer)
        #expect(try await clock("build", of: key, test).state == .running)
        #expect(try await ClockVerification(hub: test.hub).run().differences == [])
    }

    @Test func `unscheduling takes the same cycle up again; planning lets the lead time wait`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .launch, from: .landingPage(at: test.now)).key
        try await run.finishTasks(of: key)
        test.clock.advance(by: .hours(1))
        let slot = ActionRequest(action: "schedule", launchAt: test.now + .days(5))
        try await run.perform(slot, on: key, by: .producer)
        #expect(try await clock("launch-prep", of: key, test).state == .met)
        test.clock.advance(by: .hours(1))
        try await run.perform(ActionRequest(action: "unschedule", reason: "Not yet"), on: key, by: .producer)
        test.clock.advance(by: .minutes(30))
        let prep = try await clock("launch-prep", of: key, test)
        #expect(prep.cycle == 1)
        #expect(prep.elapsed == .minutes(90))
        #expect(try await clock("lead-time", of: key, test).cycle == 1)

        let planned = try await run.create(.landingPage(at: test.now))
        try await run.perform(.plan(planned, at: test.now, startsIn: .days(20)), on: planned.key, by: .producer)
        let leadTime = try await clock("lead-time", of: planned.key, test)
        #expect(leadTime.state == .paused)
        #expect(leadTime.pausedReason == "planned")
        #expect(try await ClockVerification(hub: test.hub).run().differences == [])
    }

    @Test func `running clocks keep their policy until an administrator takes them over; finished ones for ever`()
        async throws
    {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let done = try await run.campaign(in: .live).key
        let open = try await run.create().key
        let finished = try await test.hub.campaign(done).clocks
        let path = "sla-policies/email-newsletter.yaml"
        let files = TestHub.shippedFiles().map { file in
            let text = file.text.replacing("goal: {S: [60, 240, 480, 960]", with: "goal: {S: [60, 240, 600, 960]")
            return file.path == path ? DefinitionFile(path: path, text: text) : file
        }
        _ = try await test.hub.apply(try DefinitionSet.load(files: files), author: "ada", reason: nil)
        #expect(try await clock("triage", of: open, test).goal == .minutes(480))

        func retarget(isDryRun: Bool, by person: TestPerson = .admin) async throws -> [ClockRetarget] {
            let result = try await test.hub.retargetClocks(
                under: "email-newsletter",
                reason: "Agreed anew",
                isDryRun: isDryRun,
                by: person.caller
            )
            guard case .done(let retargets) = result else { throw HubError(.internalError, "replayed") }
            return retargets
        }
        let rows = try await test.rowCounts()
        let preview = try await retarget(isDryRun: true)
        #expect(try await test.rowCounts() == rows)
        #expect(preview.map(\.campaign) == [open, open])
        #expect(preview.map(\.before.figures.goal) == [.minutes(480), .minutes(2_400)])
        #expect(preview.map(\.after.figures.goal) == [.minutes(600), .minutes(2_400)])
        await #expect(throws: HubError.self) { try await retarget(isDryRun: false, by: .lead) }
        #expect(try await retarget(isDryRun: false).map(\.after) == preview.map(\.after))
        #expect(try await retarget(isDryRun: false).isEmpty)
        let triage = try await clock("triage", of: open, test)
        #expect(triage.goal == .minutes(600))
        #expect(triage.policy.version == 2)
        #expect(try await test.hub.campaign(done).clocks == finished)
        #expect(try await test.eventCounts()["clock.retargeted"] == 1)
        #expect(try await ClockVerification(hub: test.hub).run().differences == [])
    }

    @Test func `what was changed behind the hub's back is found`() async throws {
        let test = try await TestHub()
        let key = try await ScenarioRunner(test).create().key
        let meddle = Statement(
            "test.meddle",
            "UPDATE clock_cycles SET due_at = due_at + 1 WHERE clock = 'triage'",
            mayScan: true
        )
        try await test.store.write { tx in _ = try tx.run(meddle) }
        let differences = try await ClockVerification(hub: test.hub).run().differences
        #expect(differences.count == 2)
        #expect(differences.first?.hasPrefix("\(key) triage 1: dueAt is stored as") == true)
    }
}
