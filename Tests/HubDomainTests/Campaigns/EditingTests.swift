import HubDomain
import HubJSON
import Testing

struct EditingTests {
    private func journey(to stage: StageKey) throws -> Journey {
        var journey = try Shop().journey()
        if stage == "planned" {
            try journey.travel(to: .intake)
            var plan = ActionRequest(action: "plan", committedLaunchAt: Shop.opening + .days(40))
            plan.plannedStartAt = Shop.opening + .days(9)
            try journey.perform(plan, by: Cast.producer)
        } else if stage == "cancelled" {
            try journey.perform("cancel", by: Cast.lead, reason: "Not now")
        } else {
            try journey.travel(to: stage)
        }
        return journey
    }

    /// What each role may edit: stages in board order, `+` may, `-` forbidden, `!` not in this stage.
    @Test(arguments: [
        (Cast.requester, "++!!!!!!!"), (Cast.colleague, "---------"), (Cast.producer, "-+++++!!!"),
        (Cast.lead, "++++++!!!"),
        (Cast.reviewer, "---------"), (Cast.viewer, "---------"), (Cast.approver, "---------"),
        (Cast.producerElsewhere, "---------"),
    ]) func `who edits what in which stage`(_ caller: Caller, _ expected: String) throws {
        let stages: [StageKey] = [.draft, .intake, "planned", .build, .qa, .launch, .live, "closed", "cancelled"]
        let rights = try stages.map { stage -> Character in
            var journey = try journey(to: stage)
            var lineJourney = journey
            let code = code { try journey.edit(by: caller) { $0.title = "Summer sale" } }
            #expect(
                code
                    == self.code {
                        try lineJourney.edit(line: "L1", by: caller) { $0.answers = ["rows": [["text": "a"]]] }
                    }
            )
            return code == nil ? "+" : code == .conflict ? "!" : code == .forbidden ? "-" : "?"
        }
        #expect(String(rights) == expected)
    }

    private func code(_ body: () throws -> some Any) -> HubError.Code? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? HubError)?.code
        }
    }

    private func issues(_ body: () throws -> some Any) throws -> [String] {
        try #require(throws: HubError.self) { _ = try body() }.issues.map { "\($0.pointer) \($0.code)" }
    }

    @Test func `who a request was made for edits it like the requester`() throws {
        var journey = try journey(to: .draft)
        try journey.edit(by: Cast.requester) { $0.requestedFor = .some(Cast.colleague.id) }
        try journey.edit(by: Cast.colleague) { $0.title = "Summer sale" }
    }

    @Test func `an edit is one event with the places it changed, one version later`() throws {
        var journey = try journey(to: .draft)
        let outcome = try journey.edit(by: Cast.requester) {
            $0.title = "Summer sale"
            $0.brief = ["goal": "sell", "approver": nil]
            $0.requestedLaunchAt = .some(nil)
        }
        #expect(outcome.events.map(\.type) == [.edited])
        #expect(outcome.events[0].changes.map(\.pointer) == ["/title", "/requestedLaunchAt", "/brief/approver"])
        #expect(journey.campaign.version == 2)
        #expect(journey.campaign.brief["approver"] == nil)
    }

    @Test func `an edit that changes nothing is no event and no version`() throws {
        var journey = try journey(to: .draft)
        let same = try journey.edit(by: Cast.requester) {
            $0.title = "Spring sale"
            $0.brief = ["goal": "sell", "notBefore": nil]
        }
        #expect(same.events.isEmpty && journey.campaign.version == 1)
        #expect(try journey.edit(line: "L1", by: Cast.requester) { $0.quantity = 1 }.events.isEmpty)
    }

    @Test func `every problem is named at once and nothing is changed`() throws {
        var journey = try journey(to: .draft)
        let before = journey.campaign
        let found = try issues {
            try journey.edit(by: Cast.requester) {
                $0.title = " "
                $0.priority = .urgent
                $0.brief = ["gaol": "x", "gone": nil, "goal": 5, "notBefore": "soon", "ledger": "4711"]
                $0.committedLaunchAt = .some(Shop.opening + .days(3))
                $0.reason = "a\u{0}"
                $0.lines = [RequestDraft.Line(service: "fax", tier: nil, quantity: 0, locale: "x", answers: [:])]
            }
        }
        #expect(
            found == [
                "/title required", "/reason invalid", "/priority invalid", "/committedLaunchAt invalid",
                "/brief/gaol unknown", "/brief/gone unknown", "/brief/ledger invalid",
                "/brief/goal invalid",
                "/brief/notBefore invalid", "/lines/0/service invalid", "/lines/0/quantity invalid",
                "/lines/0/locale invalid",
            ]
        )
        #expect(journey.campaign == before)
    }

    @Test func `what production fills in is refused from requesters, wherever they put it`() throws {
        var journey = try journey(to: .draft)
        #expect(
            try issues { try journey.edit(by: Cast.requester) { $0.brief = ["ledger": "4711"] } } == [
                "/brief/ledger invalid"
            ]
        )
        #expect(
            try issues { try journey.edit(by: Cast.requester) { $0.brief = ["ledger": nil] } } == [
                "/brief/ledger invalid"
            ]
        )
        let line = try issues { try journey.edit(line: "L1", by: Cast.requester) { $0.answers = ["count": 3] } }
        #expect(line == ["/answers/count invalid"])
        var draft = Shop.draft()
        draft.brief["ledger"] = "4711"
        draft.lines[0].answers["count"] = 3
        let lines = try issues { try journey.edit(by: Cast.requester) { $0.lines = draft.lines } }
        #expect(lines == ["/lines/0/answers/count invalid"])
        let problems = draft.problems(brief: Shop().brief, services: Shop().catalogue)
        #expect(problems.map(\.pointer) == ["/brief/ledger", "/lines/0/answers/count"])
        #expect(draft.problems(brief: Shop().brief, services: Shop().catalogue, from: .producer).isEmpty)
    }

    @Test func `replaced lines keep what production filled in`() throws {
        var journey = try journey(to: .intake)
        try journey.edit(line: "L1", by: Cast.producer) { $0.answers = ["count": 3] }
        var lines = Shop.draft().lines
        lines[0].id = "L1"
        lines[0].answers = ["copy": "Buy later"]
        try journey.edit(by: Cast.requester) { $0.lines = lines }
        #expect(journey.campaign.lines[0].answers == ["copy": "Buy later", "count": 3])
        lines[0].answers["count"] = 3
        try journey.edit(by: Cast.requester) { $0.lines = lines }
        lines[0].answers["count"] = 4
        #expect(
            try issues { try journey.edit(by: Cast.requester) { $0.lines = lines } } == [
                "/lines/0/answers/count invalid"
            ]
        )
    }

    @Test func `lines are replaced until acceptance, and changed by agreement afterwards`() throws {
        var journey = try journey(to: .intake)
        try journey.edit(by: Cast.requester) { $0.lines = Shop.draft(services: ["page", "mail"]).lines }
        #expect(journey.campaign.lines.map(\.id) == ["L2", "L3"])
        try journey.travel(to: .build)
        #expect(try issues { try journey.edit(by: Cast.lead) { $0.lines = [] } } == ["/lines invalid"])
        try journey.edit(line: "L3", by: Cast.producer) { $0.answers = ["count": 4] }
        let agreed = try issues {
            try journey.edit(line: "L3", by: Cast.lead) {
                $0.quantity = 4
                $0.tier = .large
                $0.locale = "fr-FR"
            }
        }
        #expect(agreed == ["/tier agreed", "/quantity agreed", "/locale agreed"])
        let wanted = journey.now + .days(40)
        #expect(
            try issues { try journey.edit(by: Cast.lead) { $0.requestedLaunchAt = wanted } }
                == ["/requestedLaunchAt agreed"]
        )
        #expect(code { try journey.edit(line: "L9", by: Cast.producer) { $0.quantity = 4 } } == .notFound)
    }

    @Test func `a line is named once and must exist`() throws {
        var journey = try journey(to: .draft)
        var lines = Shop.draft(services: ["page", "page", "page"]).lines
        lines[0].id = "L1"
        lines[1].id = "L1"
        lines[2].id = "L7"
        let found = try issues { try journey.edit(by: Cast.requester) { $0.lines = lines } }
        #expect(found == ["/lines/1/id invalid", "/lines/2/id invalid"])
    }

    @Test func `a submitted campaign keeps its service versions, a draft takes the newest`() throws {
        for (stage, version) in [(StageKey.draft, 2), (.intake, 1)] {
            var journey = try journey(to: stage)
            var lines = Shop.draft(services: ["page", "page"]).lines
            lines[0].id = "L1"
            let service = Shop.service("page")
            journey.definitions = CampaignDefinitions(
                workflow: journey.definitions.workflow,
                brief: journey.definitions.brief,
                division: journey.definitions.division,
                calendar: journey.definitions.calendar,
                services: [.init(key: "page", version: 1): service, .init(key: "page", version: 2): service]
            )
            var edit = CampaignEdit()
            edit.lines = lines
            _ = try journey.campaign.apply(
                edit,
                by: Cast.requester,
                journey.definitions,
                services: ["page": service],
                serviceVersions: ["page": 2],
                at: journey.now
            )
            #expect(journey.campaign.lines.map(\.serviceVersion) == [version, version])
        }
    }

    @Test func `urgent needs a lead and a reason`() throws {
        var journey = try journey(to: .intake)
        func urgent(by caller: Caller, _ reason: String? = nil) throws -> Outcome {
            try journey.edit(by: caller) {
                $0.priority = .urgent
                $0.reason = reason
            }
        }
        #expect(try issues { try urgent(by: Cast.requester, "Please") } == ["/priority invalid"])
        #expect(try issues { try urgent(by: Cast.producer, "Please") } == ["/priority invalid"])
        #expect(try issues { try urgent(by: Cast.lead) } == ["/reason required"])
        #expect(try urgent(by: Cast.lead, "Recall of a product").events.map(\.reason) == ["Recall of a product"])
        try journey.edit(by: Cast.producer) { $0.title = "Recall" }
        #expect(try urgent(by: Cast.producer).events.isEmpty, "what is urgent already stays so")
    }
}
