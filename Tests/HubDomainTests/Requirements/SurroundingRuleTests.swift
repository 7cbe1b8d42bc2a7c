import HubDomain
import HubJSON
import Testing

/// Rules about other campaigns, approvals and freezes.
struct SurroundingRuleTests {
    private var desk = RuleDesk()

    @Test func `an answer is unique until another campaign has it`() {
        var desk = desk
        #expect(desk.holds(.unique("design")))
        #expect(!desk.holds(.unique("absent")), "what isn't answered doesn't stand out")
        desk.surroundings.taken = [TakenAnswer(line: "L2", field: "design", by: CampaignKey(number: 7))]
        #expect(desk.holds(.unique("design")), "that is an other line")
        desk.surroundings.taken = [TakenAnswer(line: "L1", field: "design", by: CampaignKey(number: 7))]
        #expect(!desk.holds(.unique("design")))
        #expect(desk.holds(.unique("note")) == false)
    }

    @Test func `a state is reached when every campaign of the role has, and there is one`() {
        var desk = desk
        let page = CampaignLink(kind: .needs, campaign: CampaignKey(number: 7), role: "page")
        let other = CampaignLink(kind: .needs, campaign: CampaignKey(number: 8), role: "page")
        let live = LinkedCampaign(
            key: CampaignKey(number: 7),
            title: "Page",
            stage: .live,
            reached: [.draft, .intake, .build, .qa, .launch, .live]
        )
        let building = LinkedCampaign(
            key: CampaignKey(number: 8),
            title: "Page",
            stage: .build,
            reached: [.draft, .intake, .build]
        )
        #expect(!desk.holds(.state(role: "page", .live)), "nothing is linked")
        desk.links = [page]
        #expect(!desk.holds(.state(role: "page", .live)), "what is linked isn't known")
        desk.surroundings.linked = [live, building]
        #expect(desk.holds(.state(role: "page", .live)))
        #expect(!desk.holds(.state(role: "registration", .live)))
        desk.links = [page, other]
        #expect(!desk.holds(.state(role: "page", .live)))
        #expect(desk.holds(.state(role: "page", .build)))
        #expect(desk.holds(.present(["links[role=page]"])))
    }

    @Test(arguments: [
        ("live", ["draft", "intake", "planned", "build", "qa", "launch", "live"]),
        ("closed", ["draft", "intake", "planned", "build", "qa", "launch", "live", "closed"]),
        ("build", ["draft", "intake", "planned", "build"]), ("cancelled", []), ("declined", []), ("nowhere", []),
    ]) func `what was given up has reached nothing`(_ stage: String, _ reached: [String]) throws {
        let found = try Shipped.workflow().reached(from: StageKey(rawValue: stage))
        #expect(found == Set(reached.map(StageKey.init(rawValue:))))
    }

    @Test func `nothing is approved before somebody approves it`() {
        var desk = desk
        let rule = Predicate.approved(kinds: ["legal"], subject: "current-proof")
        let required = Predicate.approved(kinds: nil, subject: "current-proof")
        #expect(!desk.holds(rule))
        desk.surroundings.approvals = [GivenApproval(kind: "legal", subject: "flow-chart")]
        #expect(!desk.holds(rule), "that was something else")
        desk.surroundings.approvals = [GivenApproval(kind: "legal", subject: "current-proof", line: "L1")]
        #expect(desk.holds(rule))
        #expect(!desk.holds(required), "a brief that names nobody is approved by nobody")
        desk.brief["approvers"] = [["kind": "legal"], ["kind": "brand"]]
        #expect(!desk.holds(required))
        desk.surroundings.approvals.append(GivenApproval(kind: "brand", subject: "current-proof"))
        #expect(desk.holds(required))
    }

