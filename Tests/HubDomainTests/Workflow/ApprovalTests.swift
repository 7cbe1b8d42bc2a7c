import HubDomain
import HubJSON
import Testing

struct ApprovalTests {
    private func inLaunch(_ shop: Shop = Shop(), services: [String] = ["page"]) throws -> Journey {
        var journey = try shop.journey(services: services)
        try journey.travel(to: .launch)
        try journey.finishTasks()
        try journey.fillIn("count", 7)
        return journey
    }

    private func missing(_ journey: Journey) throws -> [HubDomain.Issue] {
        let plan = try journey.plan("launch", by: Cast.producer)
        return plan.gates.filter { $0.gate == .approval(.required) }.flatMap(\.items)
    }

    @Test func `a launch waits for a proof, its approver and the decision, and says what to do each time`() throws {
        var journey = try inLaunch()
        #expect(try missing(journey).map(\.code) == ["proof-missing"])
        #expect(try missing(journey).first?.satisfy?.href == "/v1/campaigns/CMP-1042/proofs")
        let proof = try journey.putOut()
        #expect(try missing(journey).map(\.code) == ["approval-missing"])
        #expect(try missing(journey).first?.satisfy?.body?["proof"]?.string == proof)
        let asked = try journey.ask(.stakeholder(), of: proof)
        #expect(asked.events.map(\.type) == [.approvalAsked])
        #expect(try missing(journey).map(\.code) == ["approval-waiting"])
        #expect(try missing(journey).first?.satisfy?.href == "/v1/campaigns/CMP-1042/approvals/V1/decision")
        let decided = try journey.decide("V1", .approved)
        #expect(decided.events.map(\.type) == [.approvalDecided])
        #expect(try missing(journey).isEmpty)
        #expect(try journey.plan("launch", by: Cast.producer).isAllowed)
    }

    @Test func `a newer proof makes approvals stale, and what was waited for on the older one is closed`() throws {
        var journey = try inLaunch()
        let first = try journey.putOut(1)
        try journey.ask(.stakeholder(), .stakeholder(Cast.lead), of: first)
        try journey.decide("V1", .approved)
        #expect(journey.campaign.givenApprovals == [GivenApproval(kind: "stakeholder", subject: "current-proof")])
        try journey.putOut(2)
        #expect(journey.campaign.approvals.map { journey.campaign.state(of: $0) } == [.stale, .stale])
        #expect(journey.campaign.approvals.allSatisfy { !$0.isWaiting })
        #expect(journey.campaign.givenApprovals.isEmpty)
        #expect(try missing(journey).map(\.code) == ["approval-missing"])
        #expect(throws: HubError.self) { try journey.decide("V2", .approved, by: Cast.lead) }
        #expect(throws: HubError.self) { try journey.ask(.stakeholder(), of: first) }
    }

    @Test func `a line that begins another attempt is approved again, the others stay approved`() throws {
        var journey = try Shop().journey(services: ["page", "mail"])
        try journey.travel(to: .qa)
        for (line, byte) in [("L1", UInt8(1)), ("L2", 2)] {
            try journey.ask(.stakeholder(), of: try journey.putOut(byte, line: line))
        }
        let chart = try journey.putOut(3, line: "L1", subject: "flow-chart")
        try journey.ask(.stakeholder(), of: chart)
        for id in ["V1", "V2", "V3"] { try journey.decide(id, .approved) }
        try journey.perform(journey.failing(.on("L1")), by: Cast.reviewer)
        func states() -> [Approval.State] { journey.campaign.approvals.map { journey.campaign.state(of: $0) } }
        #expect(states() == [.stale, .approved, .approved])
        try journey.travel(to: .launch)
        try journey.finishTasks()
        try journey.fillIn("count", 7)
        #expect(try missing(journey).map(\.code) == ["approval-missing"])
        #expect(try missing(journey).first?.satisfy?.body?["proof"] == "P1")
        try journey.ask(.stakeholder(), of: "P1")
        #expect(journey.campaign.approvals.last?.round == 1, "the same proof is no further round")
        try journey.decide("V4", .approved)
        #expect(try missing(journey).isEmpty)
    }

