import HubDomain
import HubJSON
import Testing

struct HoldTests {
    private func hold(_ lines: String..., until: Instant? = nil) -> ActionRequest {
        ActionRequest(
            action: "hold",
            reason: "Login is down",
            reasonCode: "platform-incident",
            lines: lines,
            until: until
        )
    }

    private func inBuild(_ services: [String] = ["page"]) throws -> Journey {
        var journey = try Shop().journey(services: services)
        try journey.travel(to: .build)
        try journey.finishTasks()
        return journey
    }

    @Test func `a hold stops the way on, and resume lets it go on`() throws {
        var journey = try inBuild()
        let outcome = try journey.perform(hold(), by: Cast.producer)
        #expect(outcome.events.map(\.type) == [.held])
        #expect(outcome.events[0].reasonCode == "platform-incident")
        #expect(outcome.events[0].changes.map(\.pointer) == ["/holds"])
        #expect(journey.campaign.holds.map(\.since) == [journey.now])
        #expect(try journey.plan("submit-for-qa", by: Cast.producer).refusal == .held)
        try journey.perform("resume", by: Cast.producer)
        #expect(journey.campaign.activeHolds.isEmpty)
        #expect(journey.campaign.holds.map(\.endedAt) == [journey.now])
        #expect(try journey.plan("submit-for-qa", by: Cast.producer).isAllowed)
    }

    @Test func `a hold of some lines lets the campaign go on, holds of all lines together don't`() throws {
        var journey = try inBuild(["page", "mail"])
        try journey.perform(hold("L1"), by: Cast.producer)
        #expect(!journey.campaign.isHeld)
        #expect(journey.campaign.isHeld("L1") && !journey.campaign.isHeld("L2"))
        try journey.perform(hold("L2"), by: Cast.producer)
        #expect(journey.campaign.isHeld)
        var resume = ActionRequest(action: "resume")
        resume.hold = "H1"
        try journey.perform(resume, by: Cast.producer)
        #expect(journey.campaign.activeHolds.map(\.id) == ["H2"])
        #expect(!journey.campaign.isHeld)
        resume.hold = "H1"
        #expect(try journey.plan(resume, by: Cast.producer).inputIssues.map(\.pointer) == ["/hold"])
    }

    @Test func `without a name resume ends every hold`() throws {
        var journey = try inBuild(["page", "mail"])
        for request in [hold("L1"), hold("L2"), hold()] { try journey.perform(request, by: Cast.producer) }
        try journey.perform("resume", by: Cast.lead)
        #expect(journey.campaign.activeHolds.isEmpty)
        #expect(journey.campaign.holds.map(\.id) == ["H1", "H2", "H3"])
    }

