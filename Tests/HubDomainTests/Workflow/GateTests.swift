import HubDomain
import HubJSON
import Testing

struct GateTests {
    @Test func `a submission lists everything that is missing at intake, each with the way to mend it`() throws {
        var draft = Shop.draft()
        draft.brief = [:]
        draft.requestedLaunchAt = nil
        draft.lines[0].answers = [:]
        let gate = try #require(try Shop().journey(draft).plan("submit", by: Cast.requester).gates.first)
        #expect(gate.gate.name == "requirements(intake)")
        #expect(gate.state == .unmet)
        #expect(gate.items.map(\.pointer) == ["/brief/goal", "/requestedLaunchAt", "/lines/0/answers/copy"])
        #expect(gate.items.map(\.code) == ["required", "required", "required"])
        let href = "/v1/campaigns/CMP-1042"
        #expect(
            gate.items.map(\.satisfy) == [
                Satisfy(method: "PATCH", href: href, body: ["brief": ["goal": nil]]),
                Satisfy(method: "PATCH", href: href, body: ["requestedLaunchAt": nil]),
                Satisfy(method: "PATCH", href: href + "/lines/L1", body: ["answers": ["copy": nil]]),
            ]
        )
    }

    @Test func `a request without a line is told how a line looks`() throws {
        var draft = Shop.draft()
        draft.lines = []
        let items = try Shop().journey(draft).plan("submit", by: Cast.requester).gates.flatMap(\.items)
        #expect(items.map(\.pointer) == ["/lines"])
        #expect(items[0].satisfy?.body?["lines"]?.array?.first?["service"] != nil)
    }

    @Test func `points of later stages don't block, nor do warnings`() throws {
        func rule(_ id: String, due: StageKey, _ level: Requirement.Level) -> Requirement {
            Requirement(id: id, due: due, condition: nil, rule: .present(["rows"]), level: level, say: "Rows")
        }
        var shop = Shop()
        let rules = [rule("R-1", due: .intake, .warning), rule("R-2", due: .build, .blocking)]
        shop.services = [Shop.service("page", requirements: rules)]
        var journey = try shop.journey()
        try journey.perform("submit", by: Cast.requester)
        let items = try journey.plan(journey.accept, by: Cast.producer).gates.flatMap(\.items)
        #expect(items.map(\.code) == ["R-2"])
        #expect(items.map(\.pointer) == ["/lines/0/answers/rows"])
        #expect(items.map(\.detail) == ["Rows"])
    }

    @Test func `what was due at an earlier stage is asked for again when the answer is gone`() throws {
        var journey = try Shop().journey()
        try journey.perform("submit", by: Cast.requester)
        try journey.edit(by: Cast.requester) { $0.brief = ["goal": nil] }
        let items = try journey.plan(journey.accept, by: Cast.producer).gates.flatMap(\.items)
        #expect(items.map(\.pointer) == ["/brief/goal"])
    }

    @Test func `a rule that names no answer is mended at the campaign`() throws {
        let rule = Requirement(
            id: "R-1",
            due: .intake,
            condition: nil,
            rule: .equals("division.needsPurchaseOrder", .literal(true)),
            level: .blocking,
            say: "Not for this division"
        )
        var shop = Shop()
        shop.services = [Shop.service("page", requirements: [rule])]
        let item = try #require(try shop.journey().plan("submit", by: Cast.requester).gates[0].items.first)
        #expect(item.pointer == "/division")
        #expect(item.satisfy?.method == "PATCH")
    }

    @Test func `a commitment may be set before or come with the action`() throws {
        var journey = try Shop().journey()
        try journey.perform("submit", by: Cast.requester)
        let gates = try journey.plan("accept", by: Cast.producer).gates
        let gate = try #require(gates.first { $0.gate == .committedDateSet })
        try #require(gate.items.map(\.pointer) == ["/committedLaunchAt"])
        let wanted = try #require(journey.campaign.requestedLaunchAt)
        #expect(
            gate.items[0].satisfy
                == Satisfy(
                    method: "PATCH",
                    href: "/v1/campaigns/CMP-1042",
                    body: ["committedLaunchAt": .string(wanted.rfc3339)]
                )
        )
        #expect(try journey.plan(journey.accept, by: Cast.producer).isAllowed)
        try journey.edit(by: Cast.producer) { $0.committedLaunchAt = wanted }
        #expect(try journey.plan("accept", by: Cast.producer).isAllowed)
    }

    @Test func `open tasks of the stage block, finished and dropped ones don't`() throws {
        var journey = try Shop().journey()
        try journey.travel(to: .build)
        func open() throws -> [String] {
            try journey.plan("submit-for-qa", by: Cast.producer).gates.flatMap(\.items).map(\.pointer)
        }
        #expect(try open() == ["/tasks/T1", "/tasks/T2"])
        let item = try journey.plan("submit-for-qa", by: Cast.producer).gates[1].items[0]
        #expect(item.code == "task-open")
        #expect(
            item.satisfy
                == Satisfy(
                    method: "PATCH",
                    href: "/v1/campaigns/CMP-1042/tasks/T1",
                    body: ["state": "done"]
                )
        )
        try journey.move("T1", to: .done, by: Cast.producer)
        try journey.move("T2", to: .inProgress, by: Cast.producer)
        #expect(try open() == ["/tasks/T2"])
        try journey.move("T2", to: .dropped, by: Cast.producer, reason: "Not needed")
        #expect(try open().isEmpty)
    }

    @Test func `a service without tasks and checks goes through`() throws {
        var shop = Shop()
        shop.services = [Shop.service("page", tasks: [], checklist: [])]
        var journey = try shop.journey()
        try journey.travel(to: .live)
        #expect(journey.campaign.tasks.isEmpty)
    }

    @Test func `every check of every line must have passed, with evidence shown as an example`() throws {
        var shop = Shop()
        shop.services = [Shop.service("page", checklist: [Shop.check("C-1", .minor, evidence: .number)])]
        var journey = try shop.journey()
        try journey.travel(to: .qa)
        func open() throws -> [HubDomain.Issue] { try journey.plan("pass-qa", by: Cast.reviewer).gates[0].items }
        #expect(try open().map(\.pointer) == ["/checklist/L1/K-1", "/checklist/L1/C-1"])
        #expect(
            try open().map(\.satisfy) == [
                Satisfy(method: "PUT", href: "/v1/campaigns/CMP-1042/checklist/L1/K-1", body: ["result": "passed"]),
                Satisfy(
                    method: "PUT",
                    href: "/v1/campaigns/CMP-1042/checklist/L1/C-1",
                    body: ["result": "passed", "evidence": 0]
                ),
            ]
        )
        try journey.tick("K-1")
        try journey.tick("C-1", .failed)
        #expect(try open().map(\.pointer) == ["/checklist/L1/C-1"], "a failed check is open, also a minor one")
        try journey.tick("C-1", evidence: 3)
        #expect(try open().isEmpty)
    }

    @Test func `a critical or major finding blocks a pass and says that failing is the way on`() throws {
        for severity in Severity.allCases {
            var journey = try Shop().journey()
            try journey.travel(to: .qa)
            try journey.finishTasks()
            try journey.passChecklist()
            _ = try journey.campaign.recordFinding(
                .on("L1", severity),
                by: Cast.reviewer,
                journey.definitions,
                at: journey.now
            )
            let items = try journey.plan("pass-qa", by: Cast.reviewer).gates.flatMap(\.items)
            guard severity != .minor else {
                #expect(items.isEmpty)
                continue
            }
            #expect(items.map(\.code) == ["finding-open"])
            #expect(items.map(\.pointer) == ["/findings/F1"])
            let satisfy = try #require(items[0].satisfy)
            #expect(satisfy == Satisfy(method: "POST", href: "/v1/campaigns/CMP-1042/actions/fail-qa"))
            try journey.perform("fail-qa", by: Cast.reviewer)
            try journey.travel(to: .launch)
        }
    }

    @Test func `listed actions need no input to count as allowed, performed ones do`() throws {
        var journey = try Shop().journey()
        try journey.perform("submit", by: Cast.requester)
        let plans = try journey.campaign.plans(for: Cast.producer, by: journey.definitions, at: journey.now)
        #expect(plans.map(\.action.key) == ["accept", "plan", "return", "decline", "hold"])
        #expect(plans.filter(\.isAllowed).map(\.action.key) == ["return", "decline", "hold"])
        #expect(try !journey.plan("decline", by: Cast.producer).isAllowed)
    }
}
