private import HubJSON

extension Campaign {
    /// Decides whether a caller may perform an action now, with every gate's state. Pure: the same answer serves the
    /// list of actions, the action itself and the queue.
    /// - Throws: `not-found` for an action that the workflow doesn't know.
    package func plan(
        _ request: ActionRequest,
        for caller: Caller,
        by definitions: CampaignDefinitions,
        at now: Instant
    ) throws -> Plan {
        guard let action = definitions.workflow.action(request.action) else {
            throw HubError(.notFound, "The workflow has no action \"\(request.action.rawValue)\"")
        }
        let refusal = refusal(of: action, for: caller)
        let board = boardLoad(of: destination(of: action, definitions.workflow), definitions.surroundings)
        let before = action.gates + (board?.limit.level == .refuse ? [.boardLimit] : [])
        let gates = refusal == nil ? try states(of: before, action, for: request, caller, definitions, board, now) : []
        var plan = Plan(
            action: action,
            destination: destination(of: action, definitions.workflow),
            refusal: refusal,
            gates: gates,
            inputIssues: refusal == nil
                ? inputIssues(of: request, action, definitions, now) + overrideIssues(of: request, before, caller) : []
        )
        if refusal == nil {
            plan.warnings = freezeWarnings(request, action.effect, definitions, now) + fullBoard(board, .warn)
            if action.gates.contains(.budgetAvailable(isRequired: false)) {
                plan.warnings += [definitions.surroundings.overspending].compactMap(\.self)
            }
        }
        return plan
    }

    /// Every action of the stage that the caller's roles allow. Input is judged when it is given: an action that needs
    /// some is allowed here when nothing else stands in its way.
    package func plans(for caller: Caller, by definitions: CampaignDefinitions, at now: Instant) throws -> [Plan] {
        try definitions.workflow.actions(from: stage)
            .map { try plan(ActionRequest(action: $0.key), for: caller, by: definitions, at: now).withoutInput }
            .filter { plan in
                if case .role = plan.refusal { return false }
                return plan.refusal != .notHeld && (plan.action.effect != .unschedule || scheduledLaunchAt != nil)
            }
    }

    private func refusal(of action: ActionDefinition, for caller: Caller) -> Plan.Refusal? {
        guard action.roles.contains(where: { mayAct(caller, as: $0, in: action) }) else { return .role(action.roles) }
        guard action.from.contains(stage) else { return .stage }
        switch action.effect {
        case .resume: return activeHolds.isEmpty ? .notHeld : nil
        case .answer: return holds.contains(where: \.waitsForAnswer) ? nil : .notHeld
        case .hold, .cancel, .decline, .unschedule: return nil
        // A campaign goes out whole, so that the hold of one line holds it up.
        case .launch: return activeHolds.isEmpty ? nil : .held
        default: return isHeld ? .held : nil
        }
    }

    /// A requester acts on own requests only; other roles on those of their divisions.
    private func mayAct(_ caller: Caller, as role: Role, in action: ActionDefinition) -> Bool {
        guard caller.has(role, in: division) else { return false }
        if role == .requester, caller.id != requester, caller.id != requestedFor { return false }
        // In a stage that doesn't offer the action at all the answer is about the stage.
        guard let stages = action.roleStages[role], action.from.contains(stage) else { return true }
        return stages.contains(stage)
    }

    private func states(
        of gates: [Gate],
        _ action: ActionDefinition,
        for request: ActionRequest,
        _ caller: Caller,
        _ definitions: CampaignDefinitions,
        _ board: BoardLoad?,
        _ now: Instant
    ) throws -> [GateResult] {
        let isStopped = action.effect == .launch && !definitions.surroundings.launchStops.isEmpty
        let gates = gates + (isStopped ? [.noLaunchStop] : [])
        let overrides = overrides(with: request, by: caller, at: now)
        let needsAssessment = gates.contains { if case .requirements = $0 { true } else { false } }
        let assessment = needsAssessment ? try assess(by: definitions, at: now) : nil
        return try gates.map { gate in
            let items: [Issue] =
                switch gate {
                case .requirements(let stage):
                    assessment.map { unmetRequirements(of: stage, in: $0, definitions.workflow) } ?? []
                case .tasksDone(let stage): openTasks(of: stage)
                case .checklist: try openChecklist(by: definitions) + openFindings(definitions.workflow)
                case .fourEyes: sameEyes(caller, request.action, definitions.workflow)
                case .committedDateSet: missingCommitment(request)
                case .notFrozen: hardFreezes(request, action.effect, definitions, now)
                case .noLaunchStop: launchStops(definitions)
                case .approval(let gate): missingApprovals(gate, definitions.surroundings)
                case .quoteAccepted: unacceptedQuote(definitions.surroundings.quote)
                case .voidable: []
                case .budgetAvailable(let isRequired):
                    isRequired ? [definitions.surroundings.overspending].compactMap(\.self) : []
                case .linkedState(let role): unreachedLinks(role, definitions.surroundings)
                case .boardLimit: fullBoard(board, .refuse)
                case .externalCheck(let check): unanswered(check, definitions.surroundings.externalAnswers)
                }
            return GateResult(
                gate: gate,
                items: items,
                overrides: overrides,
                critical: overrides.isEmpty ? [] : try criticalPointers(of: gate, definitions),
                for: caller
            )
        }
    }

    /// Where an action leads. A request that was cancelled as a draft becomes a draft again: what was never submitted
    /// must not slip past the requirements due at intake.
    private func destination(of action: ActionDefinition, _ workflow: WorkflowDefinition) -> StageKey {
        let usual = action.destination(from: stage)
        guard action.effect == .reopen, submittedAt == nil else { return usual }
        return workflow.landmarks.draft
    }
}
