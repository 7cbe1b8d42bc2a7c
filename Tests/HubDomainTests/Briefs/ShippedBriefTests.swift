import HubDefinitions
import HubDomain
import HubJSON
import Testing

/// The briefs of `Tests/Fixtures/briefs/` judged by the shipped definitions; their README says what must come out.
struct ShippedBriefTests {
    private func journey(_ name: String) throws -> Journey {
        let draft = try Shipped.brief(name, at: Shop.opening)
        let set = try Shipped.definitions()
        let issues = draft.problems(brief: set.brief, services: set.services)
        #expect(issues.isEmpty, "\(issues)")
        return try Journey(
            draft,
            by: try Shipped.campaignDefinitions(division: draft.division),
            versions: [:],
            at: Shop.opening
        )
    }

    private static let complete = Shipped.briefNames.filter { !$0.hasPrefix("incomplete") }

    @Test(arguments: complete) func `a complete brief is submitted and accepted`(_ name: String) throws {
        var journey = try journey(name)
        try journey.perform("submit", by: Cast.requester)
        try journey.perform(journey.accept, by: Cast.producer)
        #expect(journey.campaign.stage == .build)
        #expect(!journey.campaign.tasks.isEmpty)
        #expect(journey.campaign.tasks.contains { $0.state == .ready })
    }

    @Test func `there are briefs for every service`() throws {
        let ordered = try Self.complete.flatMap { try Shipped.brief($0, at: Shop.opening).lines.map(\.service) }
        #expect(Set(ordered) == Set(try Shipped.definitions().services.keys))
    }

    @Test(arguments: [
        ("newsletter-consumer-garden", Tier.small), ("newsletter-enterprise-product-update", .medium),
        ("landing-page-white-paper", .medium), ("data-import-previous-system", .large), ("webinar-partner", .medium),
        ("translation-interface-texts", .small),
    ]) func `sizing gives the tier that the brief comes to`(_ name: String, _ tier: Tier) throws {
        #expect(try journey(name).campaign.lines[0].tier == tier)
    }

    @Test(arguments: [
        (
            "incomplete-newsletter",
            ["/brief/contact", "/brief/costCentre", "/brief/successMetric", "EN-02", "audience", "expectedCount"]
        ), ("incomplete-purchased-list", ["DL-01"]),
    ]) func `an incomplete brief is refused with everything that is missing at intake`(
        _ name: String,
        _ expected: [String]
    ) throws {
        let gate = try #require(try journey(name).plan("submit", by: Cast.requester).gates.first)
        #expect(gate.gate == .requirements(.intake))
        #expect(gate.items.map(\.shortName).sorted() == expected)
        #expect(gate.items.allSatisfy { $0.satisfy != nil && !$0.detail.isEmpty })
    }

    @Test func `an incomplete brief for the build is refused at acceptance with everything that is missing`() throws {
        var journey = try journey("incomplete-event-for-build")
        try journey.perform("submit", by: Cast.requester)
        let gates = try journey.plan(journey.accept, by: Cast.producer).gates
        #expect(gates.map(\.state) == [.unmet, .satisfied, .satisfied, .satisfied])
        #expect(
            gates[0].items.map(\.shortName).sorted() == [
                "/brief/approvers", "/brief/purchaseOrder", "C-02", "EV-02", "EV-04", "photoNotice", "qualifiers",
            ]
        )
    }
}

extension HubDomain.Issue {
    /// A rule by its id, a missing answer by its place in the brief or by its name on the line.
    fileprivate var shortName: String {
        guard code == "required" else { return code }
        return pointer.hasPrefix("/brief") ? pointer : pointer.split(separator: "/").last.map(String.init) ?? pointer
    }
}
