import HubDomain
import HubJSON
import Testing

struct OverrideTests {
    private static let secondLead = Cast.person("lou", .lead)

    private func inQA() throws -> Journey {
        var journey = try Shop().journey()
        try journey.travel(to: .qa)
        return journey
    }

    @discardableResult
    private func override(_ gate: String, of journey: inout Journey, by caller: Caller) throws -> Outcome {
        try journey.campaign.override(
            GateOverride.Request(gate: gate, reason: "The client is waiting"),
            by: caller,
            journey.definitions,
            at: journey.now
        )
    }

    private func states(_ journey: Journey) throws -> [GateResult.State] {
        try journey.plan("pass-qa", by: Cast.reviewer).gates.map(\.state)
    }

    @Test func `a lead's override opens a gate for everybody in this attempt, and is an event`() throws {
        var journey = try inQA()
        #expect(try states(journey) == [.unmet, .unmet, .satisfied])
        let outcome = try override("tasks-done(qa)", of: &journey, by: Cast.lead)
        #expect(outcome.events.map(\.type) == [.gateOverridden])
        #expect(outcome.events.first?.reasonCode == "tasks-done(qa)")
        #expect(try states(journey) == [.unmet, .overridden, .satisfied])
        #expect(try journey.plan("pass-qa", by: Cast.reviewer).gates[1].items.map(\.code) == ["task-open"])
        try journey.passChecklist()
        let passed = try journey.perform("pass-qa", by: Cast.reviewer)
        #expect(passed.events.first?.overrides.map(\.gate) == ["tasks-done(qa)"])
        #expect(passed.facts.contains { $0.metric == .overridden && $0.label == "tasks-done(qa)" })
        #expect(passed.facts.contains { $0.metric == .qaPassed && $0.label == "first:overridden" })
    }

    @Test func `the next attempt begins without overrides`() throws {
        var journey = try inQA()
        try override("tasks-done(qa)", of: &journey, by: Cast.lead)
        try journey.perform(journey.failing(.on("L1")), by: Cast.reviewer)
        try journey.finishTasks()
        try journey.perform("submit-for-qa", by: Cast.producer)
        #expect(journey.campaign.activeOverrides.isEmpty)
        #expect(try states(journey) == [.unmet, .unmet, .satisfied])
    }

    @Test func `critical checklist items take two leads`() throws {
        var journey = try inQA()
        try override("checklist", of: &journey, by: Cast.lead)
        let gate = try journey.plan("pass-qa", by: Cast.reviewer).gates[0]
        #expect(gate.state == .unmet)
        #expect(gate.items.map(\.pointer) == ["/checklist/L1/K-1"], "what is not critical is passed over")
        #expect(try override("checklist", of: &journey, by: Cast.lead).events.isEmpty, "the same lead is one lead")
        #expect(try states(journey)[0] == .unmet)
        try override("checklist", of: &journey, by: Self.secondLead)
        #expect(try states(journey)[0] == .overridden)
    }

    @Test func `nobody opens four eyes for themselves`() throws {
        var journey = try Shop().journey()
        try journey.travel(to: .build)
        let both = Cast.person("bo", .producer, .reviewer, .lead)
        try journey.finishTasks(by: both)
        try journey.perform("submit-for-qa", by: both)
        try override("four-eyes", of: &journey, by: both)
        #expect(try journey.plan("pass-qa", by: both).gates[2].state == .unmet)
        try override("four-eyes", of: &journey, by: Cast.lead)
        #expect(try journey.plan("pass-qa", by: both).gates[2].state == .overridden)
    }

    @Test func `an override comes with the action of a lead and only of one`() throws {
        var journey = try Shop().journey()
        try journey.travel(to: .build)
        var request = ActionRequest(action: "submit-for-qa")
        request.overrides = [GateOverride.Request(gate: "tasks-done(build)", reason: "Built elsewhere")]
        #expect(try journey.plan(request, by: Cast.producer).inputIssues.map(\.pointer) == ["/overrides"])
        let outcome = try journey.perform(request, by: Cast.lead)
        #expect(outcome.events.map(\.type) == [.submittedForQA, .gateOverridden])
        #expect(journey.campaign.flow.overrides.map(\.stage) == [.build])
        request.overrides = [GateOverride.Request(gate: "checklist", reason: " ")]
        request.action = "submit-for-qa"
        journey.campaign.stage = .build
        let issues = try journey.plan(request, by: Cast.lead).inputIssues
        #expect(issues.map(\.pointer) == ["/overrides/0/gate", "/overrides/0/reason"])
    }

    @Test func `overrides are for leads, with a reason, and for gates that the stage has`() throws {
        var journey = try inQA()
        #expect(throws: HubError.self) { try override("checklist", of: &journey, by: Cast.reviewer) }
        #expect(throws: HubError.self) { try override("committed-date-set", of: &journey, by: Cast.lead) }
        #expect(journey.campaign.flow.isEmpty)
    }

    @Test func `what a campaign carries is stored whole`() throws {
        var journey = try inQA()
        try override("checklist", of: &journey, by: Cast.lead)
        var state = journey.campaign.flow
        state.slots = [
            LaunchSlot(
                line: "L1",
                wall: WallTime(try #require(LocalDateTime(iso8601: "2027-03-31T09:00")), in: .utc),
                notBefore: Instant(milliseconds: 1_800_000_000_000)
            )
        ]
        state.evidence = ["https://example.com/booking"]
        state.fullyLiveAt = Instant(milliseconds: 1_800_000_000_123)
        state.inputs = [
            OwedInput(
                id: "I1",
                what: "Copy",
                line: nil,
                dueOn: CivilDate(dayNumber: 20_000),
                receivedAt: Instant(milliseconds: 1_800_000_000_456),
                movedBy: 2
            )
        ]
        #expect(WorkflowState(json: state.json) == state)
    }
}