    @Test func `a hold has a configured reason, says what that needs, and ends in the future`() throws {
        let journey = try inBuild()
        func issues(_ request: ActionRequest) throws -> [String] {
            try journey.plan(request, by: Cast.producer).inputIssues.map { "\($0.pointer) \($0.code)" }
        }
        #expect(try issues(ActionRequest(action: "hold")) == ["/reasonCode required"])
        #expect(
            try issues(ActionRequest(action: "hold", reason: "x", reasonCode: "holiday")) == ["/reasonCode invalid"]
        )
        #expect(try issues(ActionRequest(action: "hold", reasonCode: "platform-incident")) == ["/reason required"])
        #expect(try issues(hold(until: journey.now)) == ["/until invalid"])
        #expect(try issues(hold("L1", "L9")) == ["/lines/1 invalid"])
        #expect(try issues(hold(until: journey.now + .days(1))).isEmpty)
    }

    @Test func `a return holds the request until the requester answers`() throws {
        var journey = try Shop().journey()
        try journey.perform("submit", by: Cast.requester)
        let question = Hold.Question(pointer: "/brief/goal", text: "Which product?")
        let request = ActionRequest(action: "return", reasonCode: "copy-not-final", questions: [question])
        let outcome = try journey.perform(request, by: Cast.producer)
        #expect(outcome.events.map(\.type) == [.returned])
        #expect(
            outcome.facts == [
                Fact(metric: .returned, at: journey.now, label: "copy-not-final"),
                Fact(metric: .returnedField, at: journey.now, label: "/brief/goal"),
            ]
        )
        #expect(journey.campaign.stage == .intake && journey.campaign.returns == 1)
        #expect(journey.campaign.activeHolds.map(\.reason) == ["waiting-on-requester"])
        let shown = outcome.events[0].changes.first?.after.array?.first?["questions"]
        #expect(shown == [["pointer": "/brief/goal", "question": "Which product?"]])
        for action in ["accept", "plan", "return"] as [ActionKey] {
            #expect(try journey.plan(action, by: Cast.producer).refusal == .held)
        }
        try journey.edit(by: Cast.requester) { $0.brief = ["goal": "sell more"] }
        try journey.perform("answer", by: Cast.requester)
        #expect(journey.campaign.activeHolds.isEmpty)
        #expect(try journey.plan("answer", by: Cast.requester).refusal == .notHeld)
        try journey.perform(journey.accept, by: Cast.producer)
    }

    @Test func `an answer ends the waiting for it and no other hold`() throws {
        var journey = try Shop().journey()
        try journey.perform("submit", by: Cast.requester)
        try journey.perform(
            ActionRequest(action: "return", reason: "Which?", reasonCode: "copy-not-final"),
            by: Cast.producer
        )
        try journey.perform(hold(), by: Cast.producer)
        try journey.perform("answer", by: Cast.requester)
        #expect(journey.campaign.activeHolds.map(\.reason) == ["platform-incident"])
        try journey.perform("resume", by: Cast.producer)
        #expect(!journey.campaign.isHeld)
    }

    @Test func `a third return alerts a lead`() throws {
        var journey = try Shop().journey()
        try journey.perform("submit", by: Cast.requester)
        var types: [[EventType]] = []
        for _ in 1...3 {
            let request = ActionRequest(action: "return", reason: "Which?", reasonCode: "copy-not-final")
            types.append(try journey.perform(request, by: Cast.producer).events.map(\.type))
            try journey.perform("answer", by: Cast.requester)
        }
        #expect(types == [[.returned], [.returned], [.returned, .returnsExceeded]])
    }

    @Test func `a campaign on hold can be cancelled or declined, and then nothing is on hold`() throws {
        for (action, code) in [("cancel", nil), ("decline", "out-of-scope")] as [(ActionKey, String?)] {
            var journey = try Shop().journey()
            try journey.perform("submit", by: Cast.requester)
            try journey.perform(hold(), by: Cast.producer)
            let request = ActionRequest(action: action, reason: "Not now", reasonCode: code)
            let outcome = try journey.perform(request, by: Cast.lead)
            #expect(journey.campaign.activeHolds.isEmpty)
            #expect(outcome.events[0].changes.map(\.pointer) == ["/stage", "/holds"])
        }
    }

    @Test func `the hold of a line holds the launch up, because nobody could end it afterwards`() throws {
        var journey = try Shop().journey(services: ["page", "mail"])
        try journey.travel(to: .launch)
        try journey.perform(hold("L1"), by: Cast.producer)
        try journey.perform("resume", by: Cast.producer)
        try journey.finishTasks()
        try journey.fillIn("count", 1)
        try journey.approve()
        try journey.perform(hold("L1"), by: Cast.producer)
        #expect(try journey.plan("launch", by: Cast.producer).refusal == .held)
        try journey.perform("resume", by: Cast.producer)
        try journey.perform("launch", by: Cast.producer)
        #expect(journey.campaign.activeHolds.isEmpty)
    }

    @Test func `every hold can be ended in the stage it was made in`() throws {
        let workflow = try Shipped.workflow()
        let hold = try #require(workflow.action("hold"))
        let resume = try #require(workflow.action("resume"))
        #expect(Set(hold.from).isSubset(of: resume.from))
        #expect(Set(hold.roles).isSubset(of: resume.roles))
    }
}
