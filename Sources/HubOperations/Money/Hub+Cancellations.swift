package import HubDomain
import HubJSON
import HubStore

/// What cancelling is charged, before or after it was done.
package struct CancellationView: Sendable {
    package let charge: CancellationCharge
    /// Whether the campaign is cancelled; otherwise this is what would be charged now.
    package let isCancelled: Bool
    package let waivedBy: PersonName?
    package let waiverReason: String?
}

extension Hub {
    /// What cancelling the campaign is charged, or would be now.
    /// - Throws: `not-found`.
    package func cancellation(of key: CampaignKey, for caller: Caller) async throws -> CancellationView {
        try await store.read { tx in try cancellationView(of: try readable(key, by: caller, in: tx), in: tx) }
    }

    /// Lets a cancelled campaign's charge go.
    /// - Throws: `not-found`, `forbidden`, or `conflict` when there is no charge, or it is billed or waived already.
    package func waiveCancellation(
        of key: CampaignKey,
        reason: String,
        by caller: Caller,
        repetition: RepetitionPolicy<CancellationView> = .never
    ) async throws -> Repeatable<CancellationView> {
        try await write(repetition) { tx in
            let campaign = try change(key, expecting: nil, by: caller, in: tx) { campaign, _ in
                guard caller.has(.lead, in: campaign.division) else {
                    throw HubError(.forbidden, "Only a lead waives a charge")
                }
                guard let stored = try tx.quotes.cancellation(of: key), stored.waivedBy == nil else {
                    throw HubError(.conflict, "There is no charge to waive")
                }
                guard try !tx.billing.isBilled("cancellation/\(key)") else {
                    throw HubError(.conflict, "The charge is billed: credit it instead")
                }
                try tx.quotes.waive(key, by: caller.id, reason)
                let place = Change(pointer: "/cancellation/waived", before: .bool(false), after: .bool(true))
                let event = CampaignEvent(
                    type: .cancellationWaived,
                    occurredAt: tx.now,
                    reason: reason,
                    changes: [place]
                )
                return Outcome(events: [event])
            }
            return try cancellationView(of: campaign, in: tx)
        }
    }

    private func cancellationView(of campaign: Campaign, in tx: ReadTransaction) throws -> CancellationView {
        let stored = try tx.quotes.cancellation(of: campaign.key)
        guard let workflow = try definitions.value(campaign.pins.workflow, in: tx).workflow else {
            throw HubError(.internalError, "A pinned definition is of another kind")
        }
        let now = try cancellationCharge(of: campaign, workflow, in: tx)
        let isCancelled = campaign.stands(after: .cancel, in: workflow)
        return CancellationView(
            charge: CancellationCharge(
                campaign: campaign.key,
                stage: stored?.stage ?? campaign.stage,
                currency: try currency(of: campaign.division),
                lines: isCancelled ? stored?.lines ?? [] : now?.lines ?? [],
                hours: now?.hours ?? 0,
                vendors: now?.vendors ?? 0
            ),
            isCancelled: isCancelled,
            waivedBy: try stored?.waivedBy.map { try name(of: $0, in: tx) },
            waiverReason: stored?.waiverReason
        )
    }
}
