import HubDefinitions
package import HubDomain
import HubJSON
import HubStore

extension Hub {
    /// Somebody else agrees to a proposal.
    /// - Throws: `not-found`, `forbidden` or `conflict`.
    package func approvePrice(
        _ number: Int64,
        by caller: Caller,
        repetition: RepetitionPolicy<ProposalView> = .never
    ) async throws -> Repeatable<ProposalView> {
        try await decide(number, by: caller, repetition) { proposal, tx in
            let roles = [Role.finance, .lead].filter { role in
                proposal.divisions.allSatisfy { caller.has(role, in: $0) }
            }
            try proposal.approve(by: caller.id, roles: Set(roles), today: Self.day(tx), at: tx.now)
            return ("pricing.approved", nil)
        }
    }

    /// The budget owner of a division takes note of an approved price; with the last one it is agreed and becomes a
    /// version of a price.
    /// - Parameter division: `nil` for the only one whose budget the caller answers for.
    /// - Throws: `not-found`, `forbidden`, `invalid` or `conflict`.
    package func acknowledgePrice(
        _ number: Int64,
        for division: String?,
        by caller: Caller,
        repetition: RepetitionPolicy<ProposalView> = .never
    ) async throws -> Repeatable<ProposalView> {
        let made = try await decide(number, by: caller, repetition) { proposal, tx in
            let own = try ownedDivisions(of: proposal, caller, in: tx)
            guard !own.isEmpty else {
                throw HubError(.forbidden, "A price is acknowledged by the budget owners of its divisions")
            }
            let open = own.filter { key in !proposal.acknowledgements.contains { $0.division == key } }
            guard let key = division ?? open.first ?? own.first, own.contains(key) else {
                throw HubError(.forbidden, "You don't answer for the budget of \(division ?? "the division")")
            }
            let isComplete = try proposal.acknowledge(for: key, by: caller.id, today: Self.day(tx), at: tx.now)
            guard isComplete else { return ("pricing.acknowledged", key) }
            try record("pricing.acknowledged", proposal, reason: key, by: caller, in: tx)
            try makePrice(of: &proposal, by: caller, in: tx)
            return ("pricing.agreed", nil)
        }
        try await refreshDefinitions()
        return made
    }

    /// Says no to a proposal: a lead or finance, or a budget owner.
    /// - Throws: `not-found`, `forbidden`, or `conflict` once it is agreed or decided.
    package func rejectPrice(
        _ number: Int64,
        reason: String,
        by caller: Caller,
        repetition: RepetitionPolicy<ProposalView> = .never
    ) async throws -> Repeatable<ProposalView> {
        try await decide(number, by: caller, repetition) { proposal, tx in
            let judges = proposal.divisions.contains { caller.has(anyOf: [.finance, .lead], in: $0) }
            guard try judges || !ownedDivisions(of: proposal, caller, in: tx).isEmpty else {
                throw HubError(
                    .forbidden,
                    "A price is rejected by finance, leads or the budget owners of its divisions"
                )
            }
            try proposal.end(.rejected, by: caller.id, reason: reason, at: tx.now)
            return ("pricing.rejected", reason)
        }
    }

    /// Takes a proposal back: whoever proposed it, or finance.
    /// - Throws: `not-found`, `forbidden`, or `conflict` once it is agreed or decided.
    package func withdrawPrice(
        _ number: Int64,
        reason: String,
        by caller: Caller,
        repetition: RepetitionPolicy<ProposalView> = .never
    ) async throws -> Repeatable<ProposalView> {
        try await decide(number, by: caller, repetition) { proposal, tx in
            let isFinance = proposal.divisions.allSatisfy { caller.has(.finance, in: $0) }
            guard caller.id == proposal.proposedBy || isFinance else {
                throw HubError(.forbidden, "A proposal is withdrawn by whoever made it, or by finance")
            }
            try proposal.end(.withdrawn, by: caller.id, reason: reason, at: tx.now)
            return ("pricing.withdrawn", reason)
        }
    }

    private func decide(
        _ number: Int64,
        by caller: Caller,
        _ repetition: RepetitionPolicy<ProposalView>,
        _ change: @escaping @Sendable (inout PriceProposal, WriteTransaction) throws -> (type: String, reason: String?)
    ) async throws -> Repeatable<ProposalView> {
        try await write(repetition) { tx in
            var proposal = try proposal(number, for: caller, in: tx)
            let (type, reason) = try change(&proposal, tx)
            try tx.proposals.update(proposal)
            try record(type, proposal, reason: reason, by: caller, in: tx)
            return try view(of: proposal, for: caller, in: tx)
        }
    }

    private static func day(_ tx: ReadTransaction) -> CivilDate { ZoneID.utc.rules.date(at: tx.now) }

    private func ownedDivisions(of proposal: PriceProposal, _ caller: Caller, in tx: ReadTransaction) throws -> [String]
    {
        guard let email = try tx.people.find(id: caller.id)?.email.lowercased() else { return [] }
        return proposal.divisions.filter { key in
            definitions.head(.division, key)?.value.division?.budgetOwner.lowercased() == email
        }
    }

    /// Stores the price that was agreed on as a version of its own, beside those of files.
    private func makePrice(of proposal: inout PriceProposal, by caller: Caller, in tx: WriteTransaction) throws {
        let draft = DefinitionDraft(.price, proposal.priceKey, json: try priceBody(of: proposal, in: tx))
        let heads = try tx.definitions.heads()
        let review = DefinitionReview(of: draft, among: heads.map(DefinitionDraft.init(stored:)))
        guard review.isAcceptable else {
            let issues = (review.problems + review.consequences).map { Issue.invalid("", $0.description) }
            throw HubError(.conflict, "The price doesn't go together with what has changed since", issues: issues)
        }
        let stored = StoredDefinition(
            reference: DefinitionReference(kind: .price, key: proposal.priceKey, version: 1),
            hash: Self.digest(of: draft.source.canonicalBytes),
            body: draft.source,
            source: .api,
            author: caller.id,
            reason: "\(proposal.name): \(proposal.reason)",
            createdAt: tx.now
        )
        try tx.definitions.insert(stored)
        try recordDefinition(stored, by: caller, in: tx)
        proposal.price = stored.reference
    }

    /// What the price buys and what cancelling costs stay as they are in the price that it takes the place of.
    private func priceBody(of proposal: PriceProposal, in tx: ReadTransaction) throws -> JSONValue {
        let tier = proposal.tier.rawValue
        let model: PriceDefinition.Model = proposal.kind == .capped ? .capped : .fixed
        let words = model == .fixed ? "at a fixed price" : "by the hour, capped"
        var body: JSONObject = [
            "key": .string(proposal.priceKey),
            "name": .string("\(proposal.service) \(tier) \(words), \(proposal.name)"),
            "service": .string(proposal.service), "tiers": [.string(tier)],
            "divisions": .array(proposal.divisions.map(JSONValue.string)),
            "effectiveFrom": .string(proposal.effectiveFrom.iso8601), "model": .string(model.rawValue),
        ]
        let amounts = proposal.amounts.map { amount in
            (key: amount.currency, value: JSONValue.object([tier: .string(amount.decimalText)]))
        }
        body["amounts"] = .object(JSONObject(amounts))
        let standing = proposal.divisions.first.flatMap { division in
            definitions.money.prices.price(
                of: proposal.service,
                proposal.tier,
                for: division,
                on: proposal.effectiveFrom
            )
        }
        if let standing, let stored = try tx.definitions.find(standing.reference) {
            body["scope"] = stored.body["scope"]
            body["cancellation"] = stored.body["cancellation"]
        }
        return .object(body)
    }
}
