package import HubDomain
import HubStore

/// An exception from a freeze with the name of who granted it.
package struct FreezeExceptionView: Sendable {
    package let exception: FreezeException
    package let grantedBy: PersonName
}

extension Hub {
    /// Lets a campaign go out in spite of a freeze, until the exception expires.
    /// - Throws: `not-found` for an unknown freeze, `forbidden` for anybody but its owner, or `invalid`.
    package func grantException(
        from freeze: String,
        for key: CampaignKey,
        reason: String,
        until expiry: Instant,
        by caller: Caller,
        repetition: RepetitionPolicy<FreezeExceptionView> = .never
    ) async throws -> Repeatable<FreezeExceptionView> {
        try await write(repetition) { tx in
            try check(caller, ownsFreeze: freeze, in: tx)
            guard expiry > tx.now else {
                let issue = Issue.invalid("/expiresAt", "must lie in the future; it is \(tx.now.rfc3339) now")
                throw HubError(.invalid, "The exception has problems", issues: [issue])
            }
            let exception = FreezeException(
                id: ids.next(),
                freeze: freeze,
                campaign: key,
                reason: reason,
                grantedBy: caller.id,
                grantedAt: tx.now,
                expiresAt: expiry
            )
            do {
                _ = try change(key, expecting: nil, by: caller, in: tx) { campaign, _ in
                    campaign.touch(at: tx.now)
                    return Outcome(events: [campaign.excepted(from: freeze, reason, until: expiry, at: tx.now)])
                }
            } catch let error as HubError where error.code == .notFound {
                let issue = Issue.invalid("/campaign", error.message)
                throw HubError(.invalid, "The exception has problems", issues: [issue])
            }
            try tx.launchControl.insert(exception)
            return try view(of: exception, in: tx)
        }
    }

    /// Exceptions from a freeze, the newest first.
    /// - Throws: `not-found`.
    package func exceptions(
        from freeze: String,
        for caller: Caller,
        _ page: PageRequest<String>
    ) async throws -> Page<FreezeExceptionView, String> {
        try await store.read { tx in
            try checkIsFreeze(freeze)
            let found = try tx.launchControl.exceptions(from: freeze, before: page.after, limit: page.fetchCount)
            let shown = page.page(found, key: \.id)
            let viewer = try tx.viewer(caller)
            let visible = try shown.items.filter { viewer.maySee(try tx.campaigns.find($0.campaign)) }
            return Page(items: try visible.map { try view(of: $0, in: tx) }, next: shown.next)
        }
    }

    private func check(_ caller: Caller, ownsFreeze key: String, in tx: ReadTransaction) throws {
        try checkIsFreeze(key)
        let owner = definitions.current.head(.freeze, key)?.value.freeze?.owner ?? ""
        guard let person = try person(owner, in: tx), person.id == caller.id else {
            throw HubError(.forbidden, "Exceptions from this freeze are granted by \(owner)")
        }
    }

    private func checkIsFreeze(_ key: String) throws {
        guard definitions.current.head(.freeze, key) == nil else { return }
        throw HubError(.notFound, "There is no freeze \"\(key.shortened)\"")
    }

    private func view(of exception: FreezeException, in tx: ReadTransaction) throws -> FreezeExceptionView {
        FreezeExceptionView(exception: exception, grantedBy: try name(of: exception.grantedBy, in: tx))
    }
}
