import HubDomain
import HubJSON
import Testing

struct LaunchTests {
    private func inLaunch(_ draft: RequestDraft = Shop.draft()) throws -> Journey {
        var journey = try Shop().journey(draft)
        try journey.travel(to: .launch)
        try journey.finishTasks()
        try journey.fillIn("count", 7)
        try journey.approve()
        return journey
    }

    private func issues(_ journey: Journey, _ request: ActionRequest) throws -> [String] {
        try journey.plan(request, by: Cast.producer).inputIssues.map(\.pointer)
    }

    @Test func `schedule confirms the slot that is named, otherwise the commitment`() throws {
        var journey = try inLaunch()
        let outcome = try journey.perform("schedule", by: Cast.producer)
        #expect(outcome.events.map(\.type) == [.scheduled])
        #expect(journey.campaign.scheduledLaunchAt == journey.campaign.committedLaunchAt)
        let slot = journey.now + .days(3)
        try journey.perform(ActionRequest(action: "schedule", launchAt: slot), by: Cast.producer)
        #expect(journey.campaign.scheduledLaunchAt == slot)
        #expect(journey.campaign.stage == .launch)
    }

    @Test func `a slot lies in the future and not before the embargo`() throws {
        var draft = Shop.draft()
        let embargo = Shop.opening + .days(50)
        draft.brief["notBefore"] = .string(embargo.rfc3339)
        var journey = try inLaunch(draft)
        func slot(_ instant: Instant) -> ActionRequest { ActionRequest(action: "schedule", launchAt: instant) }
        #expect(try issues(journey, slot(journey.now)) == ["/launchAt"])
        #expect(try issues(journey, slot(embargo + .minutes(-1))) == ["/launchAt"])
        #expect(try issues(journey, slot(embargo)).isEmpty)
        journey.campaign.committedLaunchAt = nil
        #expect(try issues(journey, ActionRequest(action: "schedule")) == ["/launchAt"])
    }

    @Test func `a slot can be given up with a reason, also while work stands still, and only when there is one`() throws
    {
        var journey = try inLaunch()
        let unschedule = ActionRequest(action: "unschedule", reason: "Freeze")
        #expect(try !journey.plan(unschedule, by: Cast.producer).isAllowed)
        try journey.perform("schedule", by: Cast.producer)
        #expect(try issues(journey, ActionRequest(action: "unschedule")) == ["/reason"])
        try journey.perform(
            ActionRequest(action: "hold", reason: "Down", reasonCode: "platform-incident"),
            by: Cast.producer
        )
        #expect(try journey.plan("launch", by: .system).refusal == .held, "a timer doesn't launch what is on hold")
        let outcome = try journey.perform(unschedule, by: Cast.producer)
        #expect(outcome.events.map(\.type) == [.unscheduled])
        #expect(journey.campaign.scheduledLaunchAt == nil)
    }

    @Test func `the hub itself launches, with the gates of everybody`() throws {
        var journey = try inLaunch()
        try journey.edit(line: "L1", by: Cast.producer) { $0.answers = ["count": nil] }
        #expect(
            try journey.plan("launch", by: .system).gates.flatMap(\.items).map(\.pointer) == ["/lines/0/answers/count"]
        )
        try journey.fillIn("count", 7)
        let outcome = try journey.perform("launch", by: .system)
        #expect(journey.campaign.launchedAt == journey.now)
        #expect(outcome.events.map(\.type) == [.launched])
        #expect(outcome.events[0].changes.map(\.pointer) == ["/stage", "/launchedAt", "/fullyLiveAt"])
    }

    @Test func `a launch by hand may have happened before, but not before the stage was entered nor in the future`()
        throws
    {
        var journey = try inLaunch()
        let entered = journey.campaign.stageEnteredAt
        journey.now = entered + .hours(5)
        func launch(_ instant: Instant) -> ActionRequest { ActionRequest(action: "launch", effectiveAt: instant) }
        #expect(try issues(journey, launch(entered + .minutes(-1))) == ["/effectiveAt"])
        #expect(try issues(journey, launch(journey.now + .minutes(1))) == ["/effectiveAt"])
        #expect(try issues(journey, launch(entered)).isEmpty)
        #expect(try issues(journey, launch(journey.now)).isEmpty)
        let instant = entered + .hours(2)
        let outcome = try journey.perform(launch(instant), by: Cast.producer)
        #expect(journey.campaign.launchedAt == instant)
        #expect(journey.campaign.stageEnteredAt == instant)
        #expect(outcome.events.map(\.occurredAt) == [instant])
        #expect(journey.campaign.updatedAt == journey.now)
        let submitted = try #require(journey.campaign.submittedAt)
        let built = try #require(journey.campaign.buildStartedAt)
        #expect(
            outcome.facts == [
                Fact(metric: .launched, at: instant, value: (instant - submitted).count),
                Fact(metric: .lineLaunched, at: instant, label: "page"),
                Fact(metric: .cycleTime, at: instant, value: (instant - built).count),
                Fact(metric: .turnaround, at: instant, value: (entered - built).count),
                Fact(metric: .moved, at: instant, value: (instant - entered).count, label: "launch>live"),
            ]
        )
    }

    @Test func `leaving the stage backwards gives the slot up, launching keeps it on record`() throws {
        var journey = try inLaunch()
        try journey.perform("schedule", by: Cast.producer)
        let slot = journey.campaign.scheduledLaunchAt
        try journey.perform("launch", by: .system)
        #expect(journey.campaign.scheduledLaunchAt == slot)
        try journey.perform("reopen", by: Cast.lead, reason: "Broken")
        #expect(journey.campaign.scheduledLaunchAt == nil)
    }
}
