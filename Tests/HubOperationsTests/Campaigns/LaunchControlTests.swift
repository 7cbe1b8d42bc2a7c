import HubDomain
import HubJSON
import HubOperations
import HubTestSupport
import Testing

/// Stops, freezes and overrides as the store keeps them.
@Suite(.timeLimit(.minutes(60)))
struct LaunchControlTests {
    private func inLaunch(_ run: ScenarioRunner) async throws -> Campaign {
        let campaign = try await run.campaign(in: .launch, from: .landingPage(at: run.test.now))
        try await run.finishTasks(of: campaign.key)
        try await run.approve(campaign.key)
        return campaign
    }

    @Test func `a stop holds every launch up at once until another lead releases it`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let timers = CampaignTimers(hub: test.hub)
        let scheduled = try await inLaunch(run)
        let byHand = try await inLaunch(run)
        let slot = ActionRequest(action: "schedule", launchAt: test.now + .hours(1))
        try await run.perform(slot, on: scheduled.key, by: .producer)
        try await test.refusal(.forbidden) {
            try await test.hub.stopLaunches(of: nil, reason: "Me", by: TestPerson.producer.caller)
        }
        let lead = TestPerson.lead.caller
        guard
            case .done(let stop) = try await test.hub.stopLaunches(of: nil, reason: "Wrong prices", by: lead)
        else { return }
        #expect(stop.pull.map(\.key) == [scheduled.key])
        await refusal(.gateUnmet) {
            try await run.perform(ActionRequest(action: "launch"), on: byHand.key, by: .producer)
        }
        test.clock.advance(by: .hours(2))
        #expect(try await timers.runOnce().missed == [scheduled.key])
        try await test.refusal(.forbidden) {
            try await test.hub.releaseLaunches(stop: stop.stop.id, reason: "Fine", by: lead)
        }
        let other = TestPerson.allRounder.caller
        _ = try await test.hub.releaseLaunches(stop: stop.stop.id, reason: "Prices mended", by: other)
        try await test.refusal(.conflict) {
            try await test.hub.releaseLaunches(stop: stop.stop.id, reason: "Again", by: other)
        }
        let live = try await run.perform(ActionRequest(action: "launch"), on: byHand.key, by: .producer)
        #expect(live.stage == .live)
        let waiting = try await test.hub.campaign(scheduled.key).campaign
        #expect(waiting.scheduledLaunchAt == nil, "what passed during the stop has to be confirmed anew")
        let list = try await test.hub.launchStops(for: lead, PageRequest(limit: 10))
        #expect(list.items.map(\.stop.isActive) == [false])
        #expect(try await test.chainProblems() == [])
    }

    @Test func `an exception from a freeze is its owner's to grant and counts until it expires`() async throws {
        // The shipped freeze of the platform's maintenance, a hard one for every service.
        let test = try await TestHub(now: try #require(Instant(rfc3339: "2027-01-15T09:00:00Z")))
        let run = ScenarioRunner(test)
        let campaign = try await inLaunch(run)
        let frozen = try #require(Instant(rfc3339: "2027-01-16T22:00:00Z"))
        let schedule = ActionRequest(action: "schedule", launchAt: frozen)
        let refused = try await test.refusal(.gateUnmet) {
            try await run.perform(schedule, on: campaign.key, by: .producer)
        }
        #expect(refused?.issues.map(\.code) == ["frozen"])
        try await test.refusal(.forbidden) {
            try await test.hub.grantException(
                from: "platform-maintenance",
                for: campaign.key,
                reason: "I may not",
                until: frozen + .hours(1),
                by: TestPerson.lead.caller
            )
        }
        let added = try await test.hub.add(
            NewPerson(
                email: "omar.haddad@example.com",
                name: "Omar Haddad",
                grants: [RoleGrant(role: .lead, division: nil)]
            ),
            by: TestPerson.admin.caller
        )
        guard case .done(let person) = added else { return }
        let owner = Caller(id: person.id, name: "Omar Haddad", grants: [RoleGrant(role: .lead, division: nil)])
        _ = try await test.hub.grantException(
            from: "platform-maintenance",
            for: campaign.key,
            reason: "The platform stays up for this one",
            until: frozen + .minutes(-30),
            by: owner
        )
        try await run.perform(schedule, on: campaign.key, by: .producer)
        #expect(try await test.eventCounts()["freeze.exception-granted"] == 1)
        test.clock.set(frozen)
        let timers = CampaignTimers(hub: test.hub)
        #expect(try await timers.runOnce().missed == [campaign.key], "it expired before the slot")
    }

    @Test func `an override is kept, counted and rebuilt`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let campaign = try await run.campaign(in: .qa, from: .landingPage(at: test.now))
        try await run.passChecklist(of: campaign.key)
        await refusal(.gateUnmet) {
            try await run.perform(ActionRequest(action: "pass-qa"), on: campaign.key, by: .reviewer)
        }
        _ = try await test.hub.overrideGate(
            GateOverride.Request(gate: "tasks-done(qa)", reason: "Seen by the client"),
            of: campaign.key,
            by: TestPerson.lead.caller,
            expecting: nil
        )
        let reopened = try await test.reopened()
        let kept = try await reopened.hub.workflowState(of: campaign.key, for: TestPerson.viewer.caller)
        #expect(kept.campaign.activeOverrides.map(\.gate) == ["tasks-done(qa)"])
        try await reopened.close()
        try await run.perform(ActionRequest(action: "pass-qa"), on: campaign.key, by: .reviewer)
        #expect(try await test.factCount(.overridden) == 1)
        #expect(try await FactRebuild(hub: test.hub).run(isVerifying: true).isSound)
        let event = try #require(try await test.hub.events(of: campaign.key, PageRequest(limit: 200)).items.last)
        #expect(event.body["overrides"]?.array?.first?["gate"] == "tasks-done(qa)")
        #expect(event.body["inform"]?.array == ["producer"])
    }

    @Test func `an input that comes late moves the commitment, and the figures know why`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let campaign = try await run.campaign(in: .build, from: .landingPage(at: test.now))
        let committed = try #require(campaign.committedLaunchAt)
        _ = try await test.hub.oweInput(
            OwedInput.Request(what: "Final copy", line: nil, dueOn: try #require(CivilDate(iso8601: "2026-03-06"))),
            on: campaign.key,
            by: TestPerson.producer.caller,
            expecting: nil
        )
        test.clock.set(try #require(Instant(rfc3339: "2026-03-10T09:00:00Z")))
        let view = try await test.hub.receiveInput(
            "I1",
            of: campaign.key,
            by: TestPerson.requester.caller,
            expecting: nil
        )
        #expect(view.campaign.flow.inputs[0].movedBy == 2)
        #expect(try #require(view.campaign.committedLaunchAt) > committed)
        #expect(try await test.factCount(.recommitted) == 1)
        #expect(try await FactRebuild(hub: test.hub).run(isVerifying: true).isSound)
        #expect(try await ClockVerification(hub: test.hub).run().differences == [])
    }
}
