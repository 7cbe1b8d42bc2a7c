import HubDefinitions
import HubDomain
import HubOperations
import HubTestSupport
import Testing

/// A stage that an administrator adds works everywhere, and only for new campaigns.
@Suite(.timeLimit(.minutes(60)))
struct AddedStageTests {
    private static let legal: StageKey = "legal-review"

    /// The shipped definitions with a legal review between QA and launch.
    private func definitions() throws -> DefinitionSet {
        let edits = [
            (
                "  - {key: launch, name: Launch, category: production}",
                """
                  - {key: legal-review, name: Legal review, category: production}
                  - {key: launch, name: Launch, category: production}
                """
            ),
            ("    from: [qa]\n    to: launch\n", "    from: [qa]\n    to: legal-review\n"),
            (
                "  # Launch\n",
                """
                  - key: approve-legal
                    name: Approve
                    from: [legal-review]
                    to: launch
                    roles: [approver, lead]
                    informs: [producer]

                  # Launch

                """
            ),
            ("[intake, planned, build, qa, launch]", "[intake, planned, build, qa, legal-review, launch]"),
        ]
        let files = TestHub.shippedFiles().map { file in
            guard file.path == "workflows/campaign-production.yaml" else { return file }
            let text = edits.reduce(file.text) { $0.replacing($1.0, with: $1.1) }
            return DefinitionFile(path: file.path, text: text)
        }
        return try DefinitionSet.load(files: files)
    }

    @Test func `boards, the queue, figures, actions and timers know a stage that was added`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let old = try await run.campaign(in: .qa, from: .landingPage(at: test.now))
        _ = try await test.hub.apply(try definitions(), author: "ada", reason: "Legal looks at all", isDryRun: false)
        try await test.hub.refreshDefinitions()
        #expect(try await run.advance(old.key, to: .launch).stage == .launch, "open campaigns keep their workflow")

        let new = try await run.campaign(in: .qa, from: .landingPage(at: test.now))
        try await run.finishTasks(of: new.key)
        try await run.passChecklist(of: new.key)
        let reviewed = try await run.perform(ActionRequest(action: "pass-qa"), on: new.key, by: .reviewer)
        #expect(reviewed.stage == Self.legal)

        let board = try await test.hub.campaigns(
            CampaignFilter(stage: Self.legal),
            for: TestPerson.lead.caller,
            page: PageRequest(limit: 10)
        )
        #expect(board.items.map(\.campaign.key) == [new.key])
        let queue = try await test.hub.queue(
            QueueFilter(stage: Self.legal),
            for: TestPerson.lead.caller,
            page: PageRequest(limit: 10)
        )
        #expect(queue.items.count == 1)
        let offers = try await test.hub.actions(on: new.key, for: TestPerson.lead.caller).plans.map(\.action.key)
        #expect(Set(offers) == ["approve-legal", "hold", "cancel"])
        let window = KPIWindow(from: TestHub.start + .days(-1), to: test.now + .days(1), zone: .utc)
        let wip = try await test.hub.kpi(KPIQuery(metric: .wip, window: window, isEndOpen: true, by: [.stage]))
        #expect(wip.series.contains { $0.by == ["legal-review"] && $0.value == .count(1) })

        test.clock.advance(by: .hours(5))
        try await run.perform(ActionRequest(action: "approve-legal"), on: new.key, by: .lead)
        try await run.finishTasks(of: new.key)
        try await run.approve(new.key)
        let slot = ActionRequest(action: "schedule", launchAt: test.now + .hours(1))
        try await run.perform(slot, on: new.key, by: .producer)
        test.clock.advance(by: .hours(1))
        #expect(try await CampaignTimers(hub: test.hub).runOnce().performed == 1)
        #expect(try await test.hub.campaign(new.key).campaign.stage == .live)
        #expect(try await FactRebuild(hub: test.hub).run(isVerifying: true).isSound)
        #expect(try await ClockVerification(hub: test.hub).run().differences == [])
        #expect(try await test.chainProblems() == [])
    }
}
