package import HubDomain
import HubJSON
import HubStore

/// A budget as a reader sees it.
package struct BudgetView: Sendable {
    package let budget: Budget
    package let figures: BudgetFigures
    package let available: Int64
}

/// A budget as it is asked for.
package struct BudgetDraft: Hashable, Sendable {
    package let division: String
    package let kind: Budget.Kind
    package let first: CalendarMonth
    package let last: CalendarMonth
    package let amount: Money
    package let note: String?
    package let reason: String

    package init(
        division: String,
        kind: Budget.Kind,
        first: CalendarMonth,
        last: CalendarMonth,
        amount: Money,
        note: String?,
        reason: String
    ) {
        self.division = division
        self.kind = kind
        self.first = first
        self.last = last
        self.amount = amount
        self.note = note
        self.reason = reason
    }
}

extension Hub {
    /// Sets a budget for months that have none of the kind yet.
    /// - Throws: `invalid` with every problem, `forbidden`, or `conflict` naming the budget that has some of the months.
    package func setBudget(
        _ draft: BudgetDraft,
        by caller: Caller,
        repetition: RepetitionPolicy<BudgetView> = .never
    ) async throws -> Repeatable<BudgetView> {
        let id = ids.next()
        return try await write(repetition) { tx in
            let months = try checked(draft)
            try check(caller, setsBudgetsOf: draft.division)
            if let other = try tx.budgets.overlapping(months, draft.division, draft.kind).first {
                throw HubError(.conflict, "The \(other.name) has some of these months: change that one")
            }
            let budget = Budget(
                id: id,
                division: draft.division,
                kind: draft.kind,
                months: months,
                amount: draft.amount.minor,
                currency: draft.amount.currency,
                note: draft.note,
                setBy: caller.id,
                setAt: tx.now,
                updatedAt: tx.now
            )
            try tx.budgets.insert(budget)
            try record("budget.set", budget, before: nil, draft.reason, by: caller, in: tx)
            return try view(of: budget, in: tx)
        }
    }

    /// Gives a budget another amount or note.
    /// - Parameters:
    ///   - amount: Minor units; `nil` leaves it.
    ///   - note: `nil` leaves it.
    /// - Throws: `not-found`, `forbidden`, or `stale-version`.
    package func changeBudget(
        _ id: String,
        amount: Int64?,
        note: String??,
        reason: String,
        by caller: Caller,
        expecting version: Int64?
    ) async throws -> BudgetView {
        try await write { tx in
            let before = try budget(id, for: caller, in: tx)
            try check(caller, setsBudgetsOf: before.division)
            if let version, version != before.version {
                throw HubError(
                    .staleVersion,
                    "The budget was changed by somebody else: it is at version \(before.version)",
                    details: ["version": .integer(before.version)]
                )
            }
            var budget = before
            budget.amount = amount ?? before.amount
            if let note { budget.note = note }
            guard budget != before else { return try view(of: before, in: tx) }
            budget.version += 1
            budget.updatedAt = tx.now
            try tx.budgets.update(budget)
            try record("budget.changed", budget, before: before, reason, by: caller, in: tx)
            return try view(of: budget, in: tx)
        }
    }

    /// A budget, and what its months are likely to be charged.
    /// - Throws: `not-found`, also for a division whose budgets the caller may not see.
    package func budget(_ id: String, for caller: Caller) async throws -> (view: BudgetView, outlook: BudgetOutlook) {
        let found = try await store.read { tx in try view(of: try budget(id, for: caller, in: tx), in: tx) }
        return (found, try await outlook(of: found.budget))
    }

    /// The budgets that the caller may see, in the order in which they were set.
    /// - Parameters:
    ///   - division: `nil` for all.
    ///   - month: Only budgets that have it.
    package func budgets(
        of division: String?,
        _ kind: Budget.Kind?,
        in month: CalendarMonth?,
        for caller: Caller,
        _ page: PageRequest<String>
    ) async throws -> Page<BudgetView, String> {
        try await store.read { tx in
            var found: [Budget] = []
            var last = page.after ?? ""
            while found.count < page.fetchCount {
                let batch = try tx.budgets.list(after: last, limit: 200)
                guard let end = batch.last else { break }
                found += try batch.filter { budget in
                    guard division == nil || budget.division == division else { return false }
                    guard kind == nil || budget.kind == kind else { return false }
                    guard month.map(budget.months.contains) ?? true else { return false }
                    return try sees(caller, budgetsOf: budget.division, in: tx)
                }
                last = end.id
            }
            let shown = page.page(Array(found.prefix(page.fetchCount)), key: \.id)
            return Page(items: try shown.items.map { try view(of: $0, in: tx) }, next: shown.next)
        }
    }

    private func view(of budget: Budget, in tx: ReadTransaction) throws -> BudgetView {
        let figures = try spending(of: budget.division, budget.kind, in: tx).figures(of: budget.months)
        return BudgetView(budget: budget, figures: figures, available: try budget.available(after: figures))
    }

    private func budget(_ id: String, for caller: Caller, in tx: ReadTransaction) throws -> Budget {
        guard let budget = try tx.budgets.find(id), try sees(caller, budgetsOf: budget.division, in: tx) else {
            throw HubError(.notFound, "There is no such budget")
        }
        return budget
    }

    /// Whoever has to do with the division's money, and the person who answers for it.
    func sees(_ caller: Caller, budgetsOf division: String, in tx: ReadTransaction) throws -> Bool {
        if caller.has(anyOf: [.approver, .lead, .finance, .viewer, .admin, .system], in: division) { return true }
        guard let owner = definitions.head(.division, division)?.value.division?.budgetOwner else { return false }
        return try tx.people.find(email: owner)?.id == caller.id
    }

    private func check(_ caller: Caller, setsBudgetsOf division: String) throws {
        guard caller.has(anyOf: [.finance, .lead], in: division) else {
            throw HubError(.forbidden, "Budgets are set by finance and leads of the division")
        }
    }

    private func checked(_ draft: BudgetDraft) throws -> MonthSpan {
        var issues: [Issue] = []
        if let currency = definitions.head(.division, draft.division)?.value.division?.currency {
            if draft.amount.currency != currency {
                issues.append(.invalid("/amount/currency", "must be \(currency), in which \(draft.division) pays"))
            }
        } else {
            issues.append(definitions.current.unknownDivision(draft.division))
        }
        let months = MonthSpan(from: draft.first, through: draft.last)
        if months == nil { issues.append(.invalid("/through", "must not lie before /from")) }
        guard issues.isEmpty, let months else {
            throw HubError(.invalid, "The budget has problems", issues: issues)
        }
        return months
    }

    private func record(
        _ type: String,
        _ budget: Budget,
        before: Budget?,
        _ reason: String,
        by caller: Caller,
        in tx: WriteTransaction
    ) throws {
        var changes = Change.between(
            before.map { Money($0.amount, $0.currency).json } ?? .null,
            Money(budget.amount, budget.currency).json,
            at: "/amount"
        )
        if budget.note != before?.note {
            changes.append(
                Change(
                    pointer: "/note",
                    before: (before?.note).map(JSONValue.string) ?? .null,
                    after: budget.note.map(JSONValue.string) ?? .null
                )
            )
        }
        let body: JSONObject = [
            "division": .string(budget.division), "kind": .string(budget.kind.rawValue),
            "from": .string(budget.months.first.description), "through": .string(budget.months.last.description),
            "reason": .string(reason), "changes": .array(changes.map(\.json)),
        ]
        try recordMoney(type, of: "budget/\(budget.id)", body, by: caller, in: tx)
    }
}