    @Test func `after a reopening what goes out again is approved again`() throws {
        var journey = try inLaunch(services: ["page", "mail"])
        let whole = try journey.putOut()
        try journey.ask(.stakeholder(), of: whole)
        try journey.decide("V1", .approved)
        try journey.perform("launch", by: Cast.producer)
        try journey.perform("reopen", by: Cast.lead, reason: "The form sends nothing")
        #expect(journey.campaign.state(of: journey.campaign.approvals[0]) == .stale)
        // A proof of its own for one line doesn't bring the other's approval back.
        try journey.putOut(2, line: "L1")
        #expect(journey.campaign.state(of: journey.campaign.approvals[0]) == .stale)
        #expect(journey.campaign.givenApprovals.isEmpty)
    }

    @Test func `the same bytes are no new proof while they are in force`() throws {
        var journey = try inLaunch()
        try journey.putOut(1)
        #expect(throws: HubError.self) { try journey.putOut(1) }
        try journey.putOut(2)
        #expect(try journey.putOut(1) == "P3")
        #expect(journey.campaign.proofs.map(\.version) == [1, 2, 3])
    }

    @Test func `of several lines each needs a proof, its own or one of all`() throws {
        var journey = try inLaunch(services: ["page", "mail"])
        try journey.putOut(1, line: "L1")
        #expect(try missing(journey).map(\.code) == ["approval-missing", "proof-missing"])
        let whole = try journey.putOut(2)
        #expect(!journey.campaign.isInForce(journey.campaign.proofs[0]))
        try journey.ask(.stakeholder(), of: whole)
        try journey.decide("V1", .approved)
        #expect(try missing(journey).isEmpty)
        // A newer one of a line leaves the other line's approval alone.
        try journey.putOut(3, line: "L2")
        #expect(journey.campaign.state(of: journey.campaign.approvals[0]) == .approved)
        #expect(try missing(journey).map(\.code) == ["approval-missing"])
    }

    @Test func `changes that an approver asks for are findings, and the approval counts once they are mended`() throws {
        var journey = try inLaunch()
        try journey.ask(.stakeholder(), of: try journey.putOut())
        #expect(throws: HubError.self) { try journey.decide("V1", .approvedWithChanges) }
        try journey.decide("V1", .approvedWithChanges, remark: "Smaller logo")
        #expect(journey.campaign.findings.map(\.text) == ["Smaller logo"])
        #expect(journey.campaign.approvals[0].findings == ["F1"])
        #expect(try missing(journey).map(\.code) == ["finding-open"])
        let outcome = try journey.campaign.resolve(
            finding: "F1",
            resolution: "Made it smaller",
            by: Cast.producer,
            journey.definitions,
            at: journey.now
        )
        #expect(outcome.events.map(\.type) == [.findingResolved])
        #expect(journey.campaign.findings[0].resolution == "Made it smaller")
        #expect(try missing(journey).isEmpty)
        #expect(journey.campaign.lines.map(\.attempt) == [1])
    }

    @Test func `changes asked for while it is built become tasks that stand before QA`() throws {
        var journey = try Shop().journey()
        try journey.travel(to: .build)
        try journey.finishTasks()
        try journey.ask(.stakeholder(), of: try journey.putOut())
        try journey.decide("V1", .approvedWithChanges, findings: [.on("L1")])
        let task = try #require(journey.campaign.tasks.last)
        #expect(task.finding == "F1")
        #expect(try !journey.plan("submit-for-qa", by: Cast.producer).isAllowed)
        try journey.finishTasks()
        try journey.perform("submit-for-qa", by: Cast.producer)
        #expect(journey.campaign.findings.allSatisfy { !$0.isOpen })
    }

    @Test func `a rejection says why, blocks, and is heard again on a better proof or when asked anew`() throws {
        var journey = try inLaunch()
        let proof = try journey.putOut()
        try journey.ask(.stakeholder(), of: proof)
        #expect(throws: HubError.self) { try journey.decide("V1", .rejected) }
        try journey.decide("V1", .rejected, remark: "Wrong price")
        #expect(try missing(journey).map(\.code) == ["approval-rejected"])
        #expect(throws: HubError.self) { try journey.decide("V1", .approved) }
        try journey.ask(.stakeholder(), of: proof)
        try journey.decide("V2", .approved)
        #expect(try missing(journey).isEmpty)
    }

