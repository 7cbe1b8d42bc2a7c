package import HubDomain
import HubJSON
import HubStore

extension Hub {
    /// - Throws: `not-found`, also for whoever has nothing to do with its divisions.
    package func priceProposal(_ number: Int64, for caller: Caller) async throws -> ProposalView {
        try await store.read { tx in
            try view(of: try proposal(number, for: caller, in: tx), for: caller, in: tx)
        }
    }

    /// Those of the caller's divisions, newest first.
    package func priceProposals(
        _ state: PriceProposal.State?,
        service: String?,
        for caller: Caller,
        _ page: PageRequest<Int64>
    ) async throws -> Page<ProposalView, Int64> {
        try await store.read { tx in
            var found: [PriceProposal] = []
            var last = page.after
            while found.count < page.fetchCount {
                let batch = try tx.proposals.list(before: last, limit: 100)
                guard let end = batch.last else { break }
                found += batch.filter { proposal in
                    caller.sees(proposal) && state.map { $0 == proposal.state } ?? true
                        && service.map { $0 == proposal.service } ?? true
                }
                last = end.number
            }
            let shown = page.page(Array(found.prefix(page.fetchCount)), key: \.number)
            return Page(items: try shown.items.map { try view(of: $0, for: caller, in: tx) }, next: shown.next)
        }
    }

    func proposal(_ number: Int64, for caller: Caller, in tx: ReadTransaction) throws -> PriceProposal {
        guard let proposal = try tx.proposals.find(number), caller.sees(proposal) else {
            throw HubError(.notFound, "There is no price proposal \(number)")
        }
        return proposal
    }

    func view(of proposal: PriceProposal, for caller: Caller, in tx: ReadTransaction) throws -> ProposalView {
        let ids =
            [proposal.proposedBy] + proposal.approvals.map(\.by) + proposal.acknowledgements.map(\.by)
            + [proposal.ending?.by].compactMap(\.self)
        return ProposalView(
            proposal: proposal,
            watch: try tx.proposals.watch(of: proposal.number),
            people: try peopleNames(Set(ids), in: tx),
            showsCost: proposal.divisions.allSatisfy(caller.seesCost(in:))
        )
    }

    private func peopleNames(_ ids: Set<String>, in tx: ReadTransaction) throws -> [String: PersonName] {
        var names: [String: PersonName] = [:]
        for id in ids {
            names[id] =
                id == Caller.system.id
                ? PersonName(id: id, name: Caller.system.name) : PersonName(id: id, name: try tx.people.name(of: id))
        }
        return names
    }

    /// An event of the agreement's own stream. Events hold prices and no costs.
    func record(
        _ type: String,
        _ proposal: PriceProposal,
        reason: String?,
        _ more: JSONObject = JSONObject(),
        by caller: Caller,
        in tx: WriteTransaction
    ) throws {
        var body: JSONObject = [
            "proposal": .string(proposal.name), "kind": .string(proposal.kind.rawValue),
            "service": .string(proposal.service), "tier": .string(proposal.tier.rawValue),
            "divisions": .array(proposal.divisions.map(JSONValue.string)),
            "amounts": .array(proposal.amounts.map(\.json)),
            "effectiveFrom": .string(proposal.effectiveFrom.iso8601), "state": .string(proposal.state.rawValue),
        ]
        body["reason"] = reason.map(JSONValue.string)
        for member in more.members { body[member.key] = member.value }
        try recordMoney(type, of: "price-proposal/\(proposal.number)", body, by: caller, in: tx)
    }
}

extension Caller {
    /// Whoever has a role in one of the divisions, and the hub itself.
    fileprivate func sees(_ proposal: PriceProposal) -> Bool {
        let roles: [Role] = [.requester, .approver, .lead, .finance, .viewer, .admin, .system]
        return proposal.divisions.contains { has(anyOf: roles, in: $0) }
    }
}
