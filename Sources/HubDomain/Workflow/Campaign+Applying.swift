private import HubJSON

/// What a change of a campaign leaves to be recorded with it.
package struct Outcome: Sendable {
    package var events: [CampaignEvent]
    package var facts: [Fact]

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
        let before = snapshot
        let effective = request.effectiveAt ?? now
        var facts: [Fact] = []
        try carryOut(request, plan.action.effect, caller, definitions, now, &facts)
        if plan.destination != stage {
            try enter(plan.destination, definitions, at: effective, now, &facts)
        }
        touch(at: now)
        var events = [
            CampaignEvent(
                type: plan.action.effect.event,
                occurredAt: effective,
                action: plan.action.key,
                reason: request.reason,
                reasonCode: request.reasonCode,
                changes: Change.between(.object(before), .object(snapshot))
            )
        ]
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
        _ request: ActionRequest,
        _ effect: ActionDefinition.Effect,
        _ caller: Caller,
        _ definitions: CampaignDefinitions,
        _ now: Instant,
        _ facts: inout [Fact]
    ) throws {
        switch effect {
        case .submit:
            submittedAt = now
            facts.append(Fact(metric: .submitted, at: now))
        case .accept, .plan:
            accept(request, now)
            facts.append(Fact(metric: .accepted, at: now))
        case .sendBack:
            sendBack(request, now)
            facts.append(Fact(metric: .returned, at: now, label: request.reasonCode))
        case .answer: endHolds(at: now, where: \.waitsForAnswer)
        case .hold: hold(request, now)
        case .resume: endHolds(at: now) { request.hold == nil || $0.id == request.hold }
        case .submitForQA:
            resolveMendedFindings(at: now)
            if !builders.contains(caller.id) { builders.append(caller.id) }
        case .failQA:
            failQA(request, caller, now)
            facts.append(Fact(metric: .qaFailed, at: now, label: String(lines.map(\.attempt).max() ?? 1)))
        case .passQA:
            facts.append(Fact(metric: .qaPassed, at: now, label: String(lines.map(\.attempt).max() ?? 1)))
        case .schedule: scheduledLaunchAt = request.launchAt ?? committedLaunchAt
        case .unschedule: scheduledLaunchAt = nil
        case .launch: launch(at: request.effectiveAt ?? now, &facts)
        case .reopen: reopen(request, caller, now, &facts)
        case .cancel:
            endHolds(at: now) { _ in true }
            facts.append(Fact(metric: .cancelled, at: now))
        case .decline:
            endHolds(at: now) { _ in true }
            facts.append(Fact(metric: .declined, at: now, label: request.reasonCode))
        case .move, .startBuild, .close: break
        }
    }

    /// Leaves the stage and makes the tasks of the next.
    private mutating func enter(
        _ destination: StageKey,
        _ definitions: CampaignDefinitions,
        at effective: Instant,
        _ now: Instant,
        _ facts: inout [Fact]
    ) throws {
        let spent = max(0, (effective - stageEnteredAt).count)
        facts.append(Fact(metric: .stageTime, at: effective, value: spent, label: stage.rawValue))
        stage = destination
        stageEnteredAt = max(effective, stageEnteredAt)
        if destination == .build, buildStartedAt == nil { buildStartedAt = effective }
        if destination != .launch, destination != .live { scheduledLaunchAt = nil }
        try makeTasks(for: destination, by: definitions)
    }

    private mutating func accept(_ request: ActionRequest, _ now: Instant) {
        acceptedAt = now
        plannedStartAt = request.plannedStartAt
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

    private mutating func launch(at instant: Instant, _ facts: inout [Fact]) {
        launchedAt = launchedAt ?? instant
        if let submittedAt {
            facts.append(Fact(metric: .leadTime, at: instant, value: max(0, (instant - submittedAt).count)))
        }
        if let buildStartedAt {
            facts.append(Fact(metric: .cycleTime, at: instant, value: max(0, (instant - buildStartedAt).count)))
        }
    }
}
