import HubDomain
import HubJSON
import HubStore
import Logging

extension Hub {
    /// Says of agreed prices whose date has come that they are in force, and of those whose place they take in all of
    /// their divisions that they no longer are. Which price a line gets doesn't wait for this: it goes by the date.
    package func beginPrices() async throws {
        let today = ZoneID.utc.rules.date(at: now)
        guard try await !store.read({ tx in try tx.proposals.due(on: today).isEmpty }) else { return }
        try await write { tx in
            for var proposal in try tx.proposals.due(on: today) {
                proposal.state = .inForce
                try tx.proposals.update(proposal)
                try record("pricing.took-effect", proposal, reason: nil, by: .system, in: tx)
                for var other in try tx.proposals.list(of: proposal.service, proposal.tier)
                where other.state == .inForce && other.number != proposal.number
                    && Set(other.divisions).isSubset(of: proposal.divisions)
                {
                    other.supersede(by: proposal, at: tx.now)
                    try tx.proposals.update(other)
                    try record("pricing.superseded", other, reason: other.ending?.reason, by: .system, in: tx)
                }
            }
        }
    }

    /// Holds the jobs at each fixed price in force against its assumption. A drift is an event and a proposal of the hub's
    /// own, unless one is open: a price set anew where the service is ready for one, otherwise hours with a cap.
    /// - Returns: The proposals whose price has drifted.
    @discardableResult
    package func watchPrices() async throws -> [Int64] {
        let watched = try await store.read { tx in
            try tx.proposals.list(in: .inForce).filter { $0.kind != .capped }
        }
        var raised: [Int64] = []
        for proposal in watched {
            guard try await hasDrifted(proposal) else { continue }
            raised.append(proposal.number)
            try await answerDrift(of: proposal)
        }
        return raised
    }

    private func hasDrifted(_ proposal: PriceProposal) async throws -> Bool {
        let desk = try SampleDesk(self, proposal.question(from: proposal.beginning), .system, now: now)
        let jobs = try await store.read { tx in try desk.jobs(in: tx) }.filter { $0.price == proposal.price }
        let ratios = try costRatios(of: jobs, proposal)
        let (drift, hasDrifted) = PriceWatch.judge(ratios)
        return try await write { tx in
            let before = try tx.proposals.watch(of: proposal.number)
            var watch = PriceWatch(
                jobs: ratios.count,
                drift: drift,
                checkedAt: tx.now,
                raisedJobs: before?.raisedJobs,
                raisedAt: before?.raisedAt
            )
            guard hasDrifted, watch.mayRaise else {
                if before?.jobs != watch.jobs || before?.drift != watch.drift {
                    try tx.proposals.put(watch, of: proposal.number)
                }
                return false
            }
            watch.raisedJobs = watch.jobs
            watch.raisedAt = tx.now
            try tx.proposals.put(watch, of: proposal.number)
            let more: JSONObject = [
                "jobs": .integer(Int64(watch.jobs)), "drift": .double(drift ?? 0),
                "tolerance": .double(PriceWatch.tolerance),
            ]
            try record("pricing.drifted", proposal, reason: nil, more, by: .system, in: tx)
            return true
        }
    }

    /// Cost at today's rates ÷ the assumption in the currency of the job's division, for jobs whose time is complete.
    private func costRatios(of jobs: [SampleJob], _ proposal: PriceProposal) throws -> [Double] {
        let today = ZoneID.utc.rules.date(at: now)
        var costings: [String: JobCosting] = [:]
        var ratios: [Double] = []
        for job in jobs where job.isCaptured {
            let currency = try currency(of: job.division)
            guard let assumed = proposal.evidence.first(where: { $0.currency == currency })?.meanCost, assumed > 0
            else { continue }
            let contract = proposal.divisions.count == 1 ? job.division : nil
            var costing =
                costings[currency]
                ?? JobCosting(definitions.money.rates, currency: currency, division: contract, date: today)
            ratios.append(Double(try costing.cost(job).unitCost()) / assumed)
            costings[currency] = costing
        }
        return ratios
    }

    /// Proposes what follows from a drift. Where that can't be, the event alone asks people to act.
    private func answerDrift(of proposal: PriceProposal) async throws {
        let today = ZoneID.utc.rules.date(at: now)
        // The first day of a month, so that a month is billed at one price.
        let from = CalendarMonth(of: today.adding(days: PriceProposal.noticeDays)).next.firstDay
        var draft = ProposalDraft(
            kind: .rebase,
            service: proposal.service,
            tier: proposal.tier,
            divisions: proposal.divisions,
            effectiveFrom: from,
            reason: "The cost of jobs at \(proposal.name) has left the tolerance",
            supersedes: proposal.number
        )
        draft.targetMargin = proposal.evidence.first?.targetMargin ?? draft.targetMargin
        draft.lossLimit = proposal.evidence.first?.lossLimit ?? draft.lossLimit
        draft.seed = UInt64(clamping: proposal.number)
        // A new fixed price needs jobs enough since the old one began; a cap may look farther back.
        let attempts: [(kind: PriceProposal.Kind, from: Instant?)] = [(.rebase, proposal.beginning), (.capped, nil)]
        for (kind, from) in attempts {
            draft.kind = kind
            draft.from = from
            do {
                _ = try await propose(draft, by: .system)
                return
            } catch let error as HubError where error.code == .conflict || error.code == .invalid {
                logger.info(
                    "No \(kind.rawValue) price can be proposed for \(proposal.name)",
                    metadata: ["reason": "\(error.message)"]
                )
            }
        }
    }
}

extension PriceProposal {
    /// The first instant of its first day.
    fileprivate var beginning: Instant {
        ZoneID.utc.rules.earliest(LocalDateTime(effectiveFrom, .startOfDay))
    }

    fileprivate func question(from: Instant) -> ServiceQuestion {
        ServiceQuestion(
            service: service,
            tier: tier,
            divisions: divisions,
            from: from,
            currency: amounts.first?.currency ?? ""
        )
    }
}
