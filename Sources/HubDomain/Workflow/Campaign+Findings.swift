private import HubJSON

extension Campaign {
    /// Writes a finding down during review.
    /// - Throws: `forbidden`, `conflict` outside QA, or `invalid`.
    package mutating func recordFinding(
        _ draft: FindingDraft,
        by caller: Caller,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) throws -> Outcome {
        guard caller.has(anyOf: [.reviewer, .lead], in: division) else {
            throw HubError(.forbidden, "Findings are for reviewers and leads")
        }
        guard definitions.workflow.actions(from: stage).contains(where: { $0.effect == .failQA }) else {
            throw HubError(
                .conflict,
                "Findings are written down in QA; the campaign is in \(stage.rawValue)",
                details: ["stage": .string(stage.rawValue)]
            )
        }
        let issues = problems(with: draft, at: "", definitions)
        guard issues.isEmpty else { throw HubError(.invalid, "The finding has problems", issues: issues) }
        let finding = record(draft, by: caller.id, at: now)
        touch(at: now)
        let change = Change(pointer: "/findings/\(finding.id)", before: .null, after: .object(finding.snapshot))
        return Outcome(events: [CampaignEvent(type: .findingRecorded, occurredAt: now, changes: [change])])
    }
}
