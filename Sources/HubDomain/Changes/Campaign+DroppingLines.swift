private import HubJSON

extension Campaign {
    /// What stands against giving lines up.
    /// - Parameter place: Pointer of the id at an index.
    func issues(dropping ids: [String], at place: (Int) -> String) -> [Issue] {
        var issues: [Issue] = []
        for (index, id) in ids.enumerated() {
            guard let line = line(id) else {
                issues.append(.invalid(place(index), "The campaign has no line \"\(id.shortened)\""))
                continue
            }
            let left = variants(of: line).map(\.id).filter { !ids.contains($0) }
            if !left.isEmpty {
                issues.append(.invalid(place(index), "\(left.listed) inherit from \(id): name them as well"))
            }
            if ids[..<index].contains(id) { issues.append(.invalid(place(index), "\(id) is named twice")) }
        }
        if issues.isEmpty, !ids.isEmpty, lines.allSatisfy({ ids.contains($0.id) }) {
            issues.append(.invalid(place(0), "Nothing would be left: cancel the campaign instead"))
        }
        return issues
    }

    /// Gives lines up: nothing waits for them any more. What was ticked, approved and worked on stays on record.
    mutating func remove(lines ids: [String], at now: Instant) {
        lines.removeAll { ids.contains($0.id) }
        settleRemovedLines(at: now)
        let left = flow.slots.filter { !ids.contains($0.line) }
        if left.count < flow.slots.count {
            flow.slots = left
            if let first = left.map(\.at).min() { scheduledLaunchAt = first }
        }
        flow.inputs.removeAll { input in input.receivedAt == nil && input.line.map(ids.contains) ?? false }
        closeApprovalsWithoutProof(at: now)
    }

    /// A proof that shows no line of the campaign any more isn't waited for.
    private mutating func closeApprovalsWithoutProof(at now: Instant) {
        for index in approvals.indices where approvals[index].isWaiting {
            guard let proof = proof(approvals[index].proof), !lines.contains(where: { proof.concerns($0.id) }) else {
                continue
            }
            approvals[index].closedAt = now
        }
    }

    /// Gives lines of a submitted campaign up.
    /// - Throws: `forbidden` for others than leads, `conflict` where no work is open, or `invalid` with every problem.
    package mutating func drop(
        lines ids: [String],
        reason: String,
        by caller: Caller,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) throws -> Outcome {
        try checkMayReshape(caller, definitions.workflow)
        let issues =
            (ids.isEmpty ? [.required("/lines", "Name at least one line")] : [])
            + issues(dropping: ids) { "/lines/\($0)" } + TextRules.reasonIssues(reason)
        try refuse(issues)
        let before = self
        remove(lines: ids, at: now)
        touch(at: now)
        let event = CampaignEvent(
            type: .linesDropped,
            occurredAt: now,
            reason: reason,
            changes: Change.between(.object(before.snapshot), .object(snapshot)) + changesOfParts(since: before)
                + changesOfApprovals(since: before)
        )
        return Outcome(events: [event], facts: Fact.measured(by: event, from: before, to: self, definitions))
    }

    /// - Throws: `forbidden` for others than leads, or `conflict` for what isn't submitted and open.
    func checkMayReshape(_ caller: Caller, _ workflow: WorkflowDefinition) throws {
        guard caller.has(.lead, in: division) else {
            throw HubError(.forbidden, "What a campaign consists of is changed by leads of the division")
        }
        let category = workflow.category(of: stage)
        guard submittedAt != nil, category.isOpen else {
            throw HubError(
                .conflict,
                "Only submitted work that isn't live yet is reshaped; the campaign is in \(stage.rawValue)",
                details: ["stage": .string(stage.rawValue)]
            )
        }
    }
}
