extension Campaign {
    /// Writes a finding down in the running attempt.
    @discardableResult
    package mutating func record(_ draft: FindingDraft, by person: String, at now: Instant) -> Finding {
        let attempt = draft.line.flatMap { line($0)?.attempt } ?? highestAttempt
        let finding = Finding(
            id: "F\(Self.nextNumber(in: findings.map(\.id)))",
            line: draft.line,
            item: draft.item,
            severity: draft.severity,
            cause: draft.cause,
            text: draft.text,
            attempt: attempt,
            by: person,
            at: now
        )
        findings.append(finding)
        return finding
    }

    /// The attempt that the campaign as a whole is in.
    var highestAttempt: Int { lines.map(\.attempt).max() ?? 1 }

    /// Begins a new attempt of every line with an open finding, of all when one names no line, and makes one task for
    /// mending each finding.
    mutating func failQA(_ request: ActionRequest, to stage: StageKey, by caller: Caller, at now: Instant) {
        for draft in request.findings { record(draft, by: caller.id, at: now) }
        let open = findings.filter(\.isOpen)
        beginAttempt(of: lines.map(\.id).filter { id in open.contains { $0.concerns(id) } }, in: stage, at: now)
        for finding in open { addMendingTask(for: finding, in: stage) }
    }

    /// Takes a launched campaign back to mend a defect: a new attempt of every line.
    mutating func reopenForDefect(
        _ request: ActionRequest,
        to stage: StageKey,
        by caller: Caller,
        _ workflow: WorkflowDefinition,
        at now: Instant
    ) {
        let draft = FindingDraft(
            line: nil,
            item: nil,
            severity: .major,
            cause: Self.cause(ofDefectIn: workflow),
            text: request.reason ?? "Defect after launch"
        )
        let finding = record(draft, by: caller.id, at: now)
        beginAttempt(of: lines.map(\.id), in: stage, at: now)
        addMendingTask(for: finding, in: stage)
    }

    /// Takes a declined or cancelled request up again: it is judged anew, so nothing that was promised still stands.
    mutating func reopenForJudgement() {
        acceptedAt = nil
        committedLaunchAt = nil
        originalCommittedLaunchAt = nil
        plannedStartAt = nil
    }

    /// A finding is resolved when the task that mends it is finished.
    mutating func resolveMendedFindings(at now: Instant) {
        let unfinished = Set(tasks.filter { !$0.state.isFinished }.compactMap(\.finding))
        for index in findings.indices where findings[index].isOpen && !unfinished.contains(findings[index].id) {
            findings[index].resolvedAt = now
        }
    }

    /// What the lines' running attempt still had to do in other stages is dropped: it is done anew in the next one. What
    /// was approved has to be approved again.
    mutating func beginAttempt(of ids: [String], in stage: StageKey, at now: Instant) {
        lapseApprovals(of: ids)
        for index in lines.indices where ids.contains(lines[index].id) { lines[index].attempt += 1 }
        for index in tasks.indices where ids.contains(tasks[index].line) && tasks[index].stage != stage {
            guard !tasks[index].state.isFinished else { continue }
            tasks[index].state = .dropped
            tasks[index].finishedAt = now
        }
    }

    mutating func addMendingTask(for finding: Finding, in stage: StageKey) {
        guard !tasks.contains(where: { $0.finding == finding.id }) else { return }
        guard let line = finding.line.flatMap({ self.line($0) }) ?? lines.first else { return }
        tasks.append(
            CampaignTask(
                id: "T\(Self.nextNumber(in: tasks.map(\.id)))",
                line: line.id,
                template: nil,
                finding: finding.id,
                stage: stage,
                title: "Mend \(finding.id): \(finding.text.firstWords)",
                role: .producer,
                skill: "rework",
                minutes: 0,
                attempt: line.attempt
            )
        )
    }

    private static func cause(ofDefectIn workflow: WorkflowDefinition) -> String {
        let usual = "build-error"
        let known = workflow.reasons[.findingCause].map(\.key)
        return known.contains(usual) ? usual : known.first ?? usual
    }
}

extension String {
    /// What of a text fits a title.
    fileprivate var firstWords: String { count <= 160 ? self : prefix(160) + "…" }
}
