package import HubJSON

extension Campaign {
    /// The overrides that count now: those of this stage in this attempt.
    package var activeOverrides: [GateOverride] {
        flow.overrides.filter { $0.stage == stage && $0.attempt == highestAttempt }
    }

    /// Sets a gate of the stage's actions aside for this attempt.
    /// - Throws: `forbidden` for anybody but a lead, `conflict` in a stage that has no such gate, or `invalid`.
    package mutating func override(
        _ request: GateOverride.Request,
        by caller: Caller,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) throws -> Outcome {
        guard caller.has(.lead, in: division) else { throw HubError(.forbidden, "Gates are overridden by leads") }
        let workflow = definitions.workflow
        let known = gateNames(in: workflow, definitions.surroundings)
        guard !known.isEmpty else {
            throw HubError(
                .conflict,
                "In stage \(stage.rawValue) no action has a gate",
                details: ["stage": .string(stage.rawValue)]
            )
        }
        let issues = issues(with: request, at: "", among: known)
        guard issues.isEmpty else { throw HubError(.invalid, "The override has problems", issues: issues) }
        if activeOverrides.contains(where: { $0.gate == request.gate && $0.by == caller.id }) {
            return Outcome(events: [])
        }
        touch(at: now)
        return Outcome(events: [add(request, by: caller, workflow, at: now)])
    }

    /// Keeps an override that was checked, and says so.
    mutating func add(
        _ request: GateOverride.Request,
        by caller: Caller,
        _ workflow: WorkflowDefinition,
        at now: Instant
    ) -> CampaignEvent {
        let override = provisional(request, by: caller, at: now)
        flow.overrides.append(override)
        var event = CampaignEvent(
            type: .gateOverridden,
            occurredAt: now,
            reason: request.reason,
            reasonCode: request.gate,
            changes: [Change(pointer: "/overrides/\(override.id)", before: .null, after: .object(override.snapshot))]
        )
        event.informed = people(informedBy: [.lead, .reviewer], besides: caller.id)
        return event
    }

    /// What is wrong with the overrides that come with an action.
    /// - Parameter gates: Those that stand before the action.
    func overrideIssues(of request: ActionRequest, _ gates: [Gate], _ caller: Caller) -> [Issue] {
        guard !request.overrides.isEmpty else { return [] }
        guard caller.has(.lead, in: division) else {
            return [.invalid("/overrides", "Gates are overridden by leads; ask one")]
        }
        return request.overrides.enumerated().flatMap { index, override in
            issues(with: override, at: "/overrides/\(index)", among: gates.map(\.name))
        }
    }

    /// The overrides that count for an action: those given before and those that come with it.
    func overrides(with request: ActionRequest, by caller: Caller, at now: Instant) -> [GateOverride] {
        guard caller.has(.lead, in: division) else { return activeOverrides }
        return activeOverrides + request.overrides.map { provisional($0, by: caller, at: now) }
    }

    private func provisional(_ request: GateOverride.Request, by caller: Caller, at now: Instant) -> GateOverride {
        GateOverride(
            id: "O\(Self.nextNumber(in: flow.overrides.map(\.id)))",
            gate: request.gate,
            stage: stage,
            attempt: highestAttempt,
            reason: request.reason,
            by: caller.id,
            at: now
        )
    }

    private func gateNames(in workflow: WorkflowDefinition, _ surroundings: Surroundings) -> [String] {
        var seen: Set<String> = []
        let actions = workflow.actions(from: stage)
        let isLimited = actions.contains { action in
            boardLoad(of: action.destination(from: stage), surroundings)?.limit.level == .refuse
        }
        let gates = actions.flatMap(\.gates) + (isLimited ? [.boardLimit] : [])
        return gates.map(\.name).filter { seen.insert($0).inserted }
    }

    private func issues(with request: GateOverride.Request, at place: String, among known: [String]) -> [Issue] {
        let unknown =
            known.contains(request.gate)
            ? [] : [Issue.invalid(place + "/gate", "must be one of \(known.listed)")]
        let reason =
            request.reason.isBlank
            ? [Issue.required(place + "/reason", "Say why the gate may be passed over")]
            : TextRules.issues(withRemark: request.reason, at: place + "/reason")
        return unknown + reason
    }
}

extension GateResult {
    /// The state of a gate with what leads have said of it. One lead opens a gate, except that what is critical takes
    /// two, that nobody opens four eyes for themselves, and that a stop of the launches is released and not overridden.
    /// - Parameters:
    ///   - overrides: Every override that counts now.
    ///   - critical: Pointers of the critical items.
    init(gate: Gate, items: [Issue], overrides: [GateOverride], critical: Set<String>, for caller: Caller) {
        let given = overrides.filter { override in
            guard override.gate == gate.name, gate != .noLaunchStop else { return false }
            return gate != .fourEyes || override.by != caller.id
        }
        let needed = items.contains { critical.contains($0.pointer) } ? 2 : 1
        guard !items.isEmpty, Set(given.map(\.by)).count >= needed else {
            // One lead's word leaves what is critical.
            let rest = given.isEmpty ? items : items.filter { critical.contains($0.pointer) }
            self.init(gate: gate, items: rest)
            return
        }
        self.init(gate: gate, items: items, overrides: given)
    }
}

extension GateOverride {
    package var snapshot: JSONObject {
        [
            "gate": .string(gate), "stage": .string(stage.rawValue), "attempt": .integer(Int64(attempt)),
            "reason": .string(reason), "by": .string(by),
        ]
    }
}
