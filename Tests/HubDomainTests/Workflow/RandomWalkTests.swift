import HubDomain
import HubJSON
import Testing

/// Thousands of steps of random people on campaigns; what must hold after each of them, whatever it was.
struct RandomWalkTests {
    @Test(arguments: 1...10 as ClosedRange<UInt64>) func `no walk leaves what the rules allow`(_ seed: UInt64) throws {
        var walk = try Walk(seed: seed)
        for _ in 0..<400 { try walk.step() }
        #expect(walk.done > 60, "a walk that nothing comes of proves nothing")
    }

    @Test func `together the walks have been everywhere`() throws {
        var stages: Set<StageKey> = []
        var types: Set<EventType> = []
        for seed in 100..<115 as Range<UInt64> {
            var walk = try Walk(seed: seed)
            for _ in 0..<400 { try walk.step() }
            stages.formUnion(walk.stages)
            types.formUnion(walk.types)
        }
        #expect(stages == Set(try Shipped.workflow().stages.map(\.key)))
        // Drafts are stored without an action, the shipped workflow has no action of a kind of its own, and files, clocks
        // and what belongs to approvals beside the straight way have tests of theirs.
        let others: Set<EventType> = [
            .drafted, .moved, .watchersChanged, .repinned, .fileAdded, .fileRemoved, .fileRead, .filePurged,
            .clockWarned, .clockBreached, .clockRetargeted, .commented,
            .commentEdited, .commentDeleted, .programmeChanged, .externallyChecked,
            .gateOverridden, .freezeExcepted, .slotMissed, .fullyLive, .inputOwed, .inputReceived, .rated,
            .approvalWithdrawn, .findingResolved, .roundsGranted,
            .handOffSent, .handOffAcknowledged, .handOffDelivered, .handOffAccepted, .handOffReturned, .handOffRefused,
            .handOffWithdrawn,
            .timeEntered, .timeEdited, .timeRemoved, .timeRecalculated, .captureClosed, .captureReopened, .rateSet,
            .expenseOrdered, .expenseChanged, .expenseInvoiced, .expenseCancelled, .quoteMade, .quoteAccepted,
            .quoteBurning, .cancellationWaived, .resized, .actionVoided,
            .linesDropped, .transferred, .split, .merged, .changeProposed, .changeAgreed, .changeApplied,
            .changeRejected, .changeWithdrawn,
            .changeSuperseded,
        ]
        #expect(Set(EventType.allCases).subtracting(types) == others)
    }
}

/// A campaign that random people work on, checked after every step.
private struct Walk {
    var journey: Journey
    var wanderer: Wanderer
    /// What a reader knows who has only the events.
    var told: JSONValue
    var done = 0
    var stages: Set<StageKey> = []
    var types: Set<EventType> = []

    init(seed: UInt64) throws {
        var shop = Shop()
        let forLarge = Shop.task("b3", .build, minutes: PerTier(small: 0, medium: 10, large: 20), after: ["b2"])
        let page = Shop.service("page")
        shop.services = [Shop.service("page", tasks: page.tasks + [forLarge]), Shop.service("mail", tasks: [])]
        journey = try shop.journey(services: ["page", "mail"])
        wanderer = Wanderer(dice: DocumentDice(seed: seed))
        told = .object(journey.campaign.snapshot)
        stages = [journey.campaign.stage]
    }

    mutating func step() throws {
        let before = journey
        journey.now = journey.now + .minutes(Int64(wanderer.dice.pick(600)))
        let (step, caller) = try wanderer.step(in: journey)
        guard let outcome = try perform(step, by: caller) else {
            #expect(journey.campaign == before.campaign, "what is refused changes nothing")
            return
        }
        done += 1
        try check(outcome, since: before)
    }

    /// - Returns: `nil` when the step was refused.
    private mutating func perform(_ step: Wanderer.Step, by caller: Caller) throws -> Outcome? {
        do {
            switch step {
            case .act(let request):
                let plan = try journey.plan(request, by: caller)
                guard plan.isAllowed else { return nil }
                try checkGates(plan, request, by: caller)
                return try journey.campaign.apply(plan, request, by: caller, journey.definitions, at: journey.now)
            case .edit(let edit): return try journey.edit(by: caller) { $0 = edit }
            case .editLine(let line, let edit): return try journey.edit(line: line, by: caller) { $0 = edit }
            case .task(let id, let change):
                return try journey.campaign.change(task: id, change, by: caller, journey.definitions, at: journey.now)
            case .tick(let request):
                return try journey.campaign.tick(request, by: caller, journey.definitions, at: journey.now)
            case .finding(let draft):
                let (definitions, now) = (journey.definitions, journey.now)
                return try journey.campaign.recordFinding(draft, by: caller, definitions, at: now)
            case .approve: return try approve()
            case .proof: return try putOut(by: caller)
            }
        } catch let error as HubError {
            #expect(error.code != .internalError, "\(error)")
            return nil
        }
    }

    /// The next thing to do for an approval.
    private mutating func approve() throws -> Outcome {
        let campaign = journey.campaign
        guard let proof = campaign.proofs.last else { return try putOut(by: Cast.producer) }
        if let waiting = campaign.approvals.first(where: { $0.isWaiting }) {
            let verdict = Campaign.ApprovalVerdict(decision: .approved)
            return try journey.campaign.decide(
                approval: waiting.id,
                verdict,
                by: Cast.approver,
                substitutes: false,
                journey.definitions,
                at: journey.now
            )
        }
        return try journey.campaign.askApproval(
            of: proof.id,
            from: [.stakeholder()],
            note: nil,
            by: Cast.producer,
            journey.definitions,
            at: journey.now
        )
    }

