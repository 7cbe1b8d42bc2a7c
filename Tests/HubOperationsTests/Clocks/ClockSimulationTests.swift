import Foundation
import HubDomain
import HubOperations
import HubTestSupport
import Testing

/// Many campaigns at once with random holds, changes of lines, priorities and teams, and time that goes on at random.
@Suite
struct ClockSimulationTests {
    @Test(.timeLimit(.minutes(60)), arguments: [UInt64(1), 2, 3])
    func `whatever happens, stored clocks are those that follow from the events`(seed: UInt64) async throws {
        try await simulate(campaigns: 6, steps: 160, longestPause: 400, seed: seed)
    }

    /// How many campaigns the year has that the environment asks for: 20,000 take about an hour of a debug build.
    private static let yearly = ProcessInfo.processInfo.environment["HUB_SIMULATED_CAMPAIGNS"].flatMap { Int($0) }

    @Test(.enabled(if: yearly != nil, "HUB_SIMULATED_CAMPAIGNS doesn't say how many"), .timeLimit(.minutes(240)))
    func `a year of many campaigns keeps its clocks`() async throws {
        let campaigns = try #require(Self.yearly)
        let steps = campaigns * 20
        let pause = 2 * 365 * 24 * 60 / Double(steps)
        try await simulate(campaigns: campaigns, steps: steps, longestPause: pause, seed: 20)
    }

    /// - Parameter longestPause: Minutes that pass between two steps at most.
    private func simulate(campaigns: Int, steps: Int, longestPause: Double, seed: UInt64) async throws {
        let test = try await TestHub()
        var random = Dice(state: seed)
        let run = ScenarioRunner(test, requester: .allRounder)
        var keys: [CampaignKey] = []
        let timers = ClockTimers(hub: test.hub)
        var done: [String: Int] = [:]
        // The first ones are there from the beginning; of many the others come one by one.
        let every = max(1, steps / max(1, campaigns))
        for step in 0..<steps {
            while keys.count < min(campaigns, 6 + step / every) {
                keys.append(try await run.create(Self.draft(keys.count, at: test.now)).key)
            }
            test.clock.advance(by: Milliseconds(Int64.random(in: 0...Int64(longestPause * 60_000), using: &random)))
            if Bool.random(using: &random) {
                _ = try await timers.runOnce(limit: Int.random(in: 1...9, using: &random))
            }
            // Work is on the newest hundred, so that each gets its share of steps before it is left alone.
            let recent = max(0, keys.count - 100)
            let key = keys[Int.random(in: recent..<keys.count, using: &random)]
            do {
                done[try await self.step(key, test, run, &random), default: 0] += 1
            } catch let error as HubError where error.code != .internalError {
                done["refused", default: 0] += 1
            }
        }
        _ = try await timers.runOnce()
        let report = try await ClockVerification(hub: test.hub).run()
        #expect(report.differences == [], "seed \(seed)")
        #expect(report.cycles > 20, "\(done)")
        #expect(try await test.eventCounts()["clock.breached", default: 0] > 0, "\(done)")
        #expect(try await test.chainProblems() == [])
    }

    private static func draft(_ number: Int, at now: Instant) throws -> RequestDraft {
        switch number % 3 {
        case 0: try .twoLines(at: now)
        case 1: try .newsletter(at: now)
        default: try .landingPage(at: now)
        }
    }

    private func step(
        _ key: CampaignKey,
        _ test: TestHub,
        _ run: ScenarioRunner,
        _ random: inout Dice
    ) async throws -> String {
        let campaign = try await test.hub.campaign(key).campaign
        let kind = Int.random(in: 0..<9, using: &random)
        switch kind {
        case 0, 1:
            let reasons = ["waiting-on-requester", "waiting-on-vendor", "freeze", "parked-by-requester"]
            let reason = reasons[Int.random(in: 0..<reasons.count, using: &random)]
            let lines = Bool.random(using: &random) ? [] : [campaign.lines[0].id]
            let hold = ActionRequest(action: "hold", reason: "Wait", reasonCode: reason, lines: lines)
            try await run.perform(hold, on: key, by: .allRounder)
        case 2: try await run.perform(ActionRequest(action: "resume"), on: key, by: .allRounder)
        case 3:
            var edit = CampaignEdit()
            edit.priority = Priority.allCases[Int.random(in: 0..<4, using: &random)]
            edit.reason = "Because"
            _ = try await test.hub.edit(key, edit, by: TestPerson.allRounder.caller, expecting: nil)
        case 4:
            var edit = CampaignEdit()
            let teams = [nil, "emea-production", "apac-production", "nearshore-production"]
            edit.team = .some(teams[Int.random(in: 0..<4, using: &random)])
            _ = try await test.hub.edit(key, edit, by: TestPerson.allRounder.caller, expecting: nil)
        case 5:
            var edit = LineEdit()
            edit.tier = Tier.allCases[Int.random(in: 0..<3, using: &random)]
            let line = campaign.lines[Int.random(in: 0..<campaign.lines.count, using: &random)].id
            guard campaign.acceptedAt != nil else {
                _ = try await test.hub.edit(key, line: line, edit, by: TestPerson.allRounder.caller, expecting: nil)
                return "\(kind)"
            }
            // What was accepted takes two people.
            let change = ScopeChange(
                edited: [.init(line: line, tier: edit.tier, quantity: nil, locale: nil, answers: nil)]
            )
            let (requester, lead) = (TestPerson.allRounder.caller, TestPerson.lead.caller)
            _ = try await test.hub.propose(change, reason: "Larger", on: key, by: requester, expecting: nil)
            guard let id = try await test.hub.changes(of: key, for: lead).last?.request.id else { return "none" }
            _ = try await test.hub.agree(to: id, of: key, by: lead, expecting: nil)
        case 6:
            let isReopened = ["live", "cancelled", "declined", "closed"].contains(campaign.stage.rawValue)
            let action: ActionKey = isReopened ? "reopen" : campaign.stage == .qa ? "fail-qa" : "cancel"
            try await run.perform(ActionRequest(action: action, reason: "Because"), on: key, by: .allRounder)
        default:
            let next: [String: StageKey] = ["intake": .build, "build": .qa, "qa": .launch, "launch": .live]
            guard let stage = next[campaign.stage.rawValue] else { return "none" }
            try await run.advance(key, to: stage)
        }
        return "\(kind)"
    }

    /// SplitMix64 (Steele, Lea and Flood, 2014).
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
