import HubDomain
import HubJSON
import Testing

struct ReopeningTests {
    private func reopen(_ journey: inout Journey) throws -> Outcome {
        try journey.perform("reopen", by: Cast.lead, reason: "The form sends nothing")
    }

    @Test(arguments: [StageKey.live, "closed"]) func `a launched campaign goes back to the build for a defect`(
        _ stage: StageKey
    ) throws {
        var journey = try Shop().journey(services: ["page", "mail"])
        try journey.travel(to: stage)
        let launchedAt = journey.campaign.launchedAt
        let committed = journey.campaign.committedLaunchAt
        let outcome = try reopen(&journey)
        #expect(journey.campaign.stage == .build)
        #expect(journey.campaign.lines.map(\.attempt) == [2, 2])
        #expect(outcome.facts.map(\.metric) == [.reopened, .moved])
        #expect(outcome.events.map(\.type) == [.reopened])
        #expect(outcome.events[0].reason == "The form sends nothing")
        let finding = try #require(journey.campaign.findings.last)
        #expect(finding.line == nil && finding.text == "The form sends nothing" && finding.cause == "build-error")
        #expect(journey.campaign.tasks.last?.finding == finding.id)
        #expect(journey.campaign.committedLaunchAt == committed)
        try journey.travel(to: .live)
        #expect(journey.campaign.launchedAt == launchedAt, "the first launch is the one that counts")
    }

    @Test func `a second launch is no second delivery`() throws {
        var journey = try Shop().journey()
        try journey.travel(to: .live)
        _ = try reopen(&journey)
        try journey.travel(to: .launch)
        try journey.finishTasks()
        try journey.approve()
        #expect(try journey.perform("launch", by: Cast.producer).facts.map(\.metric) == [.moved])
    }

    @Test func `a declined request is triaged again`() throws {
        var journey = try Shop().journey()
        try journey.perform("submit", by: Cast.requester)
        let submittedAt = journey.campaign.submittedAt
        try journey.perform(ActionRequest(action: "decline", reason: "No", reasonCode: "out-of-scope"), by: Cast.lead)
        let outcome = try reopen(&journey)
        #expect(journey.campaign.stage == .intake)
        #expect(outcome.facts.map(\.metric) == [.moved], "no defect, so no escape")
        #expect(journey.campaign.findings.isEmpty && journey.campaign.lines.map(\.attempt) == [1])
        #expect(journey.campaign.submittedAt == submittedAt)
        try journey.edit(by: Cast.requester) { $0.brief = ["goal": "sell more"] }
        try journey.travel(to: .live)
    }

    @Test(arguments: [StageKey.intake, "planned", .build, .qa, .launch])
    func `a request cancelled at any stage is judged anew and can still go live`(_ stage: StageKey) throws {
        var journey = try Shop().journey()
        if stage == "planned" {
            try journey.travel(to: .intake)
            var plan = ActionRequest(action: "plan", committedLaunchAt: Shop.opening + .days(40))
            plan.plannedStartAt = Shop.opening + .days(9)
            try journey.perform(plan, by: Cast.producer)
        } else {
            try journey.travel(to: stage)
        }
        try journey.perform("cancel", by: Cast.lead, reason: "Not now")
        _ = try reopen(&journey)
        #expect(journey.campaign.stage == .intake)
        #expect(journey.campaign.acceptedAt == nil && journey.campaign.committedLaunchAt == nil)
        #expect(journey.campaign.originalCommittedLaunchAt == nil && journey.campaign.plannedStartAt == nil)
        let gates = try journey.plan("accept", by: Cast.producer).gates
        #expect(gates.first { $0.gate == .committedDateSet }?.state == .unmet)
        try journey.travel(to: .live)
    }

    @Test func `a draft that was cancelled is a draft again, and must still be submitted`() throws {
        var journey = try Shop().journey()
        try journey.perform("cancel", by: Cast.lead, reason: "Not now")
        _ = try reopen(&journey)
        #expect(journey.campaign.stage == .draft)
        #expect(journey.campaign.submittedAt == nil)
        try journey.travel(to: .live)
    }

    @Test func `a campaign cancelled while a defect was mended is judged anew, not built at once`() throws {
        var journey = try Shop().journey()
        try journey.travel(to: .live)
        _ = try reopen(&journey)
        try journey.perform("cancel", by: Cast.lead, reason: "Taken down")
        let outcome = try reopen(&journey)
        #expect(journey.campaign.stage == .intake)
        #expect(journey.campaign.lines.map(\.attempt) == [2])
        #expect(outcome.facts.map(\.metric) == [.moved])
        try journey.edit(by: Cast.requester) { $0.title = "Spring sale, again" }
    }

    @Test func `lines replaced after a cancelled build leave nothing behind that waits for them`() throws {
        var journey = try Shop().journey()
        try journey.travel(to: .qa)
        try journey.perform(journey.failing(.on("L1")), by: Cast.reviewer)
        try journey.perform("cancel", by: Cast.lead, reason: "Not now")
        _ = try reopen(&journey)
        try journey.edit(by: Cast.requester) { $0.lines = Shop.draft(services: ["mail"]).lines }
        #expect(journey.campaign.lines.map(\.id) == ["L2"], "an id that tasks know isn't given again")
        #expect(journey.campaign.tasks.filter { $0.line == "L1" }.allSatisfy { $0.state.isFinished })
        #expect(journey.campaign.findings.allSatisfy { !$0.isOpen })
        try journey.travel(to: .live)
    }

    @Test func `kept lines keep their attempt, which never falls`() throws {
        var journey = try Shop().journey()
        try journey.travel(to: .qa)
        try journey.perform(journey.failing(.on("L1")), by: Cast.reviewer)
        try journey.perform("cancel", by: Cast.lead, reason: "Not now")
        _ = try reopen(&journey)
        var lines = Shop.draft(services: ["page", "page"]).lines
        lines[1].id = "L1"
        try journey.edit(by: Cast.requester) { $0.lines = lines }
        #expect(journey.campaign.lines.map(\.id) == ["L2", "L1"])
        #expect(journey.campaign.lines.map(\.attempt) == [1, 2])
    }
}
