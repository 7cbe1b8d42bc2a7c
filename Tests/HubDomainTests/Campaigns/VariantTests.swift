import HubDomain
import HubJSON
import Testing

/// Lines that are another line once more.
struct VariantTests {
    /// A page in English, its German variant, and a mail.
    private func journey(_ answers: JSONObject = [:], tasks: [TaskTemplate]? = nil) throws -> Journey {
        var shop = Shop()
        if let tasks { shop.services[0] = Shop.service("page", tasks: tasks) }
        var draft = Shop.draft(services: ["page", "page", "mail"])
        draft.lines[1].locale = "de-DE"
        draft.lines[1].variantOf = "L1"
        draft.lines[1].answers = answers
        return try shop.journey(draft)
    }

    private func building(_ answers: JSONObject = [:]) throws -> Journey {
        var journey = try journey(answers)
        try journey.perform("submit", by: Cast.requester)
        try journey.perform(journey.accept, by: Cast.producer)
        return journey
    }

    @Test func `a variant inherits every answer and stores only what differs`() throws {
        var journey = try journey(["copy": "Buy now", "address": "https://example.com/de"])
        let variant = journey.campaign.lines[1]
        #expect(variant.answers == ["address": "https://example.com/de"], "a repetition is no override")
        #expect(journey.campaign.overrides(of: variant) == ["address"])
        #expect(journey.campaign.overrides(of: journey.campaign.lines[0]) == nil)
        #expect(journey.campaign.answers(of: variant)["copy"] == "Buy now")
        try journey.edit(line: "L1", by: Cast.requester) { $0.answers = ["copy": "Buy today"] }
        #expect(journey.campaign.answers(of: journey.campaign.lines[1])["copy"] == "Buy today")
        try journey.edit(line: "L2", by: Cast.requester) { $0.answers = ["address": nil] }
        #expect(journey.campaign.answers(of: journey.campaign.lines[1])["address"] == "https://example.com/")
        #expect(journey.campaign.lines[1].answers.isEmpty)
    }

    @Test func `what a variant lacks is asked for once, of its master`() throws {
        var journey = try journey()
        journey.campaign.lines[0].answers = [:]
        let unmet = { try journey.campaign.assess(by: journey.definitions, at: journey.now).blocking(.intake) }
        #expect(try unmet().map(\.pointer) == ["/lines/0/answers/copy"])
        journey.campaign.lines[0].answers = ["copy": "Buy now"]
        journey.campaign.lines[1].answers = ["copy": " "]
        #expect(try unmet().map(\.pointer) == ["/lines/1/answers/copy"], "what it overrides is its own")
    }

    @Test(arguments: [
        ("L9", "no line"), ("L2", "of itself"), ("L3", "of another service"),
    ]) func `a variant names a line of its service`(_ master: String, _ words: String) throws {
        var draft = Shop.draft(services: ["page", "page", "mail"])
        draft.lines[1].variantOf = master
        let issues = draft.variantIssues
        #expect(issues.map(\.pointer) == ["/lines/1/variantOf"])
        #expect(issues.first?.detail.contains(words) == true, "\(issues)")
    }

