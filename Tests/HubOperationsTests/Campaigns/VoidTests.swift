import HubDomain
import HubJSON
import HubOperations
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct VoidTests {
    /// A campaign without what counts its changes, and without clock events that were voided.
    private struct State: Equatable {
        var campaign: Campaign
        let clocks: [[ClockEvent]]
        let facts: [FactLine]

        init(_ campaign: Campaign, _ facts: [FactLine]) {
            self.campaign = campaign
            self.campaign.revision = 0
            self.campaign.version = 0
            self.campaign.updatedAt = campaign.createdAt
            self.campaign.clocks = campaign.clocks.map { $0.replacing(events: $0.standingEvents) }
            clocks = campaign.clocks.map(\.standingEvents)
            self.facts = facts.filter { $0.metric != "voided" }
        }
    }

    private func state(_ key: CampaignKey, _ test: TestHub) async throws -> State {
        let id = try await test.hub.campaign(key).campaign.id
        return try await test.store.read { tx in
            // From the disk, whatever this process remembers.
            State(try #require(try tx.campaigns.find(id: id)), try tx.facts.lines(of: key))
        }
    }

    private func void(_ action: ActionKey, _ key: CampaignKey, _ test: TestHub) async throws {
        _ = try await test.hub.void(
            action,
            reason: "Wrong campaign",
            on: key,
            by: TestPerson.lead.caller,
            expecting: nil
        )
    }

    private func isSound(_ test: TestHub) async throws {
        #expect(try await ClockVerification(hub: test.hub).run().differences == [])
        let report = try await FactRebuild(hub: test.hub).run(isVerifying: true)
        #expect(report.isSound, "\(report)")
        #expect(try await test.chainProblems() == [])
    }

    @Test(arguments: ActionCase.all)
    func `a voided action is as if it hadn't been`(item: ActionCase) async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: item.from, from: .landingPage(at: test.now)).key
        try await item.prepare(run, key)
        let before = try await state(key, test)
        let figures = try await test.store.read { try $0.facts.lines(of: key).count }
        test.clock.advance(by: .minutes(10))
        let request = item.request(before.campaign, test.now)
        _ = try await test.hub.perform(request, on: key, for: item.by.caller, expecting: nil)
        // Half of the facts are in the roll-ups by now.
        while try await FactFold(store: test.store).runOnce(limit: 3) > 0, figures % 2 == 0 {}
        try await isSound(test)

        test.clock.advance(by: .minutes(20))
        let list = try await test.hub.actions(on: key, for: TestPerson.lead.caller)
        #expect(list.voiding?.action == item.action)
        let isRefused = item.action == "reopen" && item.from == "cancelled"
        guard !isRefused else { return }
        #expect(list.voiding?.isAllowed == true, "\(list.voiding?.gate.items ?? [])")
        #expect(try await test.hub.actions(on: key, for: TestPerson.producer.caller).voiding == nil)
        try await void(item.action, key, test)

        #expect(try await state(key, test) == before)
        #expect(try await test.eventCounts()["campaign.action-voided"] == 1)
        #expect(try await test.eventCounts()[item.event] ?? 0 >= 1, "the voided event stays")
        try await isSound(test)
        _ = try await FactFold(store: test.store).runOnce()
        try await isSound(test)
        // And it can be performed again.
        _ = try await test.hub.perform(
            item.request(before.campaign, test.now),
            on: key,
            for: item.by.caller,
            expecting: nil
        )
        try await isSound(test)
    }

    @Test func `actions are voided one by one, the newest first`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .intake, from: .landingPage(at: test.now)).key
        let inIntake = try await state(key, test)
        test.clock.advance(by: .minutes(7))
        try await run.advance(key, to: "planned")
        let planned = try await state(key, test)
        test.clock.advance(by: .minutes(7))
        try await run.advance(key, to: .build)
        try await test.refusal(.conflict) { try await void("plan", key, test) }
        try await void("start-build", key, test)
        #expect(try await state(key, test) == planned)
        try await test.refusal(.conflict) { try await void("start-build", key, test) }
        test.clock.advance(by: .minutes(7))
        try await void("plan", key, test)
        #expect(try await state(key, test) == inIntake)
        try await isSound(test)
    }

    @Test func `what rests on an action is named and keeps it from being voided`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .qa, from: .landingPage(at: test.now)).key
        // A watcher rests on nothing.
        _ = try await test.hub.setWatching(
            true,
            "me",
            of: key,
            by: TestPerson.otherRequester.caller,
            expecting: nil
        )
        #expect(try await test.hub.actions(on: key, for: TestPerson.lead.caller).voiding?.isAllowed == true)
        try await run.passChecklist(of: key)
        let error = try await test.refusal(.gateUnmet) { try await void("submit-for-qa", key, test) }
        #expect(error?.issues.first?.code == "followed")
        #expect(error?.issues.first?.detail.hasPrefix("checklist.ticked") == true)
        #expect(error?.details["gates"]?.array?.first?["gate"] == "voidable")
        #expect(try await test.hub.actions(on: key, for: TestPerson.lead.caller).voiding?.isAllowed == false)
    }

    @Test func `an action is voided until the end of the next working day, by a lead with a reason`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .build, from: .landingPage(at: test.now)).key
        try await test.refusal(.forbidden) {
            try await test.hub.void("accept", reason: "x", on: key, by: TestPerson.producer.caller, expecting: nil)
        }
        try await test.refusal(.invalid) {
            try await test.hub.void("accept", reason: " ", on: key, by: TestPerson.lead.caller, expecting: nil)
        }
        // Monday 09:00 UTC to Tuesday 20:00, then Wednesday.
        test.clock.advance(by: .hours(35))
        #expect(try await test.hub.actions(on: key, for: TestPerson.lead.caller).voiding?.isAllowed == true)
        test.clock.advance(by: .hours(12))
        let error = try await test.refusal(.gateUnmet) { try await void("accept", key, test) }
        #expect(error?.issues.map(\.code) == ["too-late"])
    }

    @Test func `a clock that ran on through a voided stop breaches when it would have`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .intake, from: .landingPage(at: test.now)).key
        let due = try #require(try await test.hub.campaign(key).clocks.first { $0.clock == "triage" }?.dueAt)
        try await run.advance(key, to: .build)
        test.clock.set(due + .hours(24))
        try await void("accept", key, test)
        let triage = try await test.hub.campaign(key).clocks.filter { $0.clock == "triage" }
        #expect(triage.map(\.state) == [.running])
        #expect(triage.first?.dueAt == due)
        _ = try await ClockTimers(hub: test.hub).runOnce()
        #expect(try await test.hub.campaign(key).clocks.first { $0.clock == "triage" }?.isBreached == true)
        #expect(!(try await test.hub.campaign(key).clocks.contains { $0.clock == "build" }))
        try await isSound(test)
    }

    @Test func `a slot that passed meanwhile doesn't come back with the voided action`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .launch, from: .landingPage(at: test.now)).key
        try await run.finishTasks(of: key)
        try await run.approve(key)
        let slot = test.now + .hours(2)
        try await run.perform(ActionRequest(action: "schedule", launchAt: slot), on: key, by: .producer)
        let unschedule = ActionRequest(action: "unschedule", reason: "Clash")
        try await run.perform(unschedule, on: key, by: .producer)
        test.clock.advance(by: .hours(3))
        try await void("unschedule", key, test)
        let campaign = try await test.hub.campaign(key).campaign
        #expect(campaign.scheduledLaunchAt == nil)
        #expect(campaign.stage == .launch)
        #expect(campaign.flow.timer == nil)
        try await isSound(test)
    }
}
