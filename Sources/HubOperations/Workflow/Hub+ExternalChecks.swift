package import HubDomain
import HubStore

/// A check that an action waits for, with the answer that counts now.
package struct ExternalCheckView: Sendable {
    package let check: ExternalCheck
    /// Of the running attempt; `nil` while it is waited for.
    package let answer: ExternalAnswer?
    package let answeredBy: PersonName?
}

extension Hub {
    /// The checks that actions of a campaign's workflow wait for.
    /// - Throws: `not-found`.
    package func externalChecks(of key: CampaignKey, for caller: Caller) async throws -> [ExternalCheckView] {
        try await store.read { tx in
            var campaign = try readable(key, by: caller, in: tx)
            try definitions.rebase(&campaign)
            let pinned = try definitions.pinned(for: campaign, in: tx)
            let answers = try tx.externalAnswers.list(of: key)
            return try pinned.workflow.externalChecks.map { check in
                try view(of: check, campaign.standing(check, answers), in: tx)
            }
        }
    }

    /// Takes the answer of somebody outside.
    /// - Throws: `not-found`, `forbidden`, `conflict` or `invalid`.
    package func answer(
        _ check: String,
        _ result: ExternalAnswer.Result,
        note: String?,
        reference: String?,
        of key: CampaignKey,
        by caller: Caller,
        repetition: RepetitionPolicy<ExternalCheckView> = .never
    ) async throws -> Repeatable<ExternalCheckView> {
        try await write(repetition) { tx in
            var made: ExternalCheckView?
            _ = try change(key, expecting: nil, by: caller, in: tx) { campaign, pinned in
                let (answer, outcome) = try campaign.answer(
                    check,
                    result,
                    note: note,
                    reference: reference,
                    by: caller,
                    address: try tx.people.address(of: caller.id),
                    known: try tx.externalAnswers.list(of: key),
                    pinned.workflow,
                    at: tx.now
                )
                try tx.externalAnswers.put(answer, of: key)
                made = try pinned.workflow.externalChecks.first { $0.name == check }
                    .map { try view(of: $0, answer, in: tx) }
                return outcome
            }
            guard let made else { throw HubError(.internalError, "The answer was not taken") }
            return made
        }
    }

    private func view(
        of check: ExternalCheck,
        _ answer: ExternalAnswer?,
        in tx: ReadTransaction
    ) throws -> ExternalCheckView {
        ExternalCheckView(
            check: check,
            answer: answer,
            answeredBy: try answer.map { try name(of: $0.by, in: tx) }
        )
    }
}
