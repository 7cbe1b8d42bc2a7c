import HubDomain
import HubJSON
import HubStore

/// What actions have to do with money.
extension Hub {
    /// Adds what the gates of an action ask about money, and the prices that an acceptance pins.
    func addMoney(
        to definitions: inout CampaignDefinitions,
        for campaign: Campaign,
        _ request: ActionRequest? = nil,
        _ prepared: PreparedQuote? = nil,
        judgesBudget: Bool,
        in tx: ReadTransaction
    ) throws -> QuoteOffer? {
        let judged = campaign.confirming(request?.tiers ?? [:])
        do {
            let simulation = try simulation(of: judged, by: definitions, in: tx)
            definitions.surroundings.prices = simulation.prices
            let offer = QuoteOffer(simulation: simulation, prepared: prepared)
            definitions.surroundings.quote = try standing(of: judged, offer, in: tx)
            guard judgesBudget else { return offer }
            definitions.surroundings.overspending = try overspending(
                of: campaign,
                simulation,
                launch: request?.committedLaunchAt,
                in: tx
            )
            return offer
        } catch let error as HubError where error.code == .conflict || error.code == .invalid {
            definitions.surroundings.quote = .open(error.message)
            return nil
        }
    }

    private func standing(of campaign: Campaign, _ offer: QuoteOffer, in tx: ReadTransaction) throws -> QuoteStanding {
        let simulation = offer.simulation
        let basis = simulation.basis
        if let accepted = try tx.quotes.accepted(of: campaign.key), accepted.figures.basis == basis { return .accepted }
        let limit = definitions.head(.division, campaign.division)?.value.division?.acceptsQuotesUpTo ?? 0
        if try simulation.bound() <= limit { return .accepted }
        let newest = try tx.quotes.newest(of: campaign.key)
        let number = (newest?.number ?? 0) + 1
        let figures = try makeQuote(of: campaign, offer, number: number, by: .system, at: tx.now).figures
        if figures.p90 <= limit { return .accepted }
        let range = "\(Money(figures.p50, figures.currency).text) to \(Money(figures.p90, figures.currency).text)"
        guard let newest, newest.figures.basis == basis, newest.validUntil > tx.now
        else { return .open("The campaign comes to \(range): make a quote, which the requester has to accept") }
        return .open("Quote \(newest.number) over \(range) waits for the requester's acceptance")
    }

    /// Keeps what an action means for what is billed.
    func settle(
        _ plan: HubDomain.Plan,
        of campaign: Campaign,
        since before: Campaign,
        _ outcome: inout Outcome,
        _ pinned: CampaignDefinitions,
        _ offer: QuoteOffer?,
        by caller: Caller,
        in tx: WriteTransaction
    ) throws {
        switch plan.action.effect {
        case .accept, .plan:
            try settleAcceptance(plan, of: campaign, &outcome, pinned, offer, by: caller, in: tx)
        case .cancel:
            guard let charge = try cancellationCharge(of: before, pinned.workflow, in: tx) else { return }
            if before.launchedAt == nil { try tx.billing.removeFixedCharge(campaign.key, campaign.division) }
            // What was billed for a cancelling before the campaign was reopened isn't charged again.
            guard charge.charge > 0, try tx.quotes.cancellation(of: campaign.key) == nil else { return }
            try store(charge, of: campaign, in: tx)
            outcome.addToFirst(
                Change(
                    pointer: "/cancellation/charge",
                    before: .null,
                    after: Money(charge.charge, charge.currency).json
                )
            )
        case .reopen:
            let source = "cancellation/\(campaign.key)"
            guard try tx.quotes.cancellation(of: campaign.key) != nil, try !tx.billing.isBilled(source) else { return }
            try tx.quotes.removeCancellation(of: campaign.key)
        default: break
        }
    }

