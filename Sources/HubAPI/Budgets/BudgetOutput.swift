import HubDomain
import HubJSON
import HubOperations

extension Budget.Kind: JSONOutput {}

struct BudgetOutput: ObjectOutput {
    let view: BudgetView
    /// `nil` where budgets are listed.
    var outlook: BudgetOutlook?

    static let schemaName = "Budget"

    private var budget: Budget { view.budget }
    private var figures: BudgetFigures { view.figures }
    private func money(_ minor: Int64) -> MoneyOutput { MoneyOutput(money: Money(minor, budget.currency)) }

    static let fields: [OutputField<BudgetOutput>] = [
        .init("id") { $0.budget.id },
        .init("version") { $0.budget.version },
        .init("division") { $0.budget.division },
        .init("kind") { $0.budget.kind },
        .init("from", note: "The first month.", example: "2026-04") { $0.budget.months.first.description },
        .init("through", note: "The last month.", example: "2027-03") { $0.budget.months.last.description },
        .init("amount") { $0.money($0.budget.amount) },
        .init("actual", note: "`billed` and `unbilled`.") { $0.money($0.figures.billed + $0.figures.unbilled) },
        .init("billed", note: "On issued statements of the months.") { $0.money($0.figures.billed) },
        .init("unbilled", note: "Worked, launched or invoiced, and on no statement yet.") {
            $0.money($0.figures.unbilled)
        },
        .init("committed", note: "Expected of accepted work that isn't in `actual` yet.") {
            $0.money($0.figures.committed)
        },
        .init("available", note: "The amount less `actual` and `committed`; below zero when it is overspent.") {
            $0.money($0.view.available)
        },
        .whenPresent(
            "outlook",
            note: """
                What its months from the running one on are likely to be charged. Beside the figures and never added to \
                them: some of it is committed already. Not in lists.
                """
        ) { owner in owner.outlook.map { BudgetOutlookOutput(outlook: $0, currency: owner.budget.currency) } },
        .init("note") { $0.budget.note },
        .init("setAt") { $0.budget.setAt },
        .init("updatedAt") { $0.budget.updatedAt },
    ]
}

extension BudgetOutput {
    /// The figures move without an edit of the budget.
    var reply: Reply<BudgetOutput> {
        let figures = "\(view.figures.billed).\(view.figures.unbilled).\(view.figures.committed)"
        let moment = [figures, outlook?.moment].compactMap(\.self).joined(separator: ".")
        return Reply(self, entityTag: EntityTag(version: Int(view.budget.version), moment: moment))
    }
}
