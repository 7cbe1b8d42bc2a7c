import HubDomain
import HubJSON
import HubStore

/// Keeps what is open of campaigns' money in step with everything that it follows from.
extension Hub {
    /// Brings what is open of a campaign up to date, when a change has to do with money.
    func settleAccount(
        of campaign: Campaign,
        since before: Campaign,
        _ events: [CampaignEvent],
        _ workflow: WorkflowDefinition,
        in tx: WriteTransaction
    ) throws {
        let isAgreed = campaign.acceptedAt != nil || before.acceptedAt != nil
        let isMoved = isAgreed && campaign.isChargedOtherwise(than: before)
        guard isMoved || events.contains(where: \.type.movesMoney) else { return }
        try settleAccount(of: campaign, workflow, in: tx)
    }

    func settleAccount(of campaign: Campaign, _ workflow: WorkflowDefinition, in tx: WriteTransaction) throws {
        let standing = OpenAccount.Standing(of: campaign, in: workflow)
        var records = OpenAccount.Records()
        records.entries = try tx.time.entries(of: campaign.key)
        records.expenses = try tx.expenses.list(of: campaign.key)
        records.billed = try tx.billing.billed(of: campaign.key)
        if let charge = try tx.quotes.cancellation(of: campaign.key), charge.waivedBy == nil {
            records.cancellation = (try MinorUnits.sum(charge.lines.map(\.charge)), charge.bookedMonth)
        }
        if standing.isUnderWay {
            records.complete = try tx.time.closedLines(of: campaign.key)
            records.expected = try expected(of: campaign, in: tx)
        }
        let account = OpenAccount(
            of: campaign,
            standing: standing,
            prices: definitions.money.prices,
            records: records,
            currency: try currency(of: campaign.division),
            zone: zone(of: campaign.division)
        )
        try tx.budgets.put(try account.amounts(), of: campaign.key)
    }

    /// What the lines are expected to come to: by the quote that was accepted, else by a quote made now.
    private func expected(of campaign: Campaign, in tx: ReadTransaction) throws -> [String: Int64] {
        if let quote = try tx.quotes.accepted(of: campaign.key) {
            return Dictionary(quote.figures.lines.map { ($0.line, $0.expected) }) { first, _ in first }
        }
        do {
            let pinned = try definitions.definitions(for: campaign, in: tx)
            let lines = try simulation(of: campaign, by: pinned, in: tx).lines
            return Dictionary(lines.map { ($0.line.id, $0.charge.expected) }) { first, _ in first }
        } catch let error as HubError where error.code == .conflict || error.code == .invalid {
            return [:]
        }
    }

    /// What a division spends and has agreed to spend.
    func spending(of division: String, _ kind: Budget.Kind, in tx: ReadTransaction) throws -> DivisionSpending {
        var open = try tx.budgets.open(division, kind)
        var statements: [CalendarMonth: Int64] = [:]
        if kind == .work, let ever = CalendarMonth("9999-12") {
            statements = try tx.budgets.statements(of: division)
            open += try tx.billing.shares(division, upTo: ever).map { share in
                OpenSum(state: .unbilled, month: share.month, amount: share.amount)
            }
            open += try tx.billing.credits(division, upTo: ever).map { credit in
                OpenSum(state: .unbilled, month: credit.bookedMonth, amount: -credit.amount)
            }
        }
        return DivisionSpending(today: today(in: division, at: tx.now), statements: statements, open: open)
    }

    /// What of a campaign the budget of its division has no room for.
    /// - Parameters:
    ///   - simulation: What it is expected to come to; an accepted campaign is in the figures already.
    ///   - launch: The launch that an action commits to.
    /// - Returns: `nil` with room for it, or without a budget for the month of the launch.
    func overspending(
        of campaign: Campaign,
        _ simulation: QuoteSimulation,
        launch: Instant?,
        in tx: ReadTransaction
    ) throws -> Issue? {
        let at = launch ?? campaign.committedLaunchAt ?? campaign.requestedLaunchAt ?? tx.now
        let month = CalendarMonth(of: zone(of: campaign.division).rules.date(at: max(at, tx.now)))
        guard
            let span = MonthSpan(from: month, through: month),
            let budget = try tx.budgets.overlapping(span, campaign.division, .work).first
        else { return nil }
        let figures = try spending(of: campaign.division, .work, in: tx).figures(of: budget.months)
        let available = try budget.available(after: figures)
        let needed = campaign.acceptedAt == nil ? try simulation.expected() : 0
        guard needed > available else { return nil }
        let text = { (amount: Int64) in Money(amount, budget.currency).text }
        return Issue(
            pointer: "/budget",
            code: "budget-exceeded",
            detail: """
                The \(budget.name) has \(text(available)) of \(text(budget.amount)) left (\(text(figures.billed)) billed, \
                \(text(figures.unbilled)) to be billed, \(text(figures.committed)) committed); the campaign \
                \(campaign.acceptedAt == nil ? "is expected to come to \(text(needed))" : "is part of it")
                """,
            satisfy: Satisfy(
                method: "PATCH",
                href: "/v1/budgets/\(budget.id)",
                body: ["amountMinor": .null, "reason": .null]
            )
        )
    }

    func zone(of division: String) -> ZoneID {
        definitions.head(.division, division)?.value.division.flatMap { ZoneID($0.zone) } ?? .utc
    }
}

extension Campaign {
    /// Whether something differs that charges follow from.
    fileprivate func isChargedOtherwise(than before: Campaign) -> Bool {
        stage != before.stage || acceptedAt != before.acceptedAt || launchedAt != before.launchedAt
            || committedLaunchAt != before.committedLaunchAt || lines != before.lines || division != before.division
    }
}

extension EventType {
    /// Whether it tells of records that a campaign's open amounts follow from.
    fileprivate var movesMoney: Bool {
        switch self {
        case .timeEntered, .timeEdited, .timeRemoved, .timeRecalculated, .captureClosed, .captureReopened,
            .expenseOrdered, .expenseChanged, .expenseInvoiced, .expenseCancelled, .quoteAccepted,
            .cancellationWaived:
            true
        default: false
        }
    }
}
