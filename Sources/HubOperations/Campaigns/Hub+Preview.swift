package import HubDomain
import HubStore

/// What would come of a request that isn't stored.
package struct RequestPreview: Sendable {
    /// With tiers worked out; its key means nothing.
    package let campaign: Campaign
    /// With the points that are satisfied.
    package let assessment: BriefAssessment
    /// Every field in the order of the form.
    package let fields: [Campaign.FieldState]
    /// What is wrong with the form of answers; these count as not given.
    package let problems: [Issue]
    package let duplicates: [LikelyDuplicate]
    package let workflow: WorkflowDefinition
    package let serviceNames: [String]
}

extension Hub {
    /// Judges a request as a draft of it would be judged now, and stores nothing.
    /// - Throws: `invalid` for an unknown division or service, `unavailable` before definitions are applied.
    package func preview(_ draft: RequestDraft, for caller: Caller) async throws -> RequestPreview {
        let heads = definitions.current
        guard !heads.heads(of: .brief).isEmpty else { throw DefinitionHeads.nothingApplied }
        let problems = heads.formIssues(of: draft, by: caller)
        let structural = problems.filter { $0.pointer.hasSuffix("/service") || $0.pointer == "/division" }
        guard structural.isEmpty else {
            throw HubError(.invalid, "The request has problems", issues: structural)
        }
        let readable = draft.without(problems)
        let duplicates = try await duplicates(of: readable, for: caller)
        return try await store.read { tx in
            let pins = try heads.pins(forDivision: draft.division)
            var campaign = Campaign.drafted(
                readable,
                id: "",
                key: CampaignKey(number: 0),
                requester: caller.id,
                pins: pins,
                serviceVersions: heads.serviceVersions,
                in: try firstStage(of: pins, in: tx),
                at: tx.now
            )
            let pinned = try definitions.definitions(for: campaign, in: tx)
            try campaign.resize(by: pinned, at: tx.now)
            return RequestPreview(
                campaign: campaign,
                assessment: try campaign.assess(by: pinned, at: tx.now, keepsAll: true),
                fields: try campaign.fieldStates(by: pinned, at: tx.now),
                problems: problems,
                duplicates: duplicates,
                workflow: pinned.workflow,
                serviceNames: try campaign.lines.map { try pinned.service(of: $0).name }
            )
        }
    }

    /// The division that a form is judged by when it names none: the first that the caller may request for, else the
    /// first of all.
    /// - Throws: `unavailable` before definitions are applied.
    package func usualDivision(of caller: Caller) throws -> String {
        let known = definitions.heads(of: .division).map(\.reference.key)
        let own = known.first { caller.has(anyOf: [.requester, .lead], in: $0) }
        guard let division = own ?? known.first else { throw DefinitionHeads.nothingApplied }
        return division
    }
}
