package import HubDomain
import HubJSON
import HubStore

/// Something ordered from a vendor, as it is entered.
package struct ExpenseDraft: Hashable, Sendable {
    package var line: String
    package var vendor: String
    package var description: String
    package var kind: Expense.Kind
    /// Percent; only for mark-up.
    package var markUp: Int
    package var amount: Money
    /// `nil` for today.
    package var orderedOn: CivilDate?

    package init(
        line: String,
        vendor: String,
        description: String,
        kind: Expense.Kind,
        markUp: Int,
        amount: Money,
        orderedOn: CivilDate?
    ) {
        self.line = line
        self.vendor = vendor
        self.description = description
        self.kind = kind
        self.markUp = markUp
        self.amount = amount
        self.orderedOn = orderedOn
    }
}

/// An expense as a reader sees it.
package struct ExpenseView: Sendable {
    package let expense: Expense
    package let showsCost: Bool
}

extension Hub {
    /// Commits money to a vendor for a line.
    /// - Throws: `not-found`, `forbidden`, or `invalid` with every problem, a missing exchange rate among them.
    package func order(
        _ draft: ExpenseDraft,
        for key: CampaignKey,
        by caller: Caller,
        repetition: RepetitionPolicy<ExpenseView> = .never
    ) async throws -> Repeatable<ExpenseView> {
        let id = ids.next()
        return try await write(repetition) { tx in
            var made: Expense?
            _ = try change(key, expecting: nil, by: caller, in: tx) { campaign, _ in
                try check(caller, mayOrderFor: campaign)
                let expense = try place(draft, id: id, for: campaign, by: caller, in: tx)
                made = expense
                return Outcome(events: [expense.event(.expenseOrdered, since: nil, at: tx.now)])
            }
            guard let made else { throw HubError(.internalError, "The expense was not made") }
            return ExpenseView(expense: made, showsCost: caller.seesCost(in: made.division))
        }
    }

    /// Stores an order for a locked campaign.
    /// - Throws: `invalid` with every problem.
    func place(
        _ draft: ExpenseDraft,
        id: String,
        for campaign: Campaign,
        by caller: Caller,
        in tx: WriteTransaction
    ) throws -> Expense {
        let today = today(in: campaign.division, at: tx.now)
        try check(draft, of: campaign, today: today)
        let orderedOn = draft.orderedOn ?? today
        let cost = try convert(draft.amount, for: campaign.division, on: orderedOn)
        let expense = Expense(
            id: id,
            campaign: campaign.key,
            division: campaign.division,
            line: draft.line,
            vendor: draft.vendor,
            description: draft.description,
            kind: draft.kind,
            markUp: draft.markUp,
            amount: draft.amount,
            cost: cost,
            bill: try Expense.bill(for: cost, markUp: draft.markUp),
            orderedOn: orderedOn,
            enteredBy: caller.id,
            enteredAt: tx.now,
            updatedAt: tx.now
        )
        try tx.expenses.insert(expense)
        return expense
    }

    /// The vendor has invoiced an order: it becomes actual, at the invoiced amount.
    /// - Parameter amount: What the invoice says; `nil` for what was ordered.
    /// - Throws: `not-found`, `forbidden`, `conflict` for what isn't ordered any more, or `invalid`.
    package func invoice(
        expense id: String,
        amount: Money?,
        on date: CivilDate?,
        by caller: Caller,
        repetition: RepetitionPolicy<ExpenseView> = .never
    ) async throws -> Repeatable<ExpenseView> {
        try await write(repetition) { tx in
            try edit(expense: id, .expenseInvoiced, reason: nil, by: caller, in: tx) { expense in
                let today = today(in: expense.division, at: tx.now)
                let invoicedOn = date ?? today
                guard invoicedOn <= today, invoicedOn >= expense.orderedOn else {
                    let issue = Issue.invalid("/invoicedOn", "lies before the order or in the future")
                    throw HubError(.invalid, "The invoice has problems", issues: [issue])
                }
                expense.amount = amount ?? expense.amount
                expense.cost = try convert(expense.amount, for: expense.division, on: invoicedOn)
                expense.bill = try Expense.bill(for: expense.cost, markUp: expense.markUp)
                expense.state = .invoiced
                expense.invoicedOn = invoicedOn
                let month = CalendarMonth(of: invoicedOn)
                expense.bookedMonth = try tx.time.closedThrough().map { max(month, $0.next) } ?? month
            }
        }
    }

