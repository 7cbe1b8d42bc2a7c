package import HubDomain
import HubJSON
import HubStore

extension Hub {
    /// Proposes a price for a service and tier, with the figures of the finished jobs. Jobs are read and judged first,
    /// on the compute queue; what they say is kept with the proposal.
    /// - Throws: `forbidden`, `invalid` for what isn't there, `conflict` with every reason why the service isn't ready, for
    ///   a date within the notice period or beside another open proposal.
    package func propose(
        _ draft: ProposalDraft,
        by caller: Caller,
        repetition: RepetitionPolicy<ProposalView> = .never
    ) async throws -> Repeatable<ProposalView> {
        if let answer = try await replay(of: repetition) { return .replayed(answer) }
        let groups = try currencyGroups(of: draft, by: caller)
        let desks = try groups.map { group in try SampleDesk(self, draft.question(group), caller, now: now) }
        guard let first = desks.first else { throw HubError(.internalError, "A proposal without a currency") }
        let jobs = try await store.read { tx in try first.jobs(in: tx) }
        let seed = draft.seed ?? makeSeed()
        let offers = try await compute.run {
            try zip(groups, desks).map { group, desk in try desk.offer(draft, group, jobs, seed: seed) }
        }
        return try await write(repetition) { tx in
            let proposal = try add(draft, offers, by: caller, in: tx)
            return try view(of: proposal, for: caller, in: tx)
        }
    }

    private func currencyGroups(of draft: ProposalDraft, by caller: Caller) throws -> [CurrencyGroup] {
        var issues: [Issue] = []
        if definitions.head(.service, draft.service) == nil {
            issues.append(.invalid("/service", "there is no service \"\(draft.service.shortened)\""))
        }
        for (index, key) in draft.divisions.enumerated() {
            if definitions.head(.division, key) == nil {
                issues.append(.invalid("/divisions/\(index)", "there is no division \"\(key.shortened)\""))
            } else if draft.divisions[..<index].contains(key) {
                issues.append(.invalid("/divisions/\(index)", "is named twice"))
            }
        }
        for key in draft.sampleDivisions where definitions.head(.division, key) == nil {
            issues.append(.invalid("/sample/divisions", "there is no division \"\(key.shortened)\""))
        }
        guard issues.isEmpty else { throw HubError(.invalid, "The proposal has problems", issues: issues) }
        guard draft.divisions.allSatisfy({ caller.has(anyOf: [.finance, .system], in: $0) }) else {
            throw HubError(.forbidden, "Prices are proposed by finance of every division that they are for")
        }
        var groups: [CurrencyGroup] = []
        for division in draft.divisions {
            let currency = try currency(of: division)
            if let index = groups.firstIndex(where: { $0.currency == currency }) {
                groups[index].divisions.append(division)
            } else {
                groups.append(CurrencyGroup(currency: currency, divisions: [division]))
            }
        }
        let known = groups.map(\.currency)
        for (index, amount) in draft.amounts.enumerated() where !known.contains(amount.currency) {
            issues.append(.invalid("/amounts/\(index)/currency", "none of the divisions pays in \(amount.currency)"))
        }
        guard issues.isEmpty else { throw HubError(.invalid, "The proposal has problems", issues: issues) }
        return groups.sorted { $0.currency < $1.currency }
    }

    private func add(_ draft: ProposalDraft, _ offers: [PriceOffer], by caller: Caller, in tx: WriteTransaction) throws
        -> PriceProposal
    {
        let proposal = PriceProposal(
            number: try tx.proposals.nextNumber(),
            kind: draft.kind,
            service: draft.service,
            tier: draft.tier,
            divisions: draft.divisions.sorted(),
            amounts: offers.map(\.amount),
            effectiveFrom: draft.effectiveFrom,
            evidence: offers.compactMap(\.evidence),
            reason: draft.reason,
            exception: draft.exception,
            supersedes: draft.supersedes,
            proposedBy: caller.id,
            proposedAt: tx.now
        )
        try proposal.checkNotice(from: ZoneID.utc.rules.date(at: tx.now))
        let others = try tx.proposals.list(of: draft.service, draft.tier).filter { other in
            other.divisions.contains { proposal.divisions.contains($0) }
        }
        try check(proposal, beside: others)
        let issues = offers.flatMap(\.issues)
        if proposal.kind != .capped, proposal.exception == nil, !issues.isEmpty {
            throw HubError(
                .conflict,
                "\(proposal.service) tier \(proposal.tier.rawValue) isn't ready for a fixed price",
                issues: issues
            )
        }
        try tx.proposals.insert(proposal)
        try record("pricing.proposed", proposal, reason: proposal.reason, by: caller, in: tx)
        if var other = others.first(where: { $0.number == draft.supersedes && $0.state.isOpen }) {
            other.supersede(by: proposal, at: tx.now)
            try tx.proposals.update(other)
            try record("pricing.superseded", other, reason: other.ending?.reason, by: caller, in: tx)
        }
        return proposal
    }

