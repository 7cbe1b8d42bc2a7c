import HubDomain
import HubOperations
import HubStore
import HubTestSupport
import Testing

/// Thousands of actions of random people on stored campaigns, each compared with a model that knows nothing of the hub.
@Suite(.timeLimit(.minutes(60)))
struct WorkflowModelTests {
    @Test(arguments: [11, 12, 13, 14] as [UInt64])
    func `whatever people try, the hub does what the model says`(_ seed: UInt64) async throws {
        let test = try await TestHub()
        var walk = ModelWalk(test: test, seed: seed)
        for _ in 0..<5 {
            try await walk.begin()
            for _ in 0..<110 { try await walk.step() }
            try await walk.checkRecords()
        }
        #expect(walk.done > 90, "a walk that nothing comes of proves nothing: \(walk.done)")
        #expect(walk.voided > 5, "\(walk.voided)")
        #expect(walk.refused > 100, "\(walk.refused)")
    }
}

private struct ModelWalk {
    let test: TestHub
    private let run: ScenarioRunner
    private var random: Xoshiro256
    private var model = WorkflowModel()
    private var key = CampaignKey(number: 0)
    private(set) var done = 0
    private(set) var voided = 0
    private(set) var refused = 0

    private static let people: [TestPerson] = [
        .requester, .otherRequester, .producer, .reviewer, .lead, .viewer, .allRounder, .finance,
    ]

    init(test: TestHub, seed: UInt64) {
        self.test = test
        run = ScenarioRunner(test)
        random = Xoshiro256(seed: seed, stream: 1)
    }

    mutating func begin() async throws {
        model = WorkflowModel()
        key = try await run.create(.landingPage(at: test.now), submit: false).key
    }

    mutating func step() async throws {
        test.clock.advance(by: .minutes(Int64(random.next(below: 25))))
        switch random.next(below: 20) {
        case 0, 1: try await void()
        case 2..<6: try await help()
        default: try await act()
        }
        let campaign = try await test.hub.campaign(key).campaign
        check(campaign)
    }

    /// Actions of the stage come up more often than others.
    private mutating func act() async throws {
        let all = WorkflowModel.actions.keys.sorted()
        let here = all.filter { WorkflowModel.actions[$0]?.from.contains(model.state.stage) == true }
        let pool = random.next(below: 5) == 0 ? all : here
        let action = pool[random.next(below: pool.count)]
        // Few campaigns get far when half of what anybody does ends them.
        if ["cancel", "decline"].contains(action), random.next(below: 6) > 0 { return }
        let fitting = Self.people.filter { if case .mayBe = model.verdict(action, by: $0) { true } else { false } }
        let isFitting = random.next(below: 3) > 0 && !fitting.isEmpty
        let person = isFitting ? fitting[random.next(below: fitting.count)] : Self.people[random.next(below: 8)]
        let verdict = model.verdict(action, by: person)
        let before = try await test.hub.campaign(key).campaign
        do {
            let after = try await run.perform(request(action, before), on: key, by: person)
            #expect(verdict == .mayBe, "\(action) by \(person) in \(model.state)")
            #expect(after.version == before.version + 1)
            model.perform(action)
            done += 1
        } catch let error as HubError {
            refused += 1
            let expected: [HubError.Code] =
                switch verdict {
                case .forbidden: [.forbidden]
                case .conflict: [.conflict]
                case .mayBe: [.gateUnmet, .invalid]
                }
            #expect(expected.contains(error.code), "\(action) by \(person) in \(model.state): \(error)")
            #expect(try await test.hub.campaign(key).campaign == before, "what is refused changes nothing")
        }
    }

    private func request(_ action: String, _ campaign: Campaign) -> ActionRequest {
        var request = ActionRequest(action: ActionKey(rawValue: action), reason: "Because")
        switch action {
        case "accept", "plan":
            request.committedLaunchAt = test.now + .days(40)
            if action == "plan" { request.plannedStartAt = test.now + .days(20) }
        case "return": request.reasonCode = "copy-not-final"
        case "decline": request.reasonCode = "out-of-scope"
        case "hold": request.reasonCode = "platform-incident"
        case "fail-qa": request.findings = [ActionCase.finding]
        case "schedule": request.launchAt = test.now + .days(30)
        default: break
        }
        return request
    }

