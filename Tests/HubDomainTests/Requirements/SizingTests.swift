import HubDomain
import HubJSON
import Testing

struct SizingTests {
    private func shop(_ rules: SizingRule...) -> Shop {
        var shop = Shop()
        shop.services = [Shop.service("page", sizing: rules)]
        return shop
    }

    @Test func `the first rule that holds gives the tier`() throws {
        let rows = Predicate.compare("rows.count", .greater, .literal(1))
        var journey = try shop(
            SizingRule(tier: .large, condition: .compare("rows.count", .greater, .literal(3))),
            SizingRule(tier: .medium, condition: rows),
            SizingRule(tier: .small, condition: nil),
            SizingRule(tier: .large, condition: nil)
        ).journey()
        for (count, tier) in [(0, Tier.small), (1, .small), (2, .medium), (3, .medium), (4, .large)] {
            let rows = JSONValue.array((0..<count).map { ["text": .string("row \($0)")] })
            try journey.give(rows, by: Cast.requester)
            #expect(journey.campaign.lines[0].tier == tier, "\(count) rows")
        }
    }

    @Test func `rules that all fail give the smallest tier`() throws {
        let never = SizingRule(tier: .large, condition: .present(["copy", "rows"]))
        #expect(try shop(never).journey().campaign.lines[0].tier == .small)
    }

    @Test func `a proposed tier that sizing doesn't confirm is a warning at the line`() throws {
        var draft = Shop.draft()
        draft.lines[0].tier = .large
        var journey = try shop(SizingRule(tier: .medium, condition: nil)).journey(draft)
        func warnings() throws -> [BriefAssessment.Unmet] {
            try journey.campaign.assess(by: journey.definitions, at: journey.now).unmet.filter { $0.level == .warning }
        }
        #expect(try warnings().map(\.pointer) == ["/lines/0/proposedTier"])
        #expect(try warnings().map(\.code) == ["tier-differs"])
        try journey.perform("submit", by: Cast.requester)
        try journey.perform(journey.accept, by: Cast.producer)
        #expect(try warnings().isEmpty)
    }

    @Test func `a tier confirmed at acceptance stays, whatever the answers say later`() throws {
        var journey = try shop(
            SizingRule(tier: .large, condition: .present(["rows"])),
            SizingRule(tier: .small, condition: nil)
        ).journey()
        try journey.perform("submit", by: Cast.requester)
        var accept = journey.accept
        accept.tiers = ["L1": .medium]
        let outcome = try journey.perform(accept, by: Cast.producer)
        #expect(journey.campaign.lines[0].tier == .medium)
        #expect(outcome.events[0].changes.contains(Change(pointer: "/lines/0/tier", before: "S", after: "M")))
        try journey.give([["text": "row"]], by: Cast.producer)
        #expect(journey.campaign.lines[0].tier == .medium)
    }
}

extension Journey {
    fileprivate mutating func give(_ rows: JSONValue, by caller: Caller) throws {
        try edit(line: "L1", by: caller) { $0.answers = ["rows": rows] }
    }
}