    private func check(_ proposal: PriceProposal, beside others: [PriceProposal]) throws {
        if let number = proposal.supersedes {
            guard others.contains(where: { $0.number == number && ($0.state.isOpen || $0.state.holds) }) else {
                let detail = "is no open or agreed price of this service, tier and these divisions"
                throw HubError(.invalid, "The proposal has problems", issues: [.invalid("/supersedes", detail)])
            }
        }
        if let open = others.first(where: { $0.state.isOpen && $0.number != proposal.supersedes }) {
            throw HubError(
                .conflict,
                "\(open.name) is open for the same service and tier: decide it, or name it in `supersedes`",
                details: ["number": .integer(open.number)]
            )
        }
        if let standing = others.first(where: { $0.state.holds && $0.effectiveFrom >= proposal.effectiveFrom }) {
            let detail = "must be later than \(standing.effectiveFrom.iso8601), when \(standing.name) begins"
            throw HubError(.conflict, "The price \(detail)", issues: [.invalid("/effectiveFrom", detail)])
        }
    }
}

/// Divisions that pay in one currency.
struct CurrencyGroup: Hashable, Sendable {
    let currency: String
    var divisions: [String]
}

/// What is proposed in one currency, and why it should not be.
struct PriceOffer: Sendable {
    let amount: Money
    let evidence: PriceEvidence?
    let issues: [Issue]
}

extension ProposalDraft {
    fileprivate func question(_ group: CurrencyGroup) -> ServiceQuestion {
        ServiceQuestion(
            service: service,
            tier: tier,
            divisions: sampleDivisions,
            from: from,
            to: to,
            currency: group.currency,
            contract: group.divisions.count == 1 ? group.divisions.first : nil,
            effectiveOn: effectiveFrom,
            targetMargin: targetMargin,
            lossLimit: lossLimit,
            periodJobs: periodJobs,
            seed: seed
        )
    }
}

extension SampleDesk {
    /// - Throws: `conflict` when there are too few jobs for any price, or for a cap nobody names.
    fileprivate func offer(_ draft: ProposalDraft, _ group: CurrencyGroup, _ jobs: [SampleJob], seed: UInt64) throws
        -> PriceOffer
    {
        let named = draft.amounts.first { $0.currency == group.currency }
        guard !jobs.isEmpty || draft.kind != .capped else { return try cap(named, nil) }
        let found = try analysis(of: jobs, seed: seed)
        let recommended = found.analysis.recommendation?.priceMinor
        if draft.kind != .capped, recommended == nil {
            throw HubError(.conflict, found.analysis.refusal ?? "There is no recommendation")
        }
        let standard = draft.kind == .capped ? try found.sample.capMinor() : recommended
        guard let amount = named?.minor ?? standard else { return try cap(named, nil) }
        let own = found.sample.jobs.filter { group.divisions.contains($0.job.division) }
        let evidence = PriceEvidence(
            found.analysis,
            of: found.sample,
            from: found.from,
            to: found.to,
            digest: found.digest,
            rateCard: found.rateCard,
            targetMargin: draft.targetMargin,
            lossLimit: draft.lossLimit,
            benefit: try CostBenefit(lastYear(own), price: amount)
        )
        guard draft.kind != .capped else { return try cap(Money(amount, group.currency), evidence) }
        var issues = evidence?.issues ?? []
        if let recommended, amount < recommended {
            let detail = "lies below the recommended \(recommended) in \(group.currency)"
            issues.append(Issue(pointer: "/amounts", code: "below-recommendation", detail: detail))
        }
        return PriceOffer(amount: Money(amount, group.currency), evidence: evidence, issues: issues)
    }

    private func cap(_ amount: Money?, _ evidence: PriceEvidence?) throws -> PriceOffer {
        guard let amount else {
            throw HubError(.conflict, "There are too few jobs to work a cap out in \(currency): name it in `amounts`")
        }
        return PriceOffer(amount: amount, evidence: evidence, issues: [])
    }
}

extension CostedSample {
    /// What nine in ten jobs would be billed by the hour at most, for a unit; `nil` without enough jobs.
    fileprivate func capMinor() throws -> Int64? {
        guard jobs.count >= PricingLimits.fewestJobs else { return nil }
        let bills = jobs.map { Double($0.bill) / Double($0.job.quantity) }
        return SortedSample(bills).quantile(0.9).map { Int64($0.rounded(.up)) }
    }
}
