import HubDomain
import HubJSON
import HubOperations
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct CampaignTimerTests {
    private func planned(_ run: ScenarioRunner, in delay: Milliseconds, _ draft: RequestDraft? = nil) async throws
        -> Campaign
    {
        let campaign = try await run.create(draft ?? .landingPage(at: run.test.now))
        return try await run.perform(
            .plan(campaign, at: run.test.now, startsIn: delay),
            on: campaign.key,
            by: .producer
        )
    }

    private func scheduled(_ run: ScenarioRunner, in delay: Milliseconds) async throws -> Campaign {
        let campaign = try await run.campaign(in: .launch, from: .landingPage(at: run.test.now))
        try await run.finishTasks(of: campaign.key)
        try await run.approve(campaign.key)
        let slot = ActionRequest(action: "schedule", launchAt: run.test.now + delay)
        return try await run.perform(slot, on: campaign.key, by: .producer)
    }

    @Test func `a planned build starts once at its instant, as the hub`() async throws {
        let test = try await TestHub()
        let timers = CampaignTimers(hub: test.hub)
        let campaign = try await planned(ScenarioRunner(test), in: .days(2))
        #expect(try await timers.nextDue() == TestHub.start + .days(2))
        test.clock.set(TestHub.start + .days(2) + Milliseconds(-1))
        #expect(try await timers.runOnce() == CampaignTimers.Report())
        test.clock.advance(by: Milliseconds(1))
        #expect(try await timers.runOnce().performed == 1)
        #expect(try await timers.runOnce() == CampaignTimers.Report())
        #expect(try await timers.nextDue() == nil)
        let started = try await test.hub.campaign(campaign.key).campaign
        #expect(started.stage == .build)
        #expect(started.buildStartedAt == test.now)
        let event = try #require(try await test.hub.events(of: campaign.key, PageRequest(limit: 50)).items.last)
        #expect(event.type == "campaign.build-started")
        #expect(event.actor == PersonName(id: "system", name: "Campaign Hub"))
        #expect(event.body["reason"] == .string("Due at \((TestHub.start + .days(2)).rfc3339)"))
        #expect(try await test.chainProblems() == [])
    }

    @Test func `a scheduled campaign launches once, also the second time after a reopening`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let timers = CampaignTimers(hub: test.hub)
        let campaign = try await scheduled(run, in: .hours(3))
        test.clock.advance(by: .hours(3))
        #expect(try await timers.runOnce().performed == 1)
        let live = try await test.hub.campaign(campaign.key).campaign
        #expect(live.stage == .live)
        #expect(live.launchedAt == test.now)
        #expect(try await timers.runOnce() == CampaignTimers.Report())

        try await run.perform(ActionRequest(action: "reopen", reason: "Wrong price"), on: campaign.key, by: .lead)
        try await run.advance(campaign.key, to: .launch)
        try await run.finishTasks(of: campaign.key)
        try await run.approve(campaign.key)
        let slot = ActionRequest(action: "schedule", launchAt: test.now + .hours(1))
        try await run.perform(slot, on: campaign.key, by: .producer)
        #expect(try await timers.nextDue() == test.now + .hours(1))
        test.clock.advance(by: .hours(1))
        #expect(try await timers.runOnce().performed == 1)
        #expect(try await test.hub.campaign(campaign.key).campaign.stage == .live)
        #expect(try await test.eventCounts()["campaign.launched"] == 2)
    }

    @Test func `what is refused is reported and holds up nobody, however many there are`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        var stuck: [CampaignKey] = []
        for number in 1...7 {
            let draft = try RequestDraft.incompleteForBuild(at: test.now)
            stuck.append(try await planned(run, in: .hours(Int64(number)), draft).key)
        }
        let ready = try await planned(run, in: .hours(9))
        let held = try await planned(run, in: .hours(8))
        let hold = ActionRequest(action: "hold", reason: "INC-7", reasonCode: "platform-incident")
        try await run.perform(hold, on: held.key, by: .producer)
        test.clock.advance(by: .hours(10))
        let counts = try await test.rowCounts()
        let report = try await CampaignTimers(hub: test.hub).runOnce(limit: 2)
        #expect(report.performed == 1)
        #expect(report.refused == stuck, "what is on hold isn't tried")
        #expect(try await test.hub.campaign(ready.key).campaign.stage == .build)
        #expect(try await test.rowCounts()["events"] == (counts["events"] ?? 0) + 1)

        try await run.perform(ActionRequest(action: "resume"), on: held.key, by: .producer)
        #expect(try await CampaignTimers(hub: test.hub).runOnce().performed == 1)
        #expect(try await test.hub.campaign(held.key).campaign.stage == .build)
    }

    @Test func `what fell due while the hub was down fires after the restart, once`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let start = try await planned(run, in: .hours(1))
        let launch = try await scheduled(run, in: .hours(2))
        try await test.close()
        test.clock.advance(by: .days(3))
        let restarted = try await test.reopened()
        #expect(try await CampaignTimers(hub: restarted.hub).runOnce().performed == 2)
        #expect(try await CampaignTimers(hub: restarted.hub).runOnce().performed == 0)
        #expect(try await restarted.hub.campaign(start.key).campaign.stage == .build)
        let live = try await restarted.hub.campaign(launch.key).campaign
        #expect(live.launchedAt == test.now)
        #expect(try await restarted.chainProblems() == [])
    }

    @Test func `a slot given up or moved doesn't launch`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let timers = CampaignTimers(hub: test.hub)
        let campaign = try await scheduled(run, in: .hours(1))
        let givenUp = ActionRequest(action: "unschedule", reason: "Storm")
        try await run.perform(givenUp, on: campaign.key, by: .producer)
        test.clock.advance(by: .hours(2))
        #expect(try await timers.runOnce() == CampaignTimers.Report())
        let later = ActionRequest(action: "schedule", launchAt: test.now + .hours(5))
        try await run.perform(later, on: campaign.key, by: .producer)
        #expect(try await timers.runOnce() == CampaignTimers.Report())
        #expect(try await timers.nextDue() == test.now + .hours(5))
    }

    @Test func `a slot that comes during a hold is given up and launches nothing when the work goes on`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let timers = CampaignTimers(hub: test.hub)
        let campaign = try await scheduled(run, in: .hours(1))
        let hold = ActionRequest(action: "hold", reason: "INC-7", reasonCode: "platform-incident")
        try await run.perform(hold, on: campaign.key, by: .producer)
        test.clock.advance(by: .hours(2))
        #expect(try await timers.runOnce().missed == [campaign.key])
        #expect(try await timers.runOnce() == CampaignTimers.Report())
        let event = try #require(try await test.hub.events(of: campaign.key, PageRequest(limit: 200)).items.last)
        #expect(event.type == "campaign.slot-missed")
        #expect(event.body["reason"]?.string?.hasSuffix("the work was on hold") == true)
        try await run.perform(ActionRequest(action: "resume"), on: campaign.key, by: .producer)
        #expect(try await timers.runOnce() == CampaignTimers.Report())
        let waiting = try await test.hub.campaign(campaign.key).campaign
        #expect(waiting.stage == .launch)
        #expect(waiting.scheduledLaunchAt == nil)
        let slot = ActionRequest(action: "schedule", launchAt: test.now + .hours(1))
        try await run.perform(slot, on: campaign.key, by: .producer)
        test.clock.advance(by: .hours(1))
        #expect(try await timers.runOnce().performed == 1)
        #expect(try await ClockVerification(hub: test.hub).run().differences == [])
        #expect(try await FactRebuild(hub: test.hub).run(isVerifying: true).isSound)
    }

    @Test func `a slot that comes while the hub sleeps and the work is on hold is given up by the resume`() async throws
    {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let campaign = try await scheduled(run, in: .hours(1))
        let hold = ActionRequest(action: "hold", reason: "INC-7", reasonCode: "platform-incident")
        try await run.perform(hold, on: campaign.key, by: .producer)
        test.clock.advance(by: .hours(2))
        let resumed = try await run.perform(ActionRequest(action: "resume"), on: campaign.key, by: .producer)
        #expect(resumed.scheduledLaunchAt == nil)
        #expect(try await CampaignTimers(hub: test.hub).runOnce() == CampaignTimers.Report())
    }

    @Test func `lines go out at their own slots, the first launches the campaign and the last makes it fully live`()
        async throws
    {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let timers = CampaignTimers(hub: test.hub)
        let campaign = try await run.campaign(in: .launch, from: .twoLines(at: test.now))
        try await run.finishTasks(of: campaign.key)
        try await run.approve(campaign.key)
        let rules = ZoneID.utc.rules
        let slots = campaign.lines.filter { $0.variantOf == nil }.enumerated().map { index, line in
            SlotRequest(
                line: line.id,
                wall: WallTime(rules.local(at: test.now + .hours(Int64(2 + index * 24))), in: .utc)
            )
        }
        var request = ActionRequest(action: "schedule")
        request.slots = slots
        let scheduled = try await run.perform(request, on: campaign.key, by: .producer)
        #expect(scheduled.scheduledLaunchAt == slots.first?.wall.instant)
        test.clock.advance(by: .hours(2))
        #expect(try await timers.runOnce().performed == 1)
        let live = try await test.hub.campaign(campaign.key).campaign
        #expect(live.stage == .live)
        #expect(live.launchedAt == slots.first?.wall.instant)
        #expect(live.flow.fullyLiveAt == nil)
        #expect(try await timers.nextDue() == slots.last?.wall.instant)
        test.clock.advance(by: .days(3))
        #expect(try await timers.runOnce().performed == 1)
        #expect(try await timers.runOnce() == CampaignTimers.Report())
        let whole = try await test.hub.campaign(campaign.key).campaign
        #expect(whole.flow.fullyLiveAt == slots.last?.wall.instant)
        #expect(try await test.eventCounts()["campaign.fully-live"] == 1)
        #expect(try await test.chainProblems() == [])
    }

    @Test func `of two hubs that wake at once one fires`() async throws {
        let test = try await TestHub()
        let other = try await test.reopened()
        let run = ScenarioRunner(test)
        for _ in 0..<5 { _ = try await planned(run, in: .hours(1)) }
        test.clock.advance(by: .hours(1))
        async let first = CampaignTimers(hub: test.hub).runOnce()
        async let second = CampaignTimers(hub: other.hub).runOnce()
        let performed = try await (first.performed + second.performed)
        #expect(performed == 5)
        #expect(try await test.eventCounts()["campaign.build-started"] == 5)
        try await other.close()
    }

    @Test func `a clock that steps back delays but loses nothing`() async throws {
        let test = try await TestHub()
        let timers = CampaignTimers(hub: test.hub)
        _ = try await planned(ScenarioRunner(test), in: .hours(1))
        test.clock.set(TestHub.start + .hours(-5))
        #expect(try await timers.runOnce().performed == 0)
        #expect(try await timers.nextDue() == TestHub.start + .hours(1))
        test.clock.set(TestHub.start + .hours(1))
        #expect(try await timers.runOnce().performed == 1)
    }
}
