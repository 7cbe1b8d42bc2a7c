extension Fact {
    /// What a change adds to the key figures: a pure function of the states on either side, so that a replay of the
    /// events finds the same.
    ///
    /// What earlier facts tell is added by ``completed(_:after:)``.
    package static func measured(
        by event: CampaignEvent,
        from before: Campaign,
        to after: Campaign,
        _ definitions: CampaignDefinitions
    ) -> [Fact] {
        guard event.type.isMeasured, after.submittedAt != nil else { return [] }
        let change = FactSource(event: event, before: before, after: after, definitions: definitions)
        return change.ownFacts + change.overridden + change.moves
    }
}

extension EventType {
    /// Whether key figures depend on such an event.
    package var isMeasured: Bool {
        switch self {
        case .submitted, .edited, .accepted, .planned, .buildStarted, .returned, .declined, .moved, .submittedForQA,
            .qaFailed, .qaPassed, .launched, .closed, .cancelled, .reopened, .scheduled,
            .inputReceived, .rated, .approvalDecided, .linesDropped, .changeApplied, .transferred, .split, .merged:
            true
        default: false
        }
    }
}

/// One change as the facts see it.
private struct FactSource {
    let event: CampaignEvent
    let before: Campaign
    let after: Campaign
    let definitions: CampaignDefinitions

    private var at: Instant { event.occurredAt }

    /// What the kind of change says.
    var ownFacts: [Fact] {
        switch event.type {
        case .submitted: [Fact(metric: .submitted, at: at, label: after.stage.rawValue)] + notice
        case .returned: [Fact(metric: .returned, at: at, label: event.reasonCode)] + returnedFields
        case .accepted, .planned:
            [Fact(metric: .accepted, at: at, label: after.returns == 0 ? "first-pass" : "after-return")]
        case .qaFailed: [Fact(metric: .qaFailed, at: at, label: "\(round):\(cause)")]
        case .qaPassed:
            [
                Fact(
                    metric: .qaPassed,
                    at: at,
                    label: round + verdict
                )
            ]
        case .launched: before.launchedAt == nil ? after.launchFacts(since: before, definitions) : []
        case .reopened where definitions.workflow.isAfterAcceptance(after.stage): [Fact(metric: .reopened, at: at)]
        case .cancelled: [Fact(metric: .cancelled, at: at)]
        case .declined: [Fact(metric: .declined, at: at, label: event.reasonCode)]
        case .edited, .inputReceived, .changeApplied: recommitment
        case .approvalDecided: decisions
        case .rated: event.score.map { [Fact(metric: .rated, at: at, value: $0)] } ?? []
        default: []
        }
    }

    /// How it passed from one stage or group to another.
    var moves: [Fact] {
        guard before.submittedAt != nil else { return [] }
        var facts: [Fact] = []
        if FactGroup(before) != FactGroup(after) {
            facts = [-1, 1].map { Fact(metric: .regrouped, at: at, value: $0, label: before.stage.rawValue) }
        }
        if before.stage != after.stage {
            let spent = max(0, (at - before.stageEnteredAt).count)
            facts.append(Fact(metric: .moved, at: at, value: spent, label: Fact.stages(before.stage, after.stage)))
        }
        return facts
    }

    private var notice: [Fact] {
        after.hasStandardLeadTime(by: definitions).map { [Fact(metric: .noticed, at: at, value: $0 ? 1 : 0)] } ?? []
    }

    private var decisions: [Fact] {
        after.approvals.filter { $0.decision != nil && before.approval($0.id)?.decision == nil }.map { approval in
            Fact(metric: .approvalDecided, at: at, value: max(0, (at - approval.askedAt).count), label: approval.kind)
        }
    }

    private var returnedFields: [Fact] {
        (after.holds.last?.questions ?? []).filter { !$0.pointer.isEmpty }.prefix(20).map {
            Fact(metric: .returnedField, at: at, label: $0.pointer)
        }
    }

    var overridden: [Fact] {
        event.overrides.map { Fact(metric: .overridden, at: at, label: $0.gate) }
    }

    private var verdict: String {
        guard event.overrides.isEmpty else { return ":overridden" }
        return after.findings.isEmpty ? ":clean" : ":findings"
    }

    /// Whether it may be the first QA; see ``Fact/completed(_:after:)``.
    private var round: String { before.highestAttempt == 1 ? "first" : "later" }

    /// The producer's fault is a finding whose cause is an error in the build.
    private var cause: String {
        after.findings.contains { $0.isOpen && $0.cause == "build-error" } ? "producer" : "other"
    }

    private var recommitment: [Fact] {
        guard before.originalCommittedLaunchAt != nil, before.committedLaunchAt != after.committedLaunchAt else {
            return []
        }
        return [Fact(metric: .recommitted, at: at, label: event.reasonCode)]
    }
}

extension WorkflowDefinition {
    /// Whether a campaign in the stage has been judged and accepted.
    package func isAfterAcceptance(_ stage: StageKey) -> Bool {
        switch self.stage(stage)?.category {
        case .draft, .intake, nil: false
        case .planned, .production, .live, .ended: true
        }
    }
}
