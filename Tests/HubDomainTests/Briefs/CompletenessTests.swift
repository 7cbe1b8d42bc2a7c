import HubDomain
import HubJSON
import Testing

struct CompletenessTests {
    private func assess(_ journey: Journey) throws -> BriefAssessment {
        try journey.campaign.assess(by: journey.definitions, at: journey.now)
    }

    @Test func `an empty draft lacks everything and a full one nothing`() throws {
        let empty = try Shop().journey(RequestDraft(title: "Bare", division: "sales"))
        let assessment = try assess(empty)
        #expect(assessment.completeness == 0)
        #expect(assessment.unmet.map(\.pointer) == ["/brief/goal", "/brief/approver", "/requestedLaunchAt", "/lines"])
        #expect(try assess(Shop().journey()).completeness == 1)
    }

    @Test func `what production fills in is listed as theirs and not counted`() throws {
        let assessment = try assess(Shop().journey())
        #expect(assessment.unmet.map(\.pointer) == ["/lines/0/answers/count"])
        #expect(assessment.unmet.map(\.filledBy) == [.producer])
        #expect(assessment.completeness == 1)
    }

    @Test func `a rule about what production fills in is not the requester's either`() throws {
        let rule = Requirement(
            id: "R-1",
            due: .launch,
            condition: nil,
            rule: .equals("count", .literal(0)),
            level: .blocking,
            say: "Nothing may be missing"
        )
        var shop = Shop()
        shop.services = [Shop.service("page", requirements: [rule])]
        var journey = try shop.journey()
        #expect(try assess(journey).completeness == 1)
        #expect(try assess(journey).unmet.map(\.filledBy) == [.producer, .producer])
        #expect(try assess(journey).blocking(.launch).map(\.code) == ["required", "R-1"])
        try journey.edit(line: "L1", by: Cast.lead) { $0.answers = ["count": 0] }
        #expect(try assess(journey).completeness == 1)
        #expect(try assess(journey).unmet.isEmpty)
    }

    @Test func `a field counts once for each locale that it is asked for`() throws {
        var shop = Shop()
        let consent = FieldDefinition(
            id: "consent",
            label: "Consent",
            type: .longText(.none),
            due: .build,
            isPerLocale: true
        )
        shop.services = [Shop.service("page", fields: [consent])]
        var journey = try shop.journey(Shop.draft())
        journey.campaign.lines[0].answers = [:]
        journey.campaign.lines.append(variant(of: journey.campaign.lines[0], id: "L2", locale: "de-DE"))
        let pointer = "/lines/0/answers/consent"
        #expect(try assess(journey).blocking(.build).map(\.pointer) == [pointer + "/en-GB", pointer + "/de-DE"])
        journey.campaign.lines[0].answers = ["consent": ["en-GB": "yes", "de-DE": "  "]]
        #expect(try assess(journey).blocking(.build).map(\.pointer) == [pointer + "/de-DE"], "asked for once")
        journey.campaign.lines[1].answers = ["consent": ["de-DE": "ja"]]
        #expect(try assess(journey).completeness == 1, "a variant may answer for its own locale")
        journey.campaign.lines[1].answers = [:]
        journey.campaign.lines[0].answers = ["consent": ["en-GB": "yes", "de-DE": "ja"]]
        #expect(try assess(journey).completeness == 1, "a variant inherits what its master answers")
    }

    @Test func `a field whose condition fails is neither asked for nor counted`() throws {
        var shop = Shop()
        let conditional = FieldDefinition(
            id: "order",
            label: "Purchase order",
            type: .text(.none, pattern: nil),
            due: .build,
            condition: .equals("division.needsPurchaseOrder", .literal(true))
        )
        shop.services = [Shop.service("page", fields: [conditional])]
        var draft = Shop.draft()
        draft.lines[0].answers = [:]
        #expect(try assess(shop.journey(draft)).unmet.isEmpty)
    }

    @Test func `a rule whose condition fails is neither asked for nor counted`() throws {
        func rule(_ goal: JSONValue) -> Requirement {
            Requirement(
                id: "R-1",
                due: .build,
                condition: .equals("goal", .literal(goal)),
                rule: .present(["notBefore"]),
                level: .blocking,
                say: "Say when"
            )
        }
        var shop = Shop()
        shop.brief = BriefDefinition(
            key: "campaign",
            name: "Brief",
            fields: shop.brief.fields,
            requirements: [rule("sell"), rule("rest")],
            checklist: []
        )
        let assessment = try assess(shop.journey())
        #expect(assessment.blocking(.build).map(\.pointer) == ["/brief/notBefore"])
        #expect(assessment.blocking(.build).map(\.detail) == ["Say when"])
    }

    @Test(arguments: Shipped.briefNames) func `answering brings a brief forward and never back`(_ name: String) throws {
        let draft = try Shipped.brief(name, at: Shop.opening)
        var bare = draft
        bare.brief = [:]
        for index in bare.lines.indices { bare.lines[index].answers = [:] }
        var journey = try Journey(
            bare,
            by: try Shipped.campaignDefinitions(division: draft.division),
            versions: [:],
            at: Shop.opening
        )
        var last = try assess(journey)
        #expect((0...1).contains(last.completeness))
        func judge() throws {
            let next = try assess(journey)
            #expect((0...1).contains(next.completeness))
            // An answer that only closes points, and opens none by a condition, is progress.
            let left = Set(next.unmet)
            if left.isStrictSubset(of: last.unmet) { #expect(next.completeness >= last.completeness) }
            let isComplete = next.unmet.allSatisfy { $0.filledBy == .producer || $0.level == .warning }
            #expect((next.completeness == 1) == isComplete)
            last = next
        }
        for (field, value) in draft.brief.members {
            journey.campaign.brief[field] = value
            try judge()
        }
        for (index, line) in draft.lines.enumerated() {
            for (field, value) in line.answers.members {
                journey.campaign.lines[index].answers[field] = value
                try judge()
            }
        }
    }

    private func variant(of master: ServiceLine, id: String, locale: String) -> ServiceLine {
        ServiceLine(
            id: id,
            service: master.service,
            serviceVersion: master.serviceVersion,
            tier: master.tier,
            proposedTier: nil,
            quantity: 1,
            locale: locale,
            variantOf: master.id,
            answers: [:]
        )
    }
}
