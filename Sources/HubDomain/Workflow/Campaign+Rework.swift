extension Campaign {
    /// Writes a finding down in the running attempt.
    @discardableResult
    package mutating func record(_ draft: FindingDraft, by person: String, at now: Instant) -> Finding {
        let attempt = draft.line.flatMap { line($0)?.attempt } ?? lines.map(\.attempt).max() ?? 1
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

    /// Begins a new attempt of every line with an open finding, of all when none names a line, and makes one task for
    /// mending each finding.
    mutating func failQA(_ request: ActionRequest, _ caller: Caller, _ now: Instant) {
        for draft in request.findings { record(draft, by: caller.id, at: now) }
        let open = findings.filter(\.isOpen)
        let named = Set(open.compactMap(\.line))
        for index in lines.indices where named.isEmpty || named.contains(lines[index].id) {
            lines[index].attempt += 1
        }
        for finding in open { addMendingTask(for: finding) }
    }

    mutating func reopen(_ request: ActionRequest, _ caller: Caller, _ now: Instant, _ facts: inout [Fact]) {
        guard launchedAt != nil else {
            acceptedAt = nil
            return
        }
        facts.append(Fact(metric: .reopened, at: now))
        let draft = FindingDraft(
            line: nil,
            item: nil,
            severity: .major,
            cause: "build-error",
            text: request.reason ?? "Defect after launch"
        )
        let finding = record(draft, by: caller.id, at: now)
        for index in lines.indices { lines[index].attempt += 1 }
        addMendingTask(for: finding)
    }

    /// A finding is resolved when the task that mends it is finished.
    mutating func resolveMendedFindings(at now: Instant) {
        let unfinished = Set(tasks.filter { !$0.state.isFinished }.compactMap(\.finding))
        for index in findings.indices where findings[index].isOpen && !unfinished.contains(findings[index].id) {
            findings[index].resolvedAt = now
        }
    }

    private mutating func addMendingTask(for finding: Finding) {
        guard !tasks.contains(where: { $0.finding == finding.id }) else { return }
        guard let line = finding.line.flatMap({ self.line($0) }) ?? lines.first else { return }
        tasks.append(
            CampaignTask(
                id: "T\(Self.nextNumber(in: tasks.map(\.id)))",
                line: line.id,
                template: nil,
                finding: finding.id,
                stage: .build,
                title: "Mend \(finding.id): \(finding.text)",
                role: .producer,
                skill: "rework",
                minutes: 0,
                attempt: line.attempt
            )
        )
    }
}
