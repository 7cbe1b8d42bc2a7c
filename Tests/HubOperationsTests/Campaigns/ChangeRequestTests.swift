import HubDomain
import HubJSON
import HubOperations
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct ChangeRequestTests {
    private func propose(
        _ change: ScopeChange,
        by person: TestPerson = .requester,
        on key: CampaignKey,
        _ test: TestHub
    ) async throws -> ChangeRequest {
        try await test.hub.propose(
            change,
            reason: "The offer changed",
            on: key,
            by: person.caller,
            expecting: nil
        )
        .value.request
    }

    private func agree(
        to id: String = "C1",
        by person: TestPerson,
        on key: CampaignKey,
        _ test: TestHub
    ) async throws -> ChangeRequest {
        try await test.hub.agree(to: id, of: key, by: person.caller, expecting: nil).value.request
    }

    private func isSound(_ test: TestHub) async throws {
        #expect(try await ClockVerification(hub: test.hub).run().differences == [])
        let report = try await FactRebuild(hub: test.hub).run(isVerifying: true)
        #expect(report.isSound, "\(report)")
        #expect(try await test.chainProblems() == [])
    }

    private static let double = ScopeChange(
        edited: [.init(line: "L1", tier: nil, quantity: 2, locale: nil, answers: nil)]
    )

    @Test func `a change in QA shows what falls, and takes effect when both have agreed`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .qa, from: .twoLines(at: test.now)).key
        try await run.passChecklist(of: key)
        try await run.approve(key)
        let before = try await test.hub.campaign(key).campaign
        // A tick of the very instant of a change would still count.
        test.clock.advance(by: .minutes(1))
        let proposed = try await propose(Self.double, on: key, test)
        #expect(proposed.state == .proposed)
        #expect(proposed.requesterAgreed?.by == TestPerson.requester.id)
        #expect(proposed.leadAgreed == nil)
        let effects = proposed.preview.effects
        #expect(effects.lines == ["L1"])
        #expect(effects.backTo == .build)
        #expect(effects.approvals == before.approvals.map(\.id))
        #expect(!effects.ticks.isEmpty && effects.ticks.allSatisfy { $0.hasPrefix("L1/") })
        #expect(effects.newTasks == 1)
        let (old, new) = (proposed.preview.priceBefore, proposed.preview.priceAfter)
        #expect(try #require(new?.p90.minor) > (try #require(old?.p90.minor)))
        #expect(proposed.preview.difference?.minor == (new?.p50.minor ?? 0) - (old?.p50.minor ?? 0))
        #expect(try await test.hub.campaign(key).campaign.lines == before.lines, "a proposal changes nothing")

        test.clock.advance(by: .minutes(30))
        let applied = try await agree(by: .lead, on: key, test)
        #expect(applied.state == .applied)
        #expect(applied.appliedAt == test.now)
        let after = try await test.hub.campaign(key).campaign
        #expect(after.stage == .build)
        #expect(after.lines.map(\.attempt) == [2, 1])
        #expect(after.lines.map(\.quantity) == [2, before.lines[1].quantity])
        #expect(after.approvals.allSatisfy { after.state(of: $0) == .stale })
        #expect(after.tasks.count { $0.stage == .build && !$0.state.isFinished } == 1)
        #expect(after.clocks.filter(\.isActive).map(\.clock.rawValue).contains("build"))
        let quote = try await test.hub.quote(of: key, for: TestPerson.requester.caller)
        #expect(quote.state == .accepted)
        #expect(quote.quote.acceptance?.by == TestPerson.requester.id)
        let counts = try await test.eventCounts()
        #expect(counts["change.proposed"] == 1 && counts["change.applied"] == 1 && counts["change.agreed"] == nil)
        try await isSound(test)

        // The work goes on to the end, with a new proof.
        try await run.finishTasks(of: key)
        try await run.perform(ActionRequest(action: "submit-for-qa"), on: key, by: .producer)
        try await test.refusal(.gateUnmet) {
            try await run.perform(ActionRequest(action: "pass-qa"), on: key, by: .reviewer)
        }
        try await run.advance(key, to: .launch)
        try await isSound(test)
    }

    @Test func `lines come and go with a change, the commitment with them`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .build, from: .twoLines(at: test.now)).key
        let before = try await test.hub.campaign(key).campaign
        let committed = try #require(before.committedLaunchAt) + .days(7)
        let change = ScopeChange(
            committedLaunchAt: committed,
            added: [
                .init(
                    service: before.lines[0].service,
                    tier: nil,
                    quantity: 1,
                    locale: "fr-FR",
                    variantOf: nil,
                    answers: before.lines[0].answers
                )
            ],
            dropped: ["L2"]
        )
        let proposed = try await propose(change, by: .lead, on: key, test)
        #expect(proposed.leadAgreed != nil && proposed.requesterAgreed == nil)
        #expect(proposed.preview.effects.lines == ["L3", "L2"])
        #expect(proposed.preview.effects.backTo == nil)
        try await test.refusal(.conflict) { try await agree(by: .lead, on: key, test) }
        _ = try await agree(by: .requester, on: key, test)
        let after = try await test.hub.campaign(key).campaign
        #expect(after.lines.map(\.id) == ["L1", "L3"])
        #expect(after.committedLaunchAt == committed)
        #expect(after.originalCommittedLaunchAt == before.originalCommittedLaunchAt)
        #expect(after.tasks.filter { $0.line == "L2" }.allSatisfy { $0.state.isFinished })
        #expect(after.tasks.contains { $0.line == "L3" && $0.state != .dropped })
        #expect(after.lines[1].price == after.lines[0].price)
        #expect(try await test.factCount(.recommitted) == 1)
        try await isSound(test)
    }

    @Test func `a proposal is rejected, withdrawn or superseded, and then settled`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .build, from: .landingPage(at: test.now)).key
        func end(_ id: String, _ state: ChangeRequest.State, by person: TestPerson) async throws -> ChangeRequest {
            try await test.hub.end(
                id,
                as: state,
                reason: "Not this quarter",
                of: key,
                by: person.caller,
                expecting: nil
            )
            .value.request
        }
        _ = try await propose(Self.double, by: .producer, on: key, test)
        _ = try await propose(Self.double, on: key, test)
        let first = try await test.hub.change("C1", of: key, for: TestPerson.viewer.caller).request
        #expect(first.state == .superseded)
        try await test.refusal(.conflict) { try await agree(to: "C1", by: .lead, on: key, test) }
        try await test.refusal(.forbidden) { try await end("C2", .withdrawn, by: .lead) }
        #expect(try await end("C2", .withdrawn, by: .requester).state == .withdrawn)
        _ = try await propose(Self.double, on: key, test)
        try await test.refusal(.forbidden) { try await end("C3", .rejected, by: .producer) }
        #expect(try await end("C3", .rejected, by: .lead).ended?.reason == "Not this quarter")
        try await test.refusal(.conflict) { try await end("C3", .rejected, by: .lead) }
        try await test.refusal(.notFound) { try await end("C9", .rejected, by: .lead) }
        let states = try await test.hub.changes(of: key, for: TestPerson.lead.caller).map(\.request.state)
        #expect(states == [.superseded, .withdrawn, .rejected])
        #expect(try await test.hub.campaign(key).campaign.lines[0].quantity == 1)
        try await isSound(test)
    }

    @Test func `what would fall by now has to be what was shown`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .qa, from: .landingPage(at: test.now)).key
        _ = try await propose(Self.double, on: key, test)
        try await run.passChecklist(of: key)
        try await test.refusal(.conflict) { try await agree(by: .lead, on: key, test) }
        _ = try await propose(Self.double, on: key, test)
        #expect(try await agree(to: "C2", by: .lead, on: key, test).state == .applied)
    }

    @Test func `changes are for accepted work, two people, and complete in their problems`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let intake = try await run.campaign(in: .intake, from: .landingPage(at: test.now)).key
        try await test.refusal(.conflict) { _ = try await propose(Self.double, on: intake, test) }
        let key = try await run.campaign(in: .build, from: .twoLines(at: test.now)).key
        try await test.refusal(.forbidden) { _ = try await propose(Self.double, by: .otherRequester, on: key, test) }
        let wrong = ScopeChange(
            brief: ["nonsense": 1],
            edited: [
                .init(line: "L9", tier: nil, quantity: nil, locale: nil, answers: nil),
                .init(line: "L1", tier: nil, quantity: 0, locale: nil, answers: nil),
            ],
            added: [
                .init(service: "nothing", tier: nil, quantity: 1, locale: "en-GB", variantOf: nil, answers: [:])
            ],
            dropped: ["L7"]
        )
        let error = try await test.refusal(.invalid) { _ = try await propose(wrong, on: key, test) }
        #expect(
            Set(error?.issues.map(\.pointer) ?? []) == [
                "/brief/nonsense", "/lines/0/line", "/lines/1/quantity", "/add/0/service", "/drop/0",
            ]
        )
        try await test.refusal(.invalid) { _ = try await propose(ScopeChange(), on: key, test) }
        try await test.refusal(.invalid) { _ = try await propose(ScopeChange(dropped: ["L1", "L2"]), on: key, test) }
    }

    @Test func `a dropped line leaves nothing that waits for it`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .qa, from: .twoLines(at: test.now)).key
        func drop(_ lines: [String], by person: TestPerson = .lead) async throws -> Campaign {
            try await test.hub.drop(lines: lines, reason: "Budget", of: key, by: person.caller, expecting: nil).campaign
        }
        try await test.refusal(.forbidden) { _ = try await drop(["L2"], by: .producer) }
        try await test.refusal(.invalid) { _ = try await drop(["L1", "L2"]) }
        try await test.refusal(.invalid) { _ = try await drop(["L5"]) }
        let campaign = try await drop(["L2"])
        #expect(campaign.lines.map(\.id) == ["L1"])
        #expect(campaign.stage == .qa)
        #expect(campaign.tasks.filter { $0.line == "L2" }.allSatisfy { $0.state.isFinished })
        #expect(try await test.eventCounts()["campaign.lines-dropped"] == 1)
        try await isSound(test)
        try await run.advance(key, to: .live)
        try await isSound(test)
    }
}
