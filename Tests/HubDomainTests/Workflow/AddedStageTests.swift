import HubDomain
import HubJSON
import Testing

/// A workflow may call its stages anything.
struct AddedStageTests {
    private func journey() throws -> Journey {
        var shop = Shop()
        shop.services = [
            Shop.service(
                "page",
                tasks: [
                    Shop.task("b1", .build), Shop.task("q1", .qa, .reviewer), Shop.task("r1", AddedStage.legal),
                ]
            )
        ]
        var journey = try shop.journey()
        let shipped = journey.definitions
        journey.definitions = CampaignDefinitions(
            workflow: try AddedStage.workflow(),
            brief: shipped.brief,
            division: shipped.division,
            calendar: shipped.calendar,
            services: shipped.services,
            surroundings: shipped.surroundings
        )
        return journey
    }

    @Test func `landmarks are found by what can be done in a stage`() throws {
        let shipped = try Shipped.workflow().landmarks
        #expect(
            [shipped.draft, shipped.intake, shipped.build, shipped.review, shipped.launch, shipped.live]
                == [.draft, .intake, .build, .qa, .launch, .live]
        )
        #expect(shipped.building == [.build])
        #expect(shipped.launching == [.launch])
        let longer = try AddedStage.workflow().landmarks
        #expect(longer == shipped)
    }

    @Test func `a campaign travels through a stage that nobody knew, with its tasks, holds and figures`() throws {
        var journey = try journey()
        try journey.perform("submit", by: Cast.requester)
        try journey.perform(journey.accept, by: Cast.producer)
        try journey.finishTasks()
        try journey.perform("submit-for-qa", by: Cast.producer)
        try journey.finishTasks()
        try journey.passChecklist()
        try journey.perform("pass-qa", by: Cast.reviewer)
        #expect(journey.campaign.stage == AddedStage.legal)
        #expect(try journey.plan("approve-legal", by: Cast.approver).gates.map(\.state) == [.unmet])
        try journey.perform(
            ActionRequest(action: "hold", reason: "Down", reasonCode: "platform-incident"),
            by: Cast.producer
        )
        try journey.perform("resume", by: Cast.producer)
        try journey.finishTasks(by: Cast.producer)
        #expect(!journey.campaign.isBuilder(Cast.reviewer.id, journey.definitions.workflow))
        let entered = journey.campaign.stageEnteredAt
        let outcome = try journey.perform("approve-legal", by: Cast.approver)
        #expect(outcome.events.map(\.type) == [.moved])
        #expect(
            outcome.facts == [
                Fact(
                    metric: .moved,
                    at: journey.now,
                    value: (journey.now - entered).count,
                    label: "legal-review>launch"
                )
            ]
        )
        try journey.approve()
        try journey.fillIn("count", 7)
        try journey.perform("schedule", by: Cast.producer)
        #expect(journey.campaign.nextTimer(journey.definitions.workflow)?.step == .launch)
        try journey.perform("launch", by: .system)
        #expect(journey.campaign.stage == .live)
    }

    @Test func `stages under other names have builders, builds and timers as well`() throws {
        let named = [
            ("draft", StageCategory.draft), ("triage", .intake), ("waiting", .planned), ("making", .production),
            ("proofing", .production), ("ready", .production), ("out", .live), ("gone", .ended),
        ]
        func action(
            _ key: ActionKey,
            _ from: StageKey,
            _ target: ActionDefinition.Target,
            _ effect: ActionDefinition.Effect
        ) -> ActionDefinition {
            ActionDefinition(key: key, name: "", from: [from], target: target, roles: [.system], effect: effect)
        }
        let workflow = WorkflowDefinition(
            key: "other",
            name: "Other",
            stages: named.map { StageDefinition(key: StageKey(rawValue: $0.0), name: $0.0, category: $0.1) },
            actions: [
                action("start-build", "waiting", .stage("making"), .startBuild),
                action("pass-qa", "proofing", .stage("ready"), .passQA),
                action("launch", "ready", .stage("out"), .launch),
            ],
            reasons: ReasonLists([:])
        )
        #expect(workflow.landmarks.build == "making")
        #expect(workflow.landmarks.building == ["making"])
        #expect(workflow.landmarks.review == "proofing")
        #expect(workflow.landmarks.launch == "ready")
        var journey = try Shop().journey()
        journey.campaign.stage = "waiting"
        journey.campaign.plannedStartAt = journey.now
        #expect(journey.campaign.nextTimer(workflow) == CampaignTimer(step: .startBuild, at: journey.now))
        journey.campaign.stage = "ready"
        journey.campaign.scheduledLaunchAt = journey.now + .days(1)
        #expect(journey.campaign.nextTimer(workflow) == CampaignTimer(step: .launch, at: journey.now + .days(1)))
        journey.campaign.stage = "making"
        #expect(journey.campaign.nextTimer(workflow) == nil)
    }
}
