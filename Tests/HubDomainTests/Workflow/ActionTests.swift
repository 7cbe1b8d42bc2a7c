import HubDomain
import HubJSON
import Testing

/// What the actions of the way from draft to closed leave behind.
struct ActionTests {
    @Test func `a campaign goes from draft to closed with one event and one version for each step`() throws {
        var journey = try Shop().journey()
        let steps: [(ActionKey, Caller, StageKey, EventType)] = [
            ("submit", Cast.requester, .intake, .submitted), ("accept", Cast.producer, .build, .accepted),
            ("submit-for-qa", Cast.producer, .qa, .submittedForQA), ("pass-qa", Cast.reviewer, .launch, .qaPassed),
            ("launch", Cast.producer, .live, .launched), ("close", Cast.producer, "closed", .closed),
        ]
        for (action, caller, stage, type) in steps {
            if journey.campaign.stage == .qa { try journey.passChecklist() }
            if journey.campaign.stage == .launch {
                try journey.fillIn("count", 1)
                try journey.approve()
            }
            try journey.finishTasks()
            let before = journey.campaign
            let outcome = try journey.perform(
                action == "accept" ? journey.accept : ActionRequest(action: action),
                by: caller
            )
            #expect(journey.campaign.stage == stage)
            #expect(journey.campaign.stageEnteredAt == journey.now)
            #expect(journey.campaign.version == before.version + 1)
            #expect(outcome.events.map(\.type) == [type])
            #expect(outcome.events[0].action == action)
            #expect(outcome.events[0].occurredAt == journey.now)
            #expect(
                outcome.events[0].changes.first
                    == Change(
                        pointer: "/stage",
                        before: .string(before.stage.rawValue),
                        after: .string(stage.rawValue)
                    )
            )
            // A draft is nobody's work yet: the figures begin with the submission.
            let moves = outcome.facts.filter { $0.metric == .moved }
            let isCounted = before.submittedAt != nil
            #expect(moves.map(\.label) == (isCounted ? ["\(before.stage.rawValue)>\(stage.rawValue)"] : []))
            #expect(moves.map(\.value) == (isCounted ? [(journey.now - before.stageEnteredAt).count] : []))
        }
    }

    @Test func `submit and accept count once each`() throws {
        var journey = try Shop().journey()
        let submitted = try journey.perform("submit", by: Cast.requester)
        #expect(submitted.facts == [Fact(metric: .submitted, at: journey.now, label: "intake")])
        #expect(journey.campaign.submittedAt == journey.now)
        let accepted = try journey.perform(journey.accept, by: Cast.producer)
        #expect(
            accepted.facts.filter { $0.metric != .moved } == [
                Fact(metric: .accepted, at: journey.now, label: "first-pass")
            ]
        )
        #expect(journey.campaign.acceptedAt == journey.now && journey.campaign.buildStartedAt == journey.now)
        #expect(journey.campaign.originalCommittedLaunchAt == Shop.opening + .days(60))
    }

    @Test func `a planned campaign waits for its start and keeps its commitment`() throws {
        var journey = try Shop().journey()
        try journey.perform("submit", by: Cast.requester)
        func issues(_ request: ActionRequest) throws -> [String] {
            try journey.plan(request, by: Cast.producer).inputIssues.map(\.pointer)
        }
        var plan = ActionRequest(action: "plan", committedLaunchAt: Shop.opening + .days(30))
        #expect(try issues(plan) == ["/plannedStartAt"])
        plan.plannedStartAt = Shop.opening
        #expect(try issues(plan) == ["/plannedStartAt"])
        plan.plannedStartAt = Shop.opening + .days(10)
        let outcome = try journey.perform(plan, by: Cast.producer)
        #expect(outcome.events.map(\.type) == [.planned])
        #expect(journey.campaign.stage == "planned" && journey.campaign.tasks.isEmpty)
        #expect(journey.campaign.buildStartedAt == nil)
        journey.now = Shop.opening + .days(10)
        #expect(try journey.perform("start-build", by: .system).events.map(\.type) == [.buildStarted])
        #expect(journey.campaign.buildStartedAt == journey.now)
        #expect(journey.campaign.originalCommittedLaunchAt == Shop.opening + .days(30))
        #expect(!journey.campaign.tasks.isEmpty)
    }

    @Test func `a commitment that comes with the acceptance lies in the future`() throws {
        var journey = try Shop().journey()
        try journey.perform("submit", by: Cast.requester)
        var accept = journey.accept
        accept.committedLaunchAt = journey.now
        #expect(try journey.plan(accept, by: Cast.producer).inputIssues.map(\.pointer) == ["/committedLaunchAt"])
        accept = journey.accept
        accept.tiers = ["L9": .large]
        #expect(try journey.plan(accept, by: Cast.producer).inputIssues.map(\.pointer) == ["/tiers/L9"])
    }

    @Test func `input that an action has no use for is refused and named`() throws {
        var journey = try Shop().journey()
        var request = ActionRequest(action: "submit")
        request.committedLaunchAt = journey.now
        request.plannedStartAt = journey.now
        request.launchAt = journey.now
        request.effectiveAt = journey.now
        request.findings = [.on(nil)]
        request.questions = [Hold.Question(pointer: "", text: "?")]
        request.lines = ["L1"]
        request.until = journey.now
        request.tiers = ["L1": .small]
        request.hold = "H1"
        let issues = try journey.plan(request, by: Cast.requester).inputIssues
        #expect(
            issues.map(\.pointer) == [
                "/committedLaunchAt", "/plannedStartAt", "/launchAt", "/effectiveAt", "/findings", "/questions",
                "/lines", "/until",
                "/tiers", "/hold",
            ]
        )
        #expect(issues.allSatisfy { $0.code == "unknown" })
        #expect(throws: Journey.Refused.self) { try journey.perform(request, by: Cast.requester) }
        #expect(journey.campaign.stage == .draft)
    }

    @Test func `a required reason says something and holds no control characters`() throws {
        let journey = try Shop().journey()
        func issues(_ reason: String?, code: String? = nil) throws -> [String] {
            let request = ActionRequest(action: "cancel", reason: reason, reasonCode: code)
            return try journey.plan(request, by: Cast.requester).inputIssues.map { "\($0.pointer) \($0.code)" }
        }
        #expect(try issues("Budget is gone").isEmpty)
        #expect(try issues(nil) == ["/reason required"])
        #expect(try issues(" \n ") == ["/reason required"])
        #expect(try issues("a\u{0}b") == ["/reason invalid"])
        #expect(try issues(String(repeating: "x", count: 1_000_000)) == ["/reason invalid"])
        #expect(try issues("x", code: "budget") == ["/reasonCode invalid"])
    }

    @Test func `questions of a return say something about a place that a pointer can name`() throws {
        var journey = try Shop().journey()
        try journey.perform("submit", by: Cast.requester)
        func issues(_ questions: Hold.Question...) throws -> [String] {
            let request = ActionRequest(action: "return", reasonCode: "copy-not-final", questions: questions)
            return try journey.plan(request, by: Cast.producer).inputIssues.map(\.pointer)
        }
        #expect(try issues() == ["/questions"])
        #expect(try issues(Hold.Question(pointer: "", text: "Which?")).isEmpty)
        #expect(
            try issues(Hold.Question(pointer: "goal", text: " ")) == ["/questions/0/pointer", "/questions/0/question"]
        )
        #expect(try issues(Hold.Question(pointer: "/brief/goal", text: "a\u{0}")) == ["/questions/0/question"])
    }

    @Test func `an action that takes no reason refuses one`() throws {
        let base = try Shipped.workflow()
        let silent = ActionDefinition(
            key: "wave",
            name: "Wave",
            from: [.draft],
            target: .stays,
            roles: [.requester],
            effect: .move,
            reason: ActionDefinition.ReasonRule(isAccepted: false)
        )
        var journey = try Shop().journey()
        journey.definitions = CampaignDefinitions(
            workflow: WorkflowDefinition(
                key: "own",
                name: "Own",
                stages: base.stages,
                actions: base.actions + [silent],
                reasons: base.reasons
            ),
            brief: journey.definitions.brief,
            division: journey.definitions.division,
            calendar: journey.definitions.calendar,
            services: journey.definitions.services
        )
        let request = ActionRequest(action: "wave", reason: "Hello", reasonCode: "x")
        #expect(try journey.plan(request, by: Cast.requester).inputIssues.map(\.pointer) == ["/reason", "/reasonCode"])
        let outcome = try journey.perform("wave", by: Cast.requester)
        #expect(outcome.events.map(\.type) == [.moved])
        #expect(outcome.events[0].changes.isEmpty)
    }

    @Test func `an unknown action is not found`() throws {
        let journey = try Shop().journey()
        let error = try #require(throws: HubError.self) { _ = try journey.plan("fly", by: Cast.lead) }
        #expect(error.code == .notFound)
    }

    @Test func `a definition that the store lost is an error, never a pass`() throws {
        var journey = try Shop().journey()
        journey.campaign.lines[0].serviceVersion = 7
        let error = try #require(throws: HubError.self) { _ = try journey.plan("submit", by: Cast.requester) }
        #expect(error.code == .internalError)
    }
}
