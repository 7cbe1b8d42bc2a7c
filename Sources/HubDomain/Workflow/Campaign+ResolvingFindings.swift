private import HubJSON

extension Campaign {
    /// Notes that a finding was mended without another round of QA: a minor one, or one that an approver made.
    /// - Throws: `not-found`, `forbidden`, `conflict` for findings that have to go the long way, or `invalid` without a
    ///   word on what was done.
    package mutating func resolve(
        finding id: String,
        resolution: String,
        by caller: Caller,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) throws -> Outcome {
        guard let index = findings.firstIndex(where: { $0.id == id }) else {
            throw HubError(.notFound, "Campaign \(key) has no finding \"\(id.shortened)\"")
        }
        guard caller.has(anyOf: [.producer, .reviewer, .lead], in: division) else {
            throw HubError(.forbidden, "Findings are mended by producers, reviewers and leads")
        }
        let finding = findings[index]
        guard finding.isOpen else { throw HubError(.conflict, "\(id) is resolved already") }
        let isApprovers = approvals.contains { $0.findings.contains(id) }
        guard finding.severity == .minor || isApprovers else {
            throw HubError(
                .conflict,
                "\(id) is \(finding.severity.rawValue): only minor findings are mended during review",
                details: ["stage": .string(stage.rawValue)]
            )
        }
        guard definitions.workflow.stage(stage)?.category.isOpen ?? false else {
            throw HubError(
                .conflict,
                "The campaign is in \(stage.rawValue)",
                details: ["stage": .string(stage.rawValue)]
            )
        }
        let place = "/resolution"
        let issues =
            resolution.isBlank
            ? [.required(place, "Say what was done")] : TextRules.issues(withRemark: resolution, at: place)
        guard issues.isEmpty else { throw HubError(.invalid, "The resolution has problems", issues: issues) }
        let before = self
        findings[index].resolvedAt = now
        findings[index].resolvedBy = caller.id
        findings[index].resolution = resolution
        for task in tasks.indices where tasks[task].finding == id && !tasks[task].state.isFinished {
            // Done here, not there: whoever mends a trifle during review has not built.
            tasks[task].state = .dropped
            tasks[task].finishedAt = now
        }
        refreshBlockedTasks()
        touch(at: now)
        return Outcome(events: [
            CampaignEvent(
                type: .findingResolved,
                occurredAt: now,
                reason: resolution,
                changes: changesOfParts(since: before)
            )
        ])
    }
}
