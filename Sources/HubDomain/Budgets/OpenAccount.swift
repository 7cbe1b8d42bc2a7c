/// Works out what of a campaign's money is open: agreed on and not worked yet, or worked and not billed yet.
package struct OpenAccount {
    private let campaign: Campaign
    private let standing: Standing
    private let prices: PriceBook
    private let records: Records
    private let currency: String
    private let zone: ZoneID

    /// Where the campaign stands, as far as money goes.
    package struct Standing: Hashable, Sendable {
        /// Accepted, and not launched, cancelled or declined.
        package let isUnderWay: Bool
        /// When it was closed; what is billed by the month ends then.
        package let closedAt: Instant?

        package init(of campaign: Campaign, in workflow: WorkflowDefinition) {
            let category = workflow.category(of: campaign.stage)
            isUnderWay =
                campaign.acceptedAt != nil && campaign.launchedAt == nil
                && (category == .planned || category == .production)
            closedAt = campaign.stands(after: .close, in: workflow) ? campaign.stageEnteredAt : nil
        }
    }

    /// What is recorded of the campaign's money.
    package struct Records: Sendable {
        package var entries: [TimeEntry] = []
        package var expenses: [Expense] = []
        /// What was billed, by source.
        package var billed: [String: Int64] = [:]
        /// The charge for cancelling, unless it was waived, and the month that it is booked in.
        package var cancellation: (amount: Int64, month: CalendarMonth)?
        /// What the hours of a line are expected to come to, by line.
        package var expected: [String: Int64] = [:]
        /// Lines whose time is complete.
        package var complete: Set<String> = []

        package init() {}
    }

    package init(
        of campaign: Campaign,
        standing: Standing,
        prices: PriceBook,
        records: Records,
        currency: String,
        zone: ZoneID
    ) {
        self.campaign = campaign
        self.standing = standing
        self.prices = prices
        self.records = records
        self.currency = currency
        self.zone = zone
    }

    /// - Throws: `conflict` when a price has no amount in the currency, `invalid` when a sum doesn't fit.
    package func amounts() throws -> [OpenAmount] {
        (try fixedAmounts() + hours() + expenses() + cancellation()).filter { $0.amount > 0 }
    }

    private func month(_ instant: Instant) -> CalendarMonth { CalendarMonth(of: zone.rules.date(at: instant)) }

    /// When what is still to be done falls due: with the launch.
    private var dueMonth: CalendarMonth {
        month(
            campaign.launchedAt ?? campaign.committedLaunchAt ?? campaign.requestedLaunchAt ?? campaign.stageEnteredAt
        )
    }

    private func amount(
        _ item: String,
        _ state: OpenAmount.State,
        _ month: CalendarMonth,
        lastMonth: CalendarMonth? = nil,
        _ amount: Int64
    ) -> OpenAmount {
        OpenAmount(
            item: item,
            division: campaign.division,
            state: state,
            month: month,
            lastMonth: lastMonth,
            amount: amount
        )
    }
}

extension OpenAccount {
    private func fixedAmounts() throws -> [OpenAmount] {
        try campaign.lines.compactMap { line in
            guard let price = line.price.flatMap({ prices[$0] }), !price.billsHours(line.tier) else { return nil }
            guard campaign.launchedAt != nil || standing.isUnderWay else { return nil }
            let due = try campaign.fixedAmount(of: line, price, currency)
            return price.terms.model == .monthly ? monthly(line, due) : once(line, due)
        }
    }

    private func once(_ line: ServiceLine, _ due: Int64) -> OpenAmount? {
        guard records.billed["fixed/\(campaign.key)/\(line.id)"] == nil else { return nil }
        return amount("fixed/\(line.id)", campaign.launchedAt == nil ? .committed : .unbilled, dueMonth, due)
    }

