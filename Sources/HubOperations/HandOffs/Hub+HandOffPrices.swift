import HubDomain
import HubStore

/// What a hand-off costs is an expense of its line: committed when it is sent, actual when it is invoiced.
extension Hub {
    /// Commits the price of a hand-off, if it has one.
    /// - Throws: `invalid` without a rate for the vendor's currency.
    func commit(
        _ handOff: HandOff,
        _ billing: HandOffBilling,
        expense id: String,
        _ campaign: inout Campaign,
        by caller: Caller,
        in tx: WriteTransaction
    ) throws -> [CampaignEvent] {
        guard let price = handOff.price else { return [] }
        let words = handOff.what.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        let draft = ExpenseDraft(
            line: handOff.line,
            vendor: handOff.vendor,
            description: "\(handOff.id): \(words.prefix(180))",
            kind: billing.kind,
            markUp: billing.markUp,
            amount: price,
            orderedOn: nil
        )
        do {
            let expense = try place(draft, id: id, for: campaign, by: caller, in: tx)
            campaign.book(expense.id, forHandOff: handOff.id)
            return [expense.event(.expenseOrdered, since: nil, at: tx.now)]
        } catch let error as HubError where error.code == .invalid {
            throw HubError(.invalid, error.message, issues: error.issues.map(Self.ofPrice))
        }
    }

    /// Brings what is committed into step with a move.
    func settlePrice(
        of id: String,
        _ move: HandOffMove,
        _ newExpense: String,
        _ campaign: inout Campaign,
        by caller: Caller,
        in tx: WriteTransaction
    ) throws -> [CampaignEvent] {
        guard let handOff = campaign.handOff(id) else { return [] }
        let expense = try handOff.expense.flatMap { try tx.expenses.find($0) }
        if handOff.state.freesPrice {
            guard let expense, expense.state == .ordered else { return [] }
            return [try cancel(expense, because: move.note, in: tx)]
        }
        // What was invoiced before it went back is paid: only a price agreed anew is owed beside it.
        guard move.step == .send, move.price != nil || expense?.state == .cancelled else { return [] }
        let billing = expense.map { HandOffBilling(kind: $0.kind, markUp: $0.markUp) } ?? HandOffBilling()
        return try commit(handOff, billing, expense: newExpense, &campaign, by: caller, in: tx)
    }

    private func cancel(_ before: Expense, because reason: String?, in tx: WriteTransaction) throws -> CampaignEvent {
        var expense = before
        expense.state = .cancelled
        expense.version += 1
        expense.updatedAt = tx.now
        try tx.expenses.update(expense)
        return expense.event(.expenseCancelled, since: before, reason, at: tx.now)
    }

    /// The place of an expense's problem in the body of a hand-off.
    private static func ofPrice(_ issue: Issue) -> Issue {
        let pointer = issue.pointer.replacing("/amount", with: "/price")
        return Issue(pointer: pointer, code: issue.code, detail: issue.detail)
    }
}