    @Test func `only who was asked decides; the substitute while that person is away`() throws {
        var journey = try inLaunch()
        try journey.ask(.stakeholder(substitute: Cast.lead), of: try journey.putOut())
        for caller in [Cast.producer, Cast.admin, Cast.lead] {
            #expect(throws: HubError.self) { try journey.decide("V1", .approved, by: caller) }
        }
        try journey.decide("V1", .approved, by: Cast.lead, substitutes: true)
        #expect(journey.campaign.approvals[0].decidedBy == Cast.lead.id)
        #expect(journey.campaign.approvals[0].decidedAs == [.lead])
    }

    @Test func `who put a proof out is not asked for it, nobody twice, and only kinds that the brief knows`() throws {
        var journey = try inLaunch()
        let proof = try journey.putOut()
        func refuse(_ requests: Campaign.ApprovalRequest...) throws -> [String] {
            do {
                for request in requests { try journey.ask(request, of: proof) }
                return []
            } catch let error as HubError { return error.issues.map(\.pointer) }
        }
        #expect(try refuse(.stakeholder(Cast.producer)) == ["/approvers/0/person"])
        #expect(try refuse(.stakeholder(), .stakeholder()) == ["/approvers/0/person"])
        #expect(try refuse(.stakeholder(Cast.lead, substitute: Cast.lead)) == ["/approvers/0/substitute"])
    }

    @Test func `rounds beyond the service's scope are a lead's to grant`() throws {
        var shop = Shop()
        let page = shop.services[0]
        shop.services[0] = Shop.service("page", rounds: 1, like: page)
        var journey = try inLaunch(shop)
        try journey.ask(.stakeholder(), of: try journey.putOut(1))
        try journey.decide("V1", .rejected, remark: "No")
        let second = try journey.putOut(2)
        let error = try #require(throws: HubError.self) { try journey.ask(.stakeholder(), of: second) }
        #expect(error.code == .roundsExceeded)
        #expect(error.issues.first?.satisfy?.href == "/v1/campaigns/CMP-1042/rounds")
        #expect(error.issues.first?.satisfy?.body?["rounds"] == 1)
        func grant(by caller: Caller) throws {
            _ = try journey.campaign.grantRounds(
                1,
                on: "L1",
                reason: "Price changed",
                by: caller,
                journey.definitions,
                at: journey.now
            )
        }
        #expect(throws: HubError.self) { try grant(by: Cast.producer) }
        try grant(by: Cast.lead)
        try journey.ask(.stakeholder(), of: second)
        #expect(journey.campaign.approvals.map(\.round) == [1, 2])
    }

    @Test func `a proof that nobody judged is no round`() throws {
        var shop = Shop()
        shop.services[0] = Shop.service("page", rounds: 1, like: shop.services[0])
        var journey = try inLaunch(shop)
        try journey.ask(.stakeholder(), of: try journey.putOut(1))
        try journey.ask(.stakeholder(), of: try journey.putOut(2))
        #expect(journey.campaign.approvals.map(\.round) == [1, 1])
    }

    @Test func `nobody is waited for once the work has ended`() throws {
        var journey = try inLaunch()
        try journey.ask(.stakeholder(), of: try journey.putOut())
        try journey.perform("cancel", by: Cast.lead, reason: "Not needed")
        #expect(journey.campaign.approvals.allSatisfy { !$0.isWaiting })
        #expect(throws: HubError.self) { try journey.decide("V1", .approved) }
        #expect(throws: HubError.self) { try journey.putOut(2) }
    }

    @Test func `a confidential campaign names those who are asked to approve`() throws {
        var journey = try inLaunch()
        try journey.ask(.stakeholder(substitute: Cast.lead), of: try journey.putOut())
        #expect(journey.campaign.namedPeople.isSuperset(of: [Cast.approver.id, Cast.lead.id]))
    }
}