    /// Does what the stage's gates ask for.
    private mutating func help() async throws {
        let before = try await test.hub.campaign(key).campaign
        guard model.state.holds == 0 else { return }
        switch model.state.stage {
        case "build":
            try await run.answerForProduction(key)
            try await run.finishTasks(of: key)
        case "qa":
            try await run.finishTasks(of: key)
            try await run.passChecklist(of: key)
        case "launch":
            try await run.finishTasks(of: key)
            try await run.approve(key)
        default: return
        }
        if try await test.hub.campaign(key).campaign.version != before.version { model.goOn() }
    }

    private mutating func void() async throws {
        let before = try await test.hub.campaign(key).campaign
        let actions = WorkflowModel.actions.keys.sorted()
        let action = model.voidable ?? model.history.last?.action ?? actions[random.next(below: actions.count)]
        do {
            let view = try await test.hub.void(
                ActionKey(rawValue: action),
                reason: "A slip",
                on: key,
                by: TestPerson.lead.caller,
                expecting: nil
            )
            #expect(model.voidable == action, "\(action)")
            #expect(try view.campaign.version == before.version + 1)
            model.void()
            voided += 1
        } catch let error as HubError {
            refused += 1
            // What is too old, or was reopened with a charge dropped, is refused beyond what the model knows.
            #expect([.conflict, .gateUnmet].contains(error.code), "\(error)")
            let isKnown = model.voidable == nil || error.issues.contains { ["too-late", "billed"].contains($0.code) }
            #expect(isKnown, "\(action) of \(model.history.map(\.action)): \(error)")
            #expect(try await test.hub.campaign(key).campaign == before, "what is refused changes nothing")
        }
    }

    private func check(_ campaign: Campaign) {
        let state = model.state
        #expect(campaign.stage.rawValue == state.stage)
        #expect(campaign.activeHolds.count == state.holds)
        #expect(campaign.lines.map(\.attempt) == [state.attempt])
        #expect((campaign.acceptedAt != nil) == state.isAccepted)
        if state.stage == "launch" { #expect((campaign.scheduledLaunchAt != nil) == state.isScheduled) }
        if state.isAccepted { #expect(campaign.committedLaunchAt != nil) }
        // Clocks of the team stand only where work is open, and at most one runs for each stage.
        let running = campaign.clocks.filter(\.isActive).map(\.clock.rawValue)
        #expect(Set(running).count == running.count)
        if !["intake", "planned", "build", "qa", "launch"].contains(state.stage) { #expect(running.isEmpty) }
        if ["build", "qa"].contains(state.stage) { #expect(running.contains(state.stage)) }
        let finished = Set(campaign.tasks.filter(\.state.isFinished).map(\.id))
        for task in campaign.tasks where task.state == .ready { #expect(task.after.allSatisfy(finished.contains)) }
        #expect(Set(campaign.tasks.map(\.id)).count == campaign.tasks.count)
        #expect(Set(campaign.findings.map(\.id)).count == campaign.findings.count)
    }

    /// Everything that is stored beside the campaign follows from its events.
    func checkRecords() async throws {
        // In whatever order the ticks are kept: what counts is found by line, item and attempt.
        @Sendable func inOrder(_ campaign: Campaign) -> Campaign {
            var campaign = campaign
            campaign.ticks.sort { ($0.line, $0.item, $0.attempt) < ($1.line, $1.item, $1.attempt) }
            return campaign
        }
        let stored = try await test.store.read { [key] tx in
            let campaign = try tx.campaigns.find(key)
            return (try tx.campaigns.find(id: campaign.id).map(inOrder), inOrder(campaign))
        }
        #expect(stored.0 == stored.1, "what is remembered is what is stored")
        #expect(try await ClockVerification(hub: test.hub).run().differences == [])
        let report = try await FactRebuild(hub: test.hub).run(isVerifying: true)
        #expect(report.isSound, "\(report)")
        #expect(try await test.chainProblems() == [])
    }
}
