private import HubJSON

/// What a change of a campaign leaves to be recorded with it.
package struct Outcome: Sendable {
    package var events: [CampaignEvent]
    package var facts: [Fact]
    /// The clocks are where they belong, and the first event tells of them.
    package var hasMovedClocks = false

    package init(events: [CampaignEvent], facts: [Fact] = []) {
        self.events = events
        self.facts = facts
    }
}

extension Campaign {
    /// Carries an allowed plan out: stage, holds, tasks, attempts and dates.
    /// - Precondition: The plan was made of this state in the same transaction and `plan.isAllowed`.
    package mutating func apply(
        _ plan: Plan,
        _ request: ActionRequest,
        by caller: Caller,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) throws -> Outcome {
        let before = self
        let effective = request.effectiveAt ?? now
        let overriding = request.overrides.map { add($0, by: caller, definitions.workflow, at: now) }
        carryOut(plan, request, caller, definitions.workflow, now)
        if [.accept, .plan].contains(plan.action.effect) { pin(definitions.surroundings.prices) }
        if plan.destination != stage { try enter(plan.destination, definitions, at: effective, now) }
        touch(at: now)
        var events = [
            CampaignEvent(
                type: plan.action.effect.event,
                occurredAt: effective,
                action: plan.action.key,
                reason: request.reason,
                reasonCode: request.reasonCode,
                changes: Change.between(.object(before.snapshot), .object(snapshot)) + changesOfParts(since: before)
            )
        ]
        events[0].informed = people(informedBy: plan.action.informs, besides: caller.id)
        events[0].overrides = plan.gates.flatMap(\.overrides)
        events += overriding
        if let resizing = resizing(by: plan.action.effect, since: before, at: now) { events.append(resizing) }
        let facts = Fact.measured(by: events[0], from: before, to: self, definitions)
        if plan.action.effect == .sendBack, returns > 2 {
            events.append(CampaignEvent(type: .returnsExceeded, occurredAt: now))
        }
        return Outcome(events: events, facts: facts)
    }

    /// Marks a change that a person made.
    package mutating func touch(at now: Instant) {
        version += 1
        updatedAt = max(updatedAt, now)
    }

    private mutating func carryOut(
        _ plan: Plan,
        _ request: ActionRequest,
        _ caller: Caller,
        _ workflow: WorkflowDefinition,
        _ now: Instant
    ) {
        switch plan.action.effect {
        case .submit: submittedAt = now
        case .accept, .plan: accept(request, now)
        case .sendBack: sendBack(request, now)
        case .answer: endHolds(at: now, where: \.waitsForAnswer)
        case .hold: hold(request, now)
        case .resume:
            endHolds(at: now) { request.hold == nil || $0.id == request.hold }
            // A slot that passed meanwhile has to be confirmed anew.
            if let slot = scheduledLaunchAt, slot <= now { giveSlotsUp() }
        case .submitForQA:
            resolveMendedFindings(at: now)
            remember(builder: caller.id)
        case .failQA: failQA(request, to: plan.destination, by: caller, at: now)
        case .schedule: schedule(request)
        case .unschedule: giveSlotsUp()
        case .launch: launch(at: request.effectiveAt ?? now)
        case .reopen where workflow.isAfterAcceptance(plan.destination):
            reopenForDefect(request, to: plan.destination, by: caller, workflow, at: now)
        case .reopen: reopenForJudgement()
        case .move, .startBuild, .passQA, .close, .cancel, .decline: break
        }
    }

    /// Enters a stage and makes its tasks. Where no work waits any more nothing is on hold.
    mutating func enter(
        _ destination: StageKey,
        _ definitions: CampaignDefinitions,
        at effective: Instant,
        _ now: Instant
    ) throws {
        let category = definitions.workflow.stage(destination)?.category ?? .ended
        stage = destination
        stageEnteredAt = max(effective, stageEnteredAt)
        if definitions.workflow.landmarks.building.contains(destination) {
            buildStartedAt = buildStartedAt ?? effective
        }
        if category != .live { giveSlotsUp() }
        if !category.isOpen {
            endHolds(at: now) { _ in true }
            closeApprovals(at: now)
            if category == .ended, launchedAt == nil { withdrawHandOffs(at: now) }
        }
        try makeTasks(for: destination, by: definitions)
    }

    /// Keeps in mind who built, for the four-eyes rule.
    mutating func remember(builder person: String) {
        if !builders.contains(person) { builders.append(person) }
    }

    private mutating func accept(_ request: ActionRequest, _ now: Instant) {
        acceptedAt = now
        plannedStartAt = request.plannedStartAt
        add(request.inputs)
        if let committed = request.committedLaunchAt { commit(to: committed) }
        originalCommittedLaunchAt = originalCommittedLaunchAt ?? committedLaunchAt
        for index in lines.indices {
            lines[index].tier = request.tiers[lines[index].id] ?? lines[index].tier
        }
    }

    /// Sets the committed launch instant; the first one after acceptance stays as the original.
    package mutating func commit(to instant: Instant) {
        committedLaunchAt = instant
        if acceptedAt != nil { originalCommittedLaunchAt = originalCommittedLaunchAt ?? instant }
    }

    private mutating func sendBack(_ request: ActionRequest, _ now: Instant) {
        returns += 1
        addHold(
            Hold.waitingOnRequester,
            since: now,
            note: request.reason,
            questions: request.questions
        )
    }

    private mutating func hold(_ request: ActionRequest, _ now: Instant) {
        addHold(request.reasonCode ?? "", lines: request.lines, since: now, until: request.until, note: request.reason)
    }

    private mutating func addHold(
        _ reason: String,
        lines: [String] = [],
        since: Instant,
        until: Instant? = nil,
        note: String?,
        questions: [Hold.Question] = []
    ) {
        holds.append(
            Hold(
                id: "H\(Self.nextNumber(in: holds.map(\.id)))",
                reason: reason,
                lines: lines,
                since: since,
                until: until,
                note: note,
                questions: questions
            )
        )
    }

    private mutating func endHolds(at now: Instant, where isMeant: (Hold) -> Bool) {
        for index in holds.indices where holds[index].isActive && isMeant(holds[index]) {
            holds[index].endedAt = now
        }
    }
}
