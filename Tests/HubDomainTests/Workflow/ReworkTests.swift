import HubDomain
import HubJSON
import Testing

struct ReworkTests {
    private func inQA(_ services: [String] = ["page", "mail"]) throws -> Journey {
        var journey = try Shop().journey(services: services)
        try journey.travel(to: .qa)
        return journey
    }

    @Test func `a fail with findings on one line begins a new attempt of that line`() throws {
        var journey = try inQA()
        let outcome = try journey.perform(journey.failing(.on("L2")), by: Cast.reviewer)
        #expect(journey.campaign.stage == .build)
        #expect(journey.campaign.lines.map(\.attempt) == [1, 2])
        #expect(outcome.events.map(\.type) == [.qaFailed])
        let pointers = outcome.events[0].changes.map(\.pointer)
        #expect(pointers.starts(with: ["/stage", "/lines/1/attempt", "/findings/F1"]))
        #expect(outcome.events[0].changes[2].after["text"] == "Wrong")
    }

    @Test func `a fail whose findings name no line begins a new attempt of all`() throws {
        var journey = try inQA()
        try journey.perform(journey.failing(.on(nil)), by: Cast.reviewer)
        #expect(journey.campaign.lines.map(\.attempt) == [2, 2])
        try journey.travel(to: .qa)
        try journey.perform(journey.failing(.on("L1"), .on(nil)), by: Cast.reviewer)
        #expect(journey.campaign.lines.map(\.attempt) == [3, 3], "a finding on everything concerns every line")
    }

    @Test func `a fail counts the attempt that failed, a pass the one that passed`() throws {
        var journey = try inQA(["page"])
        let fail = try journey.perform(journey.failing(.on("L1")), by: Cast.reviewer)
        let failed = fail.facts.filter { $0.metric == .qaFailed }
        #expect(failed == [Fact(metric: .qaFailed, at: journey.now, label: "first:producer")])
        try journey.travel(to: .qa)
        try journey.finishTasks()
        try journey.passChecklist()
        let passed = try journey.perform("pass-qa", by: Cast.reviewer).facts.filter { $0.metric == .qaPassed }
        #expect(passed == [Fact(metric: .qaPassed, at: journey.now, label: "later:findings")])
    }

    @Test func `a fail needs a finding, written down before or with it`() throws {
        var journey = try inQA()
        let issues = try journey.plan("fail-qa", by: Cast.reviewer).inputIssues
        #expect(issues.map(\.pointer) == ["/findings"] && issues.map(\.code) == ["required"])
        let recorded = try journey.campaign.recordFinding(
            .on("L1"),
            by: Cast.reviewer,
            journey.definitions,
            at: journey.now
        )
        #expect(recorded.events.map(\.type) == [.findingRecorded])
        #expect(recorded.events[0].changes.map(\.pointer) == ["/findings/F1"])
        try journey.perform("fail-qa", by: Cast.reviewer)
        #expect(journey.campaign.lines.map(\.attempt) == [2, 1])
    }

    @Test func `every finding gets a task that mends it, and is resolved when that is finished`() throws {
        var journey = try inQA()
        try journey.perform(journey.failing(.on("L2"), .on("L1", .minor)), by: Cast.reviewer)
        let mending = journey.campaign.tasks.filter { $0.finding != nil }
        #expect(mending.map(\.finding) == ["F1", "F2"])
        #expect(mending.map(\.line) == ["L2", "L1"])
        #expect(mending.map(\.title) == ["Mend F1: Wrong", "Mend F2: Wrong"])
        #expect(mending.map(\.state) == [.ready, .ready])
        #expect(try journey.plan("submit-for-qa", by: Cast.producer).gates[1].items.count == 2)
        try journey.finishTasks()
        #expect(journey.campaign.findings.allSatisfy { $0.isOpen })
        let outcome = try journey.perform("submit-for-qa", by: Cast.producer)
        #expect(journey.campaign.findings.allSatisfy { $0.resolvedAt == journey.now })
        #expect(
            outcome.events[0].changes.map(\.pointer) == [
                "/stage", "/findings/F1/resolvedAt", "/findings/F2/resolvedAt",
            ]
        )
    }

    @Test func `what QA still had to do on a failed line is dropped, on another line it stays`() throws {
        var journey = try inQA()
        try journey.perform(journey.failing(.on("L1")), by: Cast.reviewer)
        let reviews = journey.campaign.tasks.filter { $0.stage == .qa }
        #expect(reviews.map(\.state) == [.dropped, .ready])
        #expect(reviews.map(\.finishedBy) == [nil, nil])
        try journey.travel(to: .launch)
    }

    @Test func `findings are written down in QA, by reviewers and leads, about what there is`() throws {
        var journey = try inQA()
        func error(_ draft: FindingDraft, by caller: Caller = Cast.reviewer) throws -> HubError {
            try #require(throws: HubError.self) {
                _ = try journey.campaign.recordFinding(draft, by: caller, journey.definitions, at: journey.now)
            }
        }
        #expect(try error(.on("L1"), by: Cast.producer).code == .forbidden)
        #expect(try error(.on("L9")).issues.map(\.pointer) == ["/line"])
        #expect(try error(.on("L1", item: "C-9")).issues.map(\.pointer) == ["/item"])
        let empty = FindingDraft(line: nil, item: nil, severity: .minor, cause: "gremlins", text: " ")
        #expect(try error(empty).issues.map(\.pointer) == ["/text", "/cause"])
        let long = FindingDraft(
            line: nil,
            item: "C-1",
            severity: .minor,
            cause: "platform",
            text: String(repeating: "x", count: 1_000_000)
        )
        #expect(try error(long).issues.map(\.pointer) == ["/text"])
        #expect(journey.campaign.findings.isEmpty)
        try journey.perform(journey.failing(.on("L1", item: "C-1")), by: Cast.lead)
        #expect(try error(.on("L1")).code == .conflict)
    }

    @Test func `rework goes on for as many attempts as it takes`() throws {
        var journey = try inQA(["page"])
        for attempt in 2...5 {
            try journey.perform(journey.failing(.on("L1")), by: Cast.reviewer)
            #expect(journey.campaign.lines[0].attempt == attempt)
            try journey.travel(to: .qa)
        }
        try journey.travel(to: .live)
        #expect(journey.campaign.findings.map(\.attempt) == [1, 2, 3, 4])
        #expect(journey.campaign.findings.allSatisfy { !$0.isOpen })
    }
}