    private func settleAcceptance(
        _ plan: HubDomain.Plan,
        of campaign: Campaign,
        _ outcome: inout Outcome,
        _ pinned: CampaignDefinitions,
        _ offer: QuoteOffer?,
        by caller: Caller,
        in tx: WriteTransaction
    ) throws {
        let prices = definitions.money.prices
        let hasFixed = campaign.lines.contains { line in
            line.price.flatMap { prices[$0] }.map { !$0.billsHours(line.tier) } ?? false
        }
        if hasFixed { try tx.billing.addFixedCharge(campaign.key, campaign.division) }
        guard plan.action.gates.contains(.quoteAccepted) else { return }
        // The action has pinned what the offer was made of, and changed nothing else about the lines.
        let offer = try offer ?? QuoteOffer(simulation: simulation(of: campaign, by: pinned, in: tx), prepared: nil)
        let accepted = try tx.quotes.accepted(of: campaign.key)
        guard accepted?.figures.basis != offer.simulation.basis else { return }
        let number = (try tx.quotes.newest(of: campaign.key)?.number ?? 0) + 1
        var quote = try makeQuote(of: campaign, offer, number: number, by: caller, at: tx.now)
        quote.acceptance = Quote.Acceptance(by: Caller.system.id, at: tx.now, isStanding: true)
        try tx.quotes.insert(quote)
        outcome.addToFirst(quote.change)
    }

    /// What cancelling the campaign now would be charged.
    /// - Returns: `nil` before its acceptance.
    func cancellationCharge(
        of campaign: Campaign,
        _ workflow: WorkflowDefinition,
        in tx: ReadTransaction
    ) throws -> CancellationCharge? {
        guard campaign.acceptedAt != nil else { return nil }
        let currency = try currency(of: campaign.division)
        var lines: [CancellationCharge.Line] = []
        for line in campaign.lines where campaign.launchedAt == nil {
            guard let price = line.price.flatMap({ definitions.money.prices[$0] }) else { continue }
            let amount = try campaign.fixedAmount(of: line, price, currency)
            guard amount > 0 else { continue }
            let percent = price.cancellation.percent(in: campaign.stage, of: workflow, isAccepted: true)
            lines.append(try CancellationCharge.Line(line: line.id, amount: amount, percent: percent))
        }
        let hours = try tx.time.entries(of: campaign.key).filter { entry in
            entry.statement == nil && billsHours(entry, of: campaign)
        }
        let orders = try tx.expenses.list(of: campaign.key).filter { $0.state == .ordered && $0.kind != .media }
        return CancellationCharge(
            campaign: campaign.key,
            stage: campaign.stage,
            currency: currency,
            lines: lines,
            hours: try MinorUnits.sum(hours.compactMap { $0.charge?.bill }),
            vendors: try MinorUnits.sum(orders.map(\.bill.minor))
        )
    }

    /// Whether an entry's hours are what the division pays for.
    func billsHours(_ entry: TimeEntry, of campaign: Campaign) -> Bool {
        guard let work = entry.work.line, !work.isChangeOrder else { return true }
        return campaign.billsHours(of: work.line, definitions.money.prices)
    }

    private func store(_ charge: CancellationCharge, of campaign: Campaign, in tx: WriteTransaction) throws {
        let today = today(in: campaign.division, at: tx.now)
        let month = CalendarMonth(of: today)
        try tx.quotes.insert(
            StoredCancellation(
                campaign: campaign.key,
                division: campaign.division,
                currency: charge.currency,
                cancelledOn: today,
                bookedMonth: try tx.time.closedThrough().map { max(month, $0.next) } ?? month,
                stage: charge.stage,
                lines: charge.lines
            )
        )
    }
}

extension Campaign {
    /// The campaign as an acceptance with these tiers would leave its lines.
    func confirming(_ tiers: [String: Tier]) -> Campaign {
        var judged = self
        for index in judged.lines.indices {
            judged.lines[index].tier = tiers[judged.lines[index].id] ?? judged.lines[index].tier
        }
        return judged
    }
}

extension Outcome {
    /// Adds a changed place to the event of the action itself.
    fileprivate mutating func addToFirst(_ change: Change) {
        guard let first = events.first else { return }
        var event = CampaignEvent(
            type: first.type,
            occurredAt: first.occurredAt,
            action: first.action,
            reason: first.reason,
            reasonCode: first.reasonCode,
            changes: first.changes + [change]
        )
        event.clocks = first.clocks
        event.informed = first.informed
        events[0] = event
    }
}
