package import HubDomain
import HubStore

/// What a copy of a request has otherwise than its pattern.
package struct RequestChanges: Sendable {
    package var title: String?
    package var division: String?
    package var requestedLaunchAt: Instant?
    package var requestedFor: String?

    package init() {}
}

extension Hub {
    /// Makes a new draft like a campaign: its brief and lines, without what was promised, done or linked.
    /// - Throws: `not-found`, `forbidden` or `invalid`.
    package func clone(
        _ key: CampaignKey,
        _ changes: RequestChanges,
        by caller: Caller,
        repetition: RepetitionPolicy<CampaignView> = .never
    ) async throws -> Repeatable<CampaignView> {
        let pattern = try await store.read { tx in try readable(key, by: caller, in: tx) }
        return try await create(
            copy(of: RequestDraft(like: pattern), changes, by: caller),
            submit: false,
            by: caller,
            reason: "Cloned from \(key)",
            repetition: repetition
        )
    }

    /// Makes a new draft of a template.
    /// - Throws: `not-found`, `forbidden` or `invalid`.
    package func request(
        fromTemplate id: String,
        _ changes: RequestChanges,
        by caller: Caller,
        repetition: RepetitionPolicy<CampaignView> = .never
    ) async throws -> Repeatable<CampaignView> {
        let template = try await template(id, for: caller).template
        return try await create(
            copy(of: RequestDraft(json: template.request), changes, by: caller),
            submit: false,
            by: caller,
            reason: "From the template \(template.name)",
            repetition: repetition
        )
    }

    /// Answers that the newest definitions don't take any more are left out: the form asks for them anew.
    private func copy(of pattern: RequestDraft, _ changes: RequestChanges, by caller: Caller) -> RequestDraft {
        var draft = pattern
        draft.title = changes.title ?? draft.title
        draft.division = changes.division ?? draft.division
        draft.requestedLaunchAt = changes.requestedLaunchAt ?? draft.requestedLaunchAt
        draft.requestedFor = changes.requestedFor
        return draft.without(definitions.current.formIssues(of: draft, by: caller))
    }
}
