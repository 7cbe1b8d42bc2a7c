import HubDomain
import HubJSON
import HubOperations
import HubStore
import HubTestSupport
import Testing

/// One newsletter of the division `consumer` (office hours in London: 9:00–12:30 and 13:30–18:00), tier S, priority
/// normal, from Monday 2 to Friday 6 March 2026. Every figure below was worked out by hand.
@Suite(.timeLimit(.minutes(60)))
struct ClockWalkTests {
    private static func at(_ day: Int, _ time: String) -> Instant {
        Instant(rfc3339: "2026-03-0\(day)T\(time):00Z") ?? Instant(milliseconds: 0)
    }

    /// As `clock cycle state elapsed goal due`.
    private func figures(_ view: CampaignView) -> [String] {
        view.clocks.filter { $0.subject == nil }.map { reading in
            let due = reading.dueAt.map { String($0.rfc3339.dropFirst(8).prefix(8)) } ?? "none"
            return "\(reading.clock.rawValue) \(reading.cycle) \(reading.state.rawValue) "
                + "\(reading.elapsed.count / 60_000) of \(reading.goal.count / 60_000) due \(due)"
        }
    }

    @Test func `a campaign's way through returns, a hold and a failed check has the clocks worked out by hand`()
        async throws
    {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let key = try await run.create().key
        func perform(_ request: ActionRequest, by person: TestPerson, _ day: Int, _ time: String) async throws {
            test.clock.set(Self.at(day, time))
            if request.action == "submit-for-qa" || request.action == "launch" { try await run.finishTasks(of: key) }
            if request.action == "launch" { try await run.approve(key) }
            try await run.perform(request, on: key, by: person)
        }
        #expect(
            figures(try await test.hub.campaign(key)) == [
                "triage 1 running 0 of 480 due 02T18:00", "lead-time 1 running 0 of 2400 due 06T18:00",
            ]
        )
        let question = ActionRequest(action: "return", reason: "Which one?", reasonCode: "audience-unclear")
        try await perform(question, by: .producer, 2, "11:00")
        try await perform(ActionRequest(action: "answer"), by: .requester, 3, "10:00")
        #expect(
            figures(try await test.hub.campaign(key)) == [
                "triage 1 met 120 of 480 due 02T18:00", "lead-time 1 running 540 of 2400 due 06T18:00",
                "triage 2 running 0 of 480 due 04T10:00",
            ]
        )
        try await perform(.accept(try await test.hub.campaign(key).campaign, at: test.now), by: .producer, 3, "12:00")
        let hold = ActionRequest(action: "hold", reason: "Approver away", reasonCode: "waiting-on-approval")
        try await perform(hold, by: .producer, 4, "10:00")
        let paused = try await test.hub.campaign(key)
        #expect(figures(paused).last == "build 1 paused 360 of 960 due none")
        #expect(paused.clocks.last?.pausedReason == "waiting-on-approval")
        #expect(paused.clocks.last?.remaining == .minutes(600))
        try await perform(ActionRequest(action: "resume"), by: .producer, 4, "15:00")
        #expect(figures(try await test.hub.campaign(key)).last == "build 1 running 360 of 960 due 05T17:00")
        try await run.answerForProduction(key)
        try await perform(ActionRequest(action: "submit-for-qa"), by: .producer, 5, "11:00")
        let finding = FindingDraft(line: nil, item: nil, severity: .major, cause: "build-error", text: "Wrong link")
        try await perform(ActionRequest(action: "fail-qa", findings: [finding]), by: .reviewer, 5, "17:00")
        try await perform(ActionRequest(action: "submit-for-qa"), by: .producer, 6, "10:00")
        test.clock.set(Self.at(6, "11:00"))
        try await run.advance(key, to: .launch)
        try await perform(ActionRequest(action: "launch"), by: .producer, 6, "14:00")

        let live = try await test.hub.campaign(key)
        #expect(
            figures(live) == [
                "triage 1 met 120 of 480 due 02T18:00", "lead-time 1 met 2160 of 2400 due 06T18:00",
                "triage 2 met 120 of 480 due 04T10:00", "build 1 met 660 of 960 due 05T17:00",
                "qa 1 breached 300 of 240 due 05T16:00", "build 2 met 120 of 960 due 09T17:00",
                "qa 2 met 60 of 240 due 06T15:00", "launch-prep 1 met 120 of 240 due 06T16:00",
            ]
        )
        let build = try #require(live.clocks.first { $0.clock == "build" })
        #expect(build.elapsedWall == .minutes(2_820))
        #expect(build.originalDueAt == Self.at(5, "12:00"))
        #expect(
            build.holders == [
                ClockHolder(party: .team, id: nil, time: .minutes(660)),
                ClockHolder(party: .approver, id: nil, time: .minutes(240)),
            ]
        )
        #expect(live.clocks.first { $0.clock == "qa" }?.remaining == .minutes(-60))
        #expect(live.campaign.queueAt == nil)
        let breach = try #require(try await test.allEvents().first { $0.event.type == "clock.breached" })
        #expect(breach.event.occurredAt == Self.at(5, "16:00"))
        #expect(breach.recordedAt == Self.at(5, "17:00"))
        let counts = try await test.eventCounts()
        #expect(counts["clock.breached"] == 1)
        #expect(counts["clock.warned"] == 8)
        #expect(try await ClockVerification(hub: test.hub).run().differences == [])
        #expect(try await test.chainProblems() == [])
    }
}