    @Test func `a date lies in a freeze by its instant, its wall or its whole day`() throws {
        var desk = desk
        func freeze(_ from: String, _ until: String, isHard: Bool = true, services: Set<String>? = nil) throws {
            desk.surroundings.freezes = [
                FreezePeriod(
                    key: "freeze",
                    from: try #require(Instant(rfc3339: from)),
                    until: try #require(Instant(rfc3339: until)),
                    isHard: isHard,
                    services: services
                )
            ]
        }
        func isFrozen(_ reference: Reference, onlyHard: Bool = false) -> Bool {
            desk.holds(.withinFreeze(reference, onlyHard: onlyHard))
        }
        #expect(!isFrozen("requestedLaunchAt"))
        try freeze("2027-01-20T09:00:00Z", "2027-01-20T10:00:00Z")
        #expect(isFrozen("requestedLaunchAt"))
        try freeze("2027-01-20T08:00:00Z", "2027-01-20T09:00:00Z")
        #expect(!isFrozen("requestedLaunchAt"), "the end is outside")
        try freeze("2026-12-02T10:00:00Z", "2026-12-02T11:00:00Z")
        #expect(isFrozen("launchDay"), "a day is frozen when a part of it is")
        #expect(!isFrozen("launchWall"), "nine o'clock in Tokyo is midnight in UTC")
        try freeze("2026-12-02T00:00:00Z", "2026-12-02T00:01:00Z")
        #expect(isFrozen("launchWall"))
        try freeze("2026-12-01T00:00:00Z", "2026-12-02T00:00:00Z")
        #expect(!isFrozen("launchDay"), "a freeze that ends at midnight leaves the next day free")
        try freeze("2027-01-20T00:00:00Z", "2027-01-21T00:00:00Z", isHard: false)
        #expect(isFrozen("requestedLaunchAt") && !isFrozen("requestedLaunchAt", onlyHard: true))
        try freeze("2027-01-20T00:00:00Z", "2027-01-21T00:00:00Z", services: ["mail"])
        #expect(!isFrozen("requestedLaunchAt"))
        try freeze("2027-01-20T00:00:00Z", "2027-01-21T00:00:00Z", services: ["mail", "page"])
        #expect(isFrozen("requestedLaunchAt"))
    }

    @Test func `a rule points to the part that is missing, not to the first it names`() throws {
        var shop = Shop()
        let fields = [
            FieldDefinition(id: "first", label: "First", type: .text(.none, pattern: nil)),
            FieldDefinition(id: "second", label: "Second", type: .text(.none, pattern: nil)),
        ]
        let rules: [(Predicate, answers: JSONObject, String, Bool)] = [
            (.present(["first", "second"]), ["first": "x"], "second", false),
            (
                .all([.present(["first"]), .equals("second", .literal("y"))]), ["first": "x", "second": "z"], "second",
                true
            ),
            (.any([.present(["second"]), .equals("first", .literal("y"))]), ["first": "x"], "second", false),
            (.not(.equals("first", .literal("x"))), ["first": "x"], "first", true),
        ]
        for (rule, answers, culprit, isPresent) in rules {
            let requirement = Requirement(
                id: "R-1",
                due: .intake,
                condition: nil,
                rule: rule,
                level: .blocking,
                say: "Mend it"
            )
            shop.services = [Shop.service("page", fields: fields, requirements: [requirement])]
            var draft = Shop.draft()
            draft.lines[0].answers = answers
            let journey = try shop.journey(draft)
            let unmet = try journey.campaign.assess(by: journey.definitions, at: journey.now).unmet
            #expect(unmet.map(\.pointer) == ["/lines/0/answers/\(culprit)"])
            #expect(unmet.map(\.isPresent) == [isPresent])
        }
    }

    @Test func `a field that is required only sometimes shows always`() throws {
        var shop = Shop()
        shop.services = [
            Shop.service(
                "page",
                fields: [
                    FieldDefinition(id: "gated", label: "Gated", type: .boolean),
                    FieldDefinition(
                        id: "asset",
                        label: "Asset",
                        type: .url,
                        due: .intake,
                        requiredWhen: .equals("gated", .literal(true))
                    ),
                ]
            )
        ]
        var draft = Shop.draft()
        for (gated, isOwed) in [(true, true), (false, false)] {
            draft.lines[0].answers = ["gated": .bool(gated)]
            let journey = try shop.journey(draft)
            let unmet = try journey.campaign.assess(by: journey.definitions, at: journey.now).unmet
            #expect(unmet.map(\.pointer) == (isOwed ? ["/lines/0/answers/asset"] : []))
            let states = try journey.campaign.fieldStates(by: journey.definitions, at: journey.now)
            let asset = try #require(states.first { $0.pointer == "/lines/0/answers/asset" })
            #expect(asset.applies && asset.isOwed == isOwed && asset.isConditional && !asset.isAnswered)
        }
    }

    @Test func `a needed campaign has to be there before the launch`() throws {
        var draft = Shop.draft()
        draft.links = [
            CampaignLink(kind: .needs, campaign: CampaignKey(number: 7)),
            CampaignLink(kind: .changes, campaign: CampaignKey(number: 8)),
        ]
        var journey = try Shop().journey(draft)
        let unmet = { try journey.campaign.assess(by: journey.definitions, at: journey.now).blocking(.launch) }
        #expect(try unmet().filter { $0.code == "linked-state" }.map(\.pointer) == ["/links/0"])
        journey.definitions.surroundings.linked = [
            LinkedCampaign(key: CampaignKey(number: 7), title: "Page", stage: .live, reached: [.live])
        ]
        #expect(try unmet().filter { $0.code == "linked-state" }.isEmpty)
    }
}