    private mutating func putOut(by caller: Caller) throws -> Outcome {
        let byte = UInt8(wanderer.dice.pick(200))
        let draft = ProofDraft(
            line: nil,
            subject: Proof.currentProof,
            source: .url("https://proofs.example.com/\(byte)"),
            digest: ContentDigest(bytes: [UInt8](repeating: byte, count: 32)),
            note: nil
        )
        return try journey.campaign.putOut(draft, by: caller, journey.definitions, at: journey.now)
    }

    /// The gates as product rules state them, worked out anew.
    private func checkGates(_ plan: Plan, _ request: ActionRequest, by caller: Caller) throws {
        let campaign = journey.campaign
        switch plan.action.key {
        case "launch":
            let unmet = try campaign.assess(by: journey.definitions, at: journey.now).unmet
            #expect(!unmet.contains { $0.level == .blocking })
            #expect(!campaign.tasks.contains { $0.stage == .launch && !$0.state.isFinished })
            #expect(!campaign.isHeld)
            #expect(campaign.approvals.last { $0.proof == campaign.proofs.last?.id }?.decision == .approved)
        case "pass-qa":
            let built = campaign.tasks.filter { $0.stage == .build && $0.state == .done }.compactMap(\.finishedBy)
            #expect(!(built + campaign.builders).contains(caller.id))
            #expect(try campaign.checklist(by: journey.definitions).allSatisfy { $0.valid?.result == .passed })
            #expect(!campaign.findings.contains { $0.isOpen && $0.severity != .minor })
        case "accept", "plan": #expect(request.committedLaunchAt ?? campaign.committedLaunchAt != nil)
        default: break
        }
    }

    private mutating func check(_ outcome: Outcome, since before: Journey) throws {
        let campaign = journey.campaign
        stages.insert(campaign.stage)
        types.formUnion(outcome.events.map(\.type))
        let workflow = journey.definitions.workflow
        #expect(workflow.stage(campaign.stage) != nil)
        #expect(campaign.version == before.campaign.version + (outcome.events.isEmpty ? 0 : 1))
        #expect(!outcome.events.isEmpty || campaign == before.campaign)
        #expect(campaign.updatedAt >= before.campaign.updatedAt)
        checkLines(since: before.campaign)
        checkHolds(since: before.campaign, workflow)
        checkTasks(since: before.campaign)
        checkDates(since: before.campaign)
        // Of a change of division, team or priority the old place loses one and the new one gains one.
        #expect(outcome.facts.allSatisfy { $0.value >= 0 || $0.metric == .regrouped })
        #expect(outcome.facts.allSatisfy { $0.at <= journey.now })
        try checkEvents(outcome)
    }

    private func checkLines(since before: Campaign) {
        for line in journey.campaign.lines {
            if let old = before.line(line.id) { #expect(line.attempt >= old.attempt && line.service == old.service) }
        }
        #expect(Set(journey.campaign.lines.map(\.id)).count == journey.campaign.lines.count)
    }

    private func checkHolds(since before: Campaign, _ workflow: WorkflowDefinition) {
        let campaign = journey.campaign
        for hold in campaign.holds { #expect((hold.endedAt ?? journey.now) >= hold.since) }
        for (old, new) in zip(before.holds, campaign.holds) where !old.isActive { #expect(old == new) }
        #expect(campaign.holds.count >= before.holds.count)
        guard !campaign.activeHolds.isEmpty else { return }
        #expect(workflow.action("resume")?.from.contains(campaign.stage) == true, "nobody could end the hold")
    }

    private func checkTasks(since before: Campaign) {
        let tasks = journey.campaign.tasks
        #expect(tasks.count >= before.tasks.count)
        #expect(Set(tasks.map(\.id)).count == tasks.count)
        let finished = Set(tasks.filter(\.state.isFinished).map(\.id))
        for task in tasks {
            #expect(task.state != .ready || task.after.allSatisfy(finished.contains))
            #expect(task.state != .blocked || !task.after.allSatisfy(finished.contains))
            #expect((task.state == .done) == (task.finishedBy != nil) || task.state == .dropped)
            #expect(task.state.isFinished == (task.finishedAt != nil))
        }
    }

    private func checkDates(since before: Campaign) {
        let campaign = journey.campaign
        #expect(campaign.stageEnteredAt >= before.stageEnteredAt)
        if before.launchedAt != nil { #expect(campaign.launchedAt == before.launchedAt) }
        if before.submittedAt != nil { #expect(campaign.submittedAt == before.submittedAt) }
        if campaign.stage == .live { #expect(campaign.launchedAt != nil) }
        if campaign.scheduledLaunchAt != nil { #expect([.launch, .live, "closed"].contains(campaign.stage)) }
        let isAccepted = [StageKey.build, .qa, .launch, .live].contains(campaign.stage)
        if isAccepted { #expect(campaign.acceptedAt != nil && campaign.originalCommittedLaunchAt != nil) }
    }

    /// A reader who applies the changes of every event knows the campaign as it is.
    private mutating func checkEvents(_ outcome: Outcome) throws {
        for change in outcome.events.flatMap(\.changes) {
            let pointer = try #require(JSONPointer(parsing: change.pointer))
            #expect(change.before != change.after)
            guard !["tasks", "findings", "checklist", "proofs", "approvals"].contains(pointer.tokens.first) else {
                continue
            }
            #expect((told[pointer] ?? .null) == change.before)
            told = told.applying(change)
        }
        #expect(told.withoutNulls == JSONValue.object(journey.campaign.snapshot).withoutNulls)
    }
}