    /// Takes an order back.
    /// - Throws: `not-found`, `forbidden`, or `conflict` for what isn't ordered any more.
    package func cancel(
        expense id: String,
        reason: String,
        by caller: Caller,
        repetition: RepetitionPolicy<ExpenseView> = .never
    ) async throws -> Repeatable<ExpenseView> {
        try await write(repetition) { tx in
            try edit(expense: id, .expenseCancelled, reason: reason, by: caller, in: tx) { $0.state = .cancelled }
        }
    }

    /// - Throws: `not-found`.
    package func expenses(of key: CampaignKey, for caller: Caller) async throws -> [ExpenseView] {
        try await store.read { tx in
            let campaign = try readable(key, by: caller, in: tx)
            let showsCost = caller.seesCost(in: campaign.division)
            return try tx.expenses.list(of: key).map { ExpenseView(expense: $0, showsCost: showsCost) }
        }
    }

    private func edit(
        expense id: String,
        _ type: EventType,
        reason: String?,
        by caller: Caller,
        in tx: WriteTransaction,
        _ body: (inout Expense) throws -> Void
    ) throws -> ExpenseView {
        guard let before = try tx.expenses.find(id) else { throw HubError(.notFound, "There is no such expense") }
        var expense = before
        _ = try change(before.campaign, expecting: nil, by: caller, in: tx) { campaign, _ in
            try check(caller, mayOrderFor: campaign)
            guard before.state == .ordered else { throw HubError(.conflict, "The expense is \(before.state.rawValue)") }
            try body(&expense)
            expense.version += 1
            expense.updatedAt = tx.now
            try tx.expenses.update(expense)
            return Outcome(events: [expense.event(type, since: before, reason, at: tx.now)])
        }
        return ExpenseView(expense: expense, showsCost: caller.seesCost(in: expense.division))
    }

    private func check(_ caller: Caller, mayOrderFor campaign: Campaign) throws {
        guard caller.has(anyOf: [.producer, .lead, .finance], in: campaign.division) else {
            throw HubError(.forbidden, "Only producers, leads and finance spend money on a campaign")
        }
    }

    private func check(_ draft: ExpenseDraft, of campaign: Campaign, today: CivilDate) throws {
        var issues: [Issue] = []
        if campaign.line(draft.line) == nil {
            issues.append(.invalid("/line", "\(campaign.key) has no line \"\(draft.line.shortened)\""))
        }
        if definitions.head(.vendor, draft.vendor) == nil {
            let known = definitions.heads(of: .vendor).map(\.reference.key).listed
            issues.append(.invalid("/vendor", "must be one of \(known)"))
        }
        if draft.amount.minor <= 0 { issues.append(.invalid("/amount/amountMinor", "must be above zero")) }
        if draft.kind != .markUp, draft.markUp != 0 {
            issues.append(.invalid("/markUpPercent", "belongs to the kind mark-up"))
        }
        if let date = draft.orderedOn, date > today { issues.append(.invalid("/orderedOn", "lies in the future")) }
        guard issues.isEmpty else { throw HubError(.invalid, "The expense has problems", issues: issues) }
    }

    /// In the currency of a division, by the rates of the month.
    private func convert(_ amount: Money, for division: String, on date: CivilDate) throws -> Money {
        let currency = try currency(of: division)
        guard amount.currency != currency else { return amount }
        do throws(HubError) {
            guard let table = definitions.money.exchange else {
                throw HubError(.invalid, "There is no exchange table: enter the amount in \(currency)")
            }
            return try table.convert(amount, to: currency, in: CalendarMonth(of: date))
        } catch {
            throw HubError(
                .invalid,
                error.message,
                issues: [Issue(pointer: "/amount/currency", code: "no-rate", detail: error.message)]
            )
        }
    }
}

extension Expense {
    func event(_ type: EventType, since before: Expense?, _ reason: String? = nil, at now: Instant)
        -> CampaignEvent
    {
        CampaignEvent(
            type: type,
            occurredAt: now,
            reason: reason,
            changes: Change.between(
                before.map { .object($0.snapshot) } ?? .null,
                .object(snapshot),
                at: "/expenses/\(id)"
            )
        )
    }
}
