import HubDomain
import HubJSON
import HubOperations

struct ListBudgets: EndpointInput {
    let division: String?
    let kind: Budget.Kind?
    let month: CalendarMonth?
    let page: PageRequest

    init(_ reader: inout InputReader) {
        division = reader.query("division", .definitionKey)
        kind = reader.query("kind", .choice(Budget.Kind.self))
        month = reader.query("month", .month, note: "Only budgets that have the month.")
        page = reader.page()
    }
}

struct SetBudget: EndpointInput {
    let draft: BudgetDraft

    init(_ reader: inout InputReader) {
        draft = BudgetDraft(
            division: reader.required("division", .definitionKey, example: "consumer"),
            kind: reader.optional(
                "kind",
                .choice(Budget.Kind.self),
                default: .work,
                note: "`media` is money for media, which is never billed."
            ),
            first: reader.required("from", .month, note: "The first month.", example: "2026-04"),
            last: reader.required("through", .month, note: "The last month.", example: "2027-03"),
            amount: reader.required("amount", .object(MoneyInput.self), note: "In the division's currency.").money,
            note: reader.optional("note", .text(1...500)),
            reason: reader.required("reason", .reason)
        )
    }
}

struct ChangeBudget: EndpointInput {
    let id: String
    let amount: Int64?
    let note: Patch<String>
    let reason: String

    init(_ reader: inout InputReader) {
        id = reader.path("id", .partID)
        amount = reader.optional(
            "amountMinor",
            .integer(MoneyInput.range),
            nullable: false,
            note: "The new amount, in the minor unit of the budget's currency."
        )
        note = reader.patch("note", .text(1...500))
        reason = reader.required("reason", .reason)
    }
}
