import HubDefinitions
import HubDomain
import HubOperations
import HubTestSupport
import Testing

/// How many campaigns of a team a stage takes.
@Suite(.timeLimit(.minutes(60)))
struct BoardLimitTests {
    private func hub(_ level: String) async throws -> TestHub {
        let test = try await TestHub()
        let files = TestHub.shippedFiles().map { file in
            guard file.path == "teams/emea-production.yaml" else { return file }
            return DefinitionFile(
                path: file.path,
                text: file.text + "board: [{stage: build, limit: 2}, {stage: qa, limit: 1, level: \(level)}]\n"
            )
        }
        let set = try DefinitionSet.load(files: files)
        _ = try await test.hub.apply(set, author: "ada", reason: "Finish before starting", isDryRun: false)
        try await test.hub.refreshDefinitions()
        return test
    }

    private func campaign(_ team: String?, _ test: TestHub) async throws -> CampaignKey {
        let key = try await ScenarioRunner(test).campaign(in: .intake).key
        var edit = CampaignEdit()
        edit.team = .some(team)
        return try await test.hub.edit(key, edit, by: TestPerson.lead.caller, expecting: nil).campaign.key
    }

    @Test func `a full stage refuses a further campaign of the team, unless a lead sets the limit aside`()
        async throws
    {
        let test = try await hub("warn")
        let run = ScenarioRunner(test)
        for _ in 0..<2 { try await run.advance(try await campaign("emea-production", test), to: .build) }
        try await run.advance(try await campaign("apac-production", test), to: .build)
        try await run.advance(try await campaign(nil, test), to: .build)
        let third = try await campaign("emea-production", test)
        let listed = try await test.hub.actions(on: third, for: TestPerson.producer.caller).plans
        let accept = try #require(listed.first { $0.action.key == "accept" })
        #expect(accept.gates.first { $0.gate == .boardLimit }?.state == .unmet)
        let elsewhere = try #require(listed.first { $0.action.key == "plan" })
        #expect(!elsewhere.gates.contains { $0.gate == .boardLimit })
        let error = try await test.refusal(.gateUnmet) { try await run.advance(third, to: .build) }
        #expect(error?.issues.map(\.code) == ["board-full"])
        #expect(error?.issues.first?.detail == "EMEA Production has 2 in build and takes 2")
        var request = ActionRequest(action: "accept", committedLaunchAt: test.now + .days(60))
        request.overrides = [GateOverride.Request(gate: "board-limit", reason: "The launch can't wait")]
        #expect(try await run.perform(request, on: third, by: .lead).stage == .build)
        #expect(try await test.eventCounts()["gate.overridden"] == 1)
    }

    @Test func `what leaves makes room`() async throws {
        let test = try await hub("refuse")
        let run = ScenarioRunner(test)
        let first = try await campaign("emea-production", test)
        let second = try await campaign("emea-production", test)
        try await run.advance(first, to: .qa)
        try await run.advance(second, to: .build)
        try await test.refusal(.gateUnmet) {
            try await run.perform(ActionRequest(action: "submit-for-qa"), on: second, by: .producer)
        }
        try await run.advance(first, to: .launch)
        #expect(try await run.advance(second, to: .qa).stage == .qa)
    }

    @Test func `a limit that warns stands in nobody's way`() async throws {
        let test = try await hub("warn")
        let run = ScenarioRunner(test)
        try await run.advance(try await campaign("emea-production", test), to: .qa)
        let second = try await campaign("emea-production", test)
        try await run.advance(second, to: .build)
        let plans = try await test.hub.actions(on: second, for: TestPerson.producer.caller).plans
        let submit = try #require(plans.first { $0.action.key == "submit-for-qa" })
        #expect(submit.warnings.map(\.code) == ["board-full"])
        #expect(!submit.gates.contains { $0.gate == .boardLimit })
        #expect(try await run.advance(second, to: .qa).stage == .qa)
    }
}
