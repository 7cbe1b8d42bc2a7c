import HubDomain
import HubJSON
import Testing

struct ChecklistTests {
    private func journey(_ items: ChecklistItem..., services: [String] = ["page"]) throws -> Journey {
        var shop = Shop()
        shop.services = [Shop.service("page", checklist: items), Shop.service("mail", checklist: items)]
        return try shop.journey(services: services)
    }

    private func open(_ journey: Journey) throws -> [String] {
        try journey.campaign.checklist(by: journey.definitions).filter { $0.valid?.result != .passed }.map(\.pointer)
    }

    private func toQAAgain(_ journey: inout Journey, _ findings: FindingDraft...) throws {
        try journey.perform(ActionRequest(action: "fail-qa", findings: findings), by: Cast.reviewer)
        try journey.travel(to: .qa)
    }

    @Test func `common checks come before those of the service, for every line`() throws {
        var journey = try journey(Shop.check("C-1", .major), services: ["page", "mail"])
        try journey.travel(to: .qa)
        #expect(
            try open(journey) == [
                "/checklist/L1/K-1", "/checklist/L1/C-1", "/checklist/L2/K-1", "/checklist/L2/C-1",
            ]
        )
    }

    @Test func `a check is repeated for each locale and row where it says so`() throws {
        var journey = try journey(
            Shop.check("C-1", .major, each: Repetition(perLocale: true)),
            Shop.check("C-2", .major, each: Repetition(rowOf: "rows")),
            Shop.check("C-3", .major, each: Repetition(perLocale: true, rowOf: "rows"))
        )
        try journey.travel(to: .qa)
        try journey.edit(line: "L1", by: Cast.producer) { $0.answers = ["rows": [["text": "a"], ["text": "b"]]] }
        #expect(
            try open(journey).map { $0.dropFirst("/checklist/L1/".count) } == [
                "K-1", "C-1:en-GB", "C-2:1", "C-2:2", "C-3:en-GB:1", "C-3:en-GB:2",
            ]
        )
        try journey.tick("C-2:2")
        #expect(try !open(journey).contains("/checklist/L1/C-2:2"))
    }

    @Test func `what was ticked in an earlier attempt doesn't count, unless it is kept and the line untouched`() throws
    {
        var journey = try journey(Shop.check("C-1", .major), Shop.check("C-2", .minor, isKept: true))
        try journey.travel(to: .qa)
        try journey.passChecklist()
        try toQAAgain(&journey, .on(nil))
        #expect(journey.campaign.lines[0].attempt == 2)
        #expect(try open(journey) == ["/checklist/L1/K-1", "/checklist/L1/C-1"])
    }

    @Test func `what the hub tests itself follows the answers, and nobody ticks it`() throws {
        let count: Reference = "count"
        var journey = try journey(
            Shop.check("C-1", .major, automatic: .links),
            Shop.check("C-2", .minor, automatic: .rule(.compare(count, .greater, .literal(3))))
        )
        try journey.travel(to: .qa)
        #expect(try open(journey) == ["/checklist/L1/K-1", "/checklist/L1/C-2"])
        #expect(throws: HubError.self) { try journey.tick("C-2") }
        let gates = try journey.plan("pass-qa", by: Cast.reviewer).gates
        let item = try #require(gates.flatMap(\.items).first { $0.pointer == "/checklist/L1/C-2" })
        #expect(item.satisfy?.href == "/v1/campaigns/CMP-1042/lines/L1")
        try journey.edit(line: "L1", by: Cast.producer) { $0.answers = ["count": 4] }
        #expect(try open(journey) == ["/checklist/L1/K-1"])
        try journey.edit(line: "L1", by: Cast.lead) { $0.answers = ["address": "http://example.com/"] }
        let links = try journey.campaign.checklist(by: journey.definitions).first { $0.item == "C-1" }
        #expect(links?.valid?.result == .failed)
        #expect(links?.valid?.note == "Not https: /lines/0/answers/address")
        #expect(links?.valid?.by == "system")
    }

    @Test func `a minor finding is mended during review with a word, a major one goes the long way`() throws {
        var journey = try journey()
        try journey.travel(to: .qa)
        for severity in [Severity.minor, .major] {
            _ = try journey.campaign.recordFinding(
                .on("L1", severity),
                by: Cast.reviewer,
                journey.definitions,
                at: journey.now
            )
        }
        func resolve(_ id: String, _ text: String, by caller: Caller = Cast.reviewer) throws {
            _ = try journey.campaign.resolve(
                finding: id,
                resolution: text,
                by: caller,
                journey.definitions,
                at: journey.now
            )
        }
        #expect(throws: HubError.self) { try resolve("F1", " ") }
        #expect(throws: HubError.self) { try resolve("F1", "Comma", by: Cast.requester) }
        #expect(throws: HubError.self) { try resolve("F2", "Rebuilt") }
        #expect(throws: HubError.self) { try resolve("F9", "Rebuilt") }
        try resolve("F1", "Comma set")
        #expect(journey.campaign.findings[0].resolvedBy == Cast.reviewer.id)
        #expect(throws: HubError.self) { try resolve("F1", "Again") }
        #expect(!journey.campaign.isBuilder(Cast.reviewer.id), "mending a trifle isn't building")
        #expect(journey.campaign.lines[0].attempt == 1)
    }

    @Test func `a finding on the line takes back what is kept`() throws {
        var journey = try journey(Shop.check("C-2", .minor, isKept: true))
        try journey.travel(to: .qa)
        try journey.passChecklist()
        try toQAAgain(&journey, .on("L1", .minor))
        #expect(try open(journey) == ["/checklist/L1/K-1", "/checklist/L1/C-2"])
        try journey.passChecklist()
        try toQAAgain(&journey, .on(nil))
        #expect(try open(journey) == ["/checklist/L1/K-1"], "the later pass is kept again")
    }

    @Test func `a change of the line takes back what is kept`() throws {
        var journey = try journey(Shop.check("C-2", .minor, isKept: true))
        try journey.travel(to: .qa)
        try journey.passChecklist()
        try journey.perform(journey.failing(.on(nil)), by: Cast.reviewer)
        try journey.edit(line: "L1", by: Cast.producer) { $0.answers = ["copy": "Buy tomorrow"] }
        try journey.travel(to: .qa)
        #expect(try open(journey) == ["/checklist/L1/K-1", "/checklist/L1/C-2"])
    }

    @Test func `a kept check that failed last isn't kept`() throws {
        var journey = try journey(Shop.check("C-2", .minor, isKept: true))
        try journey.travel(to: .qa)
        try journey.tick("C-2", .failed)
        try toQAAgain(&journey, .on(nil))
        #expect(try open(journey).contains("/checklist/L1/C-2"))
    }

    @Test func `a line without a finding keeps its attempt and its ticks`() throws {
        var journey = try journey(Shop.check("C-1", .major), services: ["page", "mail"])
        try journey.travel(to: .qa)
        try journey.passChecklist()
        try toQAAgain(&journey, .on("L2"))
        #expect(journey.campaign.lines.map(\.attempt) == [1, 2])
        #expect(try open(journey) == ["/checklist/L2/K-1", "/checklist/L2/C-1"])
    }

    @Test func `judging again replaces the tick and tells what it was`() throws {
        var journey = try journey(Shop.check("C-1", .major))
        try journey.travel(to: .qa)
        try journey.tick("C-1", .failed)
        let version = journey.campaign.version
        let outcome = try journey.tick("C-1")
        #expect(journey.campaign.ticks.count == 1)
        #expect(journey.campaign.version == version + 1)
        let change = try #require(outcome.events.first?.changes.first)
        #expect(outcome.events.map(\.type) == [.checklistTicked])
        #expect(change.pointer == "/checklist/L1/C-1")
        #expect(change.before["result"] == "failed" && change.after["result"] == "passed")
    }

    @Test(arguments: [
        (ChecklistItem.Evidence.number, JSONValue.integer(3), true), (.number, .double(2.4), true),
        (.number, "3", false),
        (.link, "https://example.com", true), (.link, "example", false), (.screenshot, "drive/shot-1.png", true),
        (.report, 5, false), (.approval, "a\u{0}b", false),
        (.approval, .string(String(repeating: "x", count: 2_001)), false),
    ]) func `evidence has the form that the check asks for`(
        _ kind: ChecklistItem.Evidence,
        _ value: JSONValue,
        _ isTaken: Bool
    ) throws {
        var journey = try journey(Shop.check("C-1", .major, evidence: kind))
        try journey.travel(to: .qa)
        guard !isTaken else {
            try journey.tick("C-1", evidence: value)
            return
        }
        let error = try #require(throws: HubError.self) { try journey.tick("C-1", evidence: value) }
        #expect(error.code == .invalid && error.issues.map(\.pointer) == ["/evidence"])
        #expect(journey.campaign.ticks.isEmpty)
    }

    @Test func `a pass needs its evidence, a fail doesn't`() throws {
        var journey = try journey(Shop.check("C-1", .major, evidence: .link), Shop.check("C-2", .major))
        try journey.travel(to: .qa)
        for evidence in [nil, JSONValue.null, "", " "] {
            let error = try #require(throws: HubError.self) { try journey.tick("C-1", evidence: evidence) }
            #expect(error.issues.map(\.code) == ["required"])
        }
        try journey.tick("C-1", .failed)
        let error = try #require(throws: HubError.self) { try journey.tick("C-2", evidence: ["any": "thing"]) }
        #expect(error.issues.map(\.pointer) == ["/evidence"])
    }

    @Test func `the checklist is for reviewers and leads, in QA only, and names what it has`() throws {
        var journey = try journey(Shop.check("C-1", .major))
        try journey.travel(to: .build)
        #expect(try #require(throws: HubError.self) { try journey.tick("C-1") }.code == .conflict)
        try journey.travel(to: .qa)
        for caller in [Cast.producer, Cast.requester, Cast.viewer, Cast.admin] {
            #expect(try #require(throws: HubError.self) { try journey.tick("C-1", by: caller) }.code == .forbidden)
        }
        #expect(try #require(throws: HubError.self) { try journey.tick("C-9") }.code == .notFound)
        #expect(try #require(throws: HubError.self) { try journey.tick("C-1", on: "L9") }.code == .notFound)
        try journey.tick("C-1", by: Cast.lead)
    }
}