    private func monthly(_ line: ServiceLine, _ due: Int64) -> OpenAmount? {
        guard campaign.launchedAt != nil else { return amount("monthly/\(line.id)", .monthlyAhead, dueMonth, due) }
        let prefix = "monthly/\(campaign.key)/\(line.id)/"
        let billed = records.billed.keys.filter { $0.hasPrefix(prefix) }
            .compactMap { CalendarMonth(String($0.dropFirst(prefix.count))) }.max()
        let first = billed?.next ?? dueMonth
        let ended = standing.closedAt.map { zone.rules.date(at: $0) }
        // It is billed for a month when it is live on its last day.
        let last = ended.map { date in
            let month = CalendarMonth(of: date)
            return date > month.lastDay ? month : month.previous
        }
        if let last, last < first { return nil }
        return amount("monthly/\(line.id)", .monthly, first, lastMonth: last, due)
    }
}

extension OpenAccount {
    /// Hours by the line whose price covers them; with a cap they count until it is reached, the earlier months first.
    private func hours() throws -> [OpenAmount] {
        var families: [String: [TimeEntry]] = [:]
        var changeOrders: [String: [TimeEntry]] = [:]
        for entry in records.entries {
            guard let work = entry.work.line else { continue }
            let line = work.line
            if work.isChangeOrder {
                changeOrders[line, default: []].append(entry)
                continue
            }
            guard campaign.billsHours(of: line, prices) else { continue }
            families[campaign.line(line).map { campaign.pricedLine(of: $0).id } ?? line, default: []].append(entry)
        }
        for line in campaign.lines where standing.isUnderWay && line.variantOf == nil {
            if campaign.billsHours(of: line.id, prices) { families[line.id, default: []] += [] }
        }
        return try families.flatMap { line, entries in try hours(of: line, entries) }
            + changeOrders.flatMap { line, entries in try changes(of: line, entries) }
    }

    /// Work beyond the scope is billed by the hour whatever the price says, and was never expected.
    private func changes(of line: String, _ entries: [TimeEntry]) throws -> [OpenAmount] {
        let open = Dictionary(grouping: entries.filter { $0.statement == nil }, by: \.bookedMonth)
        return try open.map { month, own in
            let worth = try MinorUnits.sum(own.compactMap { $0.charge?.bill })
            return amount("change-orders/\(line)/\(month)", .unbilled, month, worth)
        }
    }

    private func hours(of line: String, _ entries: [TimeEntry]) throws -> [OpenAmount] {
        var sum = try MinorUnits.sum(entries.compactMap { records.billed["time/\($0.id)"] })
        let cap = try cap(of: line)
        var amounts: [OpenAmount] = []
        let open = Dictionary(grouping: entries.filter { $0.statement == nil }, by: \.bookedMonth)
        for (month, own) in open.sorted(by: { $0.key < $1.key }) {
            let items = BillableItem.hours(own, cap: cap, billed: sum, "")
            let worth = try MinorUnits.sum(items.map(\.amount))
            sum = try MinorUnits.sum([sum, worth])
            amounts.append(amount("hours/\(line)/\(month)", .unbilled, month, worth))
        }
        if standing.isUnderWay, !records.complete.contains(line), let expected = records.expected[line] {
            amounts.append(amount("expected/\(line)", .committed, dueMonth, expected - sum))
        }
        return amounts
    }

    private func cap(of line: String) throws -> Int64? {
        guard let line = campaign.line(line), let price = line.price.flatMap({ prices[$0] }) else { return nil }
        return try price.cap(tier: line.tier, quantity: line.quantity, in: currency)
    }

    private func expenses() -> [OpenAmount] {
        records.expenses.compactMap { expense in
            guard expense.state != .cancelled, expense.statement == nil else { return nil }
            let isActual = expense.state == .invoiced
            let month = isActual ? expense.bookedMonth ?? CalendarMonth(of: expense.orderedOn) : dueMonth
            return OpenAmount(
                item: "expense/\(expense.id)",
                division: expense.division,
                budget: expense.kind == .media ? .media : .work,
                state: isActual ? .unbilled : .committed,
                month: month,
                amount: expense.bill.minor
            )
        }
    }

    private func cancellation() -> [OpenAmount] {
        guard let charge = records.cancellation, records.billed["cancellation/\(campaign.key)"] == nil else {
            return []
        }
        return [amount("cancellation", .unbilled, charge.month, charge.amount)]
    }
}