    @Test func `no variant has variants`() throws {
        var draft = Shop.draft(services: ["page", "page", "page"])
        draft.lines[1].variantOf = "L1"
        draft.lines[2].variantOf = "L2"
        #expect(draft.variantIssues.map(\.pointer) == ["/lines/2/variantOf"])
        var journey = try journey()
        let error = #expect(throws: HubError.self) {
            try journey.edit(line: "L1", by: Cast.requester) { $0.variantOf = "L3" }
        }
        #expect(error?.issues.map(\.pointer) == ["/variantOf"])
    }

    @Test func `a master isn't removed from under its variants`() throws {
        var journey = try journey()
        let lines = journey.campaign.lines
        func draft(_ line: ServiceLine) -> RequestDraft.Line {
            RequestDraft.Line(
                id: line.id,
                service: line.service,
                tier: nil,
                locale: line.locale,
                variantOf: line.variantOf,
                answers: line.answers
            )
        }
        let error = #expect(throws: HubError.self) {
            try journey.edit(by: Cast.requester) { $0.lines = [draft(lines[1]), draft(lines[2])] }
        }
        #expect(error?.issues.map(\.pointer) == ["/lines/0/variantOf"])
        try journey.edit(by: Cast.requester) { $0.lines = [draft(lines[2])] }
        #expect(journey.campaign.lines.map(\.id) == ["L3"])
    }

    @Test func `an unlinked variant keeps what it has inherited, and a linked line what differs`() throws {
        var journey = try journey(["address": "https://example.com/de"])
        try journey.edit(line: "L2", by: Cast.requester) { $0.variantOf = .some(nil) }
        #expect(journey.campaign.lines[1].variantOf == nil)
        #expect(journey.campaign.lines[1].answers["copy"] == "Buy now")
        try journey.edit(line: "L2", by: Cast.requester) { $0.variantOf = "L1" }
        #expect(journey.campaign.lines[1].answers == ["address": "https://example.com/de"])
        var accepted = try building()
        let error = #expect(throws: HubError.self) {
            try accepted.edit(line: "L2", by: Cast.producer) { $0.variantOf = .some(nil) }
        }
        #expect(error?.issues.map(\.pointer) == ["/variantOf"])
    }

    @Test func `a change of the master makes a begun variant stale, until somebody accepts it`() throws {
        var journey = try building()
        #expect(journey.campaign.lines[1].staleness == nil)
        let outcome = try journey.edit(line: "L1", by: Cast.producer) { $0.answers = ["copy": "Buy today"] }
        let staleness = try #require(journey.campaign.lines[1].staleness)
        #expect(staleness == ServiceLine.Staleness(since: journey.now, fields: ["copy"]))
        #expect(outcome.events.flatMap(\.changes).map(\.pointer).contains("/lines/1/stale"))
        try journey.edit(line: "L1", by: Cast.producer) { $0.answers = ["address": "https://example.com/new"] }
        #expect(journey.campaign.lines[1].staleness?.fields == ["copy", "address"])
        #expect(journey.campaign.lines[1].staleness?.since == staleness.since, "since the first change")
        let warnings = try journey.campaign.assess(by: journey.definitions, at: journey.now).unmet
            .filter { $0.code == "variant-stale" }
        #expect(warnings.map(\.pointer) == ["/lines/1/stale"] && warnings.map(\.level) == [.warning])
        try journey.edit(line: "L2", by: Cast.producer) { $0.stale = false }
        #expect(journey.campaign.lines[1].staleness == nil)
        #expect(throws: HubError.self) { try journey.edit(line: "L2", by: Cast.producer) { $0.stale = true } }
    }

    @Test func `a variant that nobody has begun follows its master in silence`() throws {
        var journey = try journey()
        try journey.perform("submit", by: Cast.requester)
        try journey.edit(line: "L1", by: Cast.requester) { $0.answers = ["copy": "Buy today"] }
        #expect(journey.campaign.lines[1].staleness == nil)
    }

    @Test func `a variant with tasks of its own is begun when one of them is`() throws {
        let perLocale = Shop.task("b2", .build, after: ["b1"], each: Repetition(perLocale: true))
        var journey = try journey(tasks: [Shop.task("b1", .build), perLocale])
        try journey.perform("submit", by: Cast.requester)
        try journey.perform(journey.accept, by: Cast.producer)
        try journey.edit(line: "L1", by: Cast.producer) { $0.answers = ["copy": "Buy today"] }
        #expect(journey.campaign.lines[1].staleness == nil)
        let index = try #require(journey.campaign.tasks.firstIndex { $0.line == "L2" })
        journey.campaign.tasks[index].state = .inProgress
        try journey.edit(line: "L1", by: Cast.producer) { $0.answers = ["copy": "Buy at once"] }
        #expect(journey.campaign.lines[1].staleness?.fields == ["copy"])
    }

    @Test func `work that is done per locale is the variant's, all other work the master's`() throws {
        let perLocale = Shop.task("b2", .build, after: ["b1"], each: Repetition(perLocale: true))
        var journey = try journey(tasks: [
            Shop.task("b1", .build), perLocale, Shop.task("b3", .build, after: ["b2"]), Shop.task("q1", .qa, .reviewer),
        ])
        try journey.perform("submit", by: Cast.requester)
        try journey.perform(journey.accept, by: Cast.producer)
        let tasks = journey.campaign.tasks.filter { $0.line != "L3" }
        #expect(tasks.map(\.line) == ["L1", "L1", "L2", "L1"])
        #expect(tasks.map(\.template) == ["b1", "b2", "b2", "b3"])
        #expect(tasks.map(\.locale) == [nil, "en-GB", "de-DE", nil])
        #expect(tasks.map(\.after) == [[], ["T1"], ["T1"], ["T2", "T3"]])
    }

    @Test func `each variant is checked as a line of its own`() throws {
        var shop = Shop()
        shop.services[0] = Shop.service(
            "page",
            checklist: [Shop.check("C-1", .major, each: Repetition(perLocale: true)), Shop.check("C-2", .minor)]
        )
        var draft = Shop.draft(services: ["page", "page"])
        draft.lines[1].locale = "de-DE"
        draft.lines[1].variantOf = "L1"
        let journey = try shop.journey(draft)
        let points = try journey.campaign.checklist(by: journey.definitions).filter { $0.item != "K-1" }
        #expect(points.map { "\($0.line) \($0.item)" } == ["L1 C-1:en-GB", "L1 C-2", "L2 C-1:de-DE", "L2 C-2"])
    }

    @Test func `a confirmed tier that differs is an event`() throws {
        func accept(_ tiers: [String: Tier]) throws -> [CampaignEvent] {
            var journey = try Shop().journey()
            try journey.perform("submit", by: Cast.requester)
            var accept = journey.accept
            accept.tiers = tiers
            return try journey.perform(accept, by: Cast.producer).events.filter { $0.type == .resized }
        }
        #expect(try accept([:]).isEmpty)
        #expect(try accept(["L1": .small]).isEmpty)
        #expect(try accept(["L1": .large]).map(\.reason) == ["L1: L confirmed, S proposed, S worked out"])
    }
}
