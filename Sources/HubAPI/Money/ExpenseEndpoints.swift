import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

/// Money paid to others for a line.
extension HubAPI {
    static func addExpenses(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, ItemsOutput<ExpenseOutput>>(
                .get,
                "/v1/campaigns/{key}/expenses",
                id: "listExpenses",
                tag: "Time",
                summary: "List the expenses of a campaign",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                let views = try await hub.expenses(of: input.key, for: request.person)
                return Reply(ItemsOutput(items: views.map(ExpenseOutput.init)))
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, OrderExpense, ExpenseOutput>(
                .post,
                "/v1/campaigns/{key}/expenses",
                id: "orderExpense",
                tag: "Time",
                summary: "Order something from a vendor for a line",
                description: "It is committed now and becomes actual when it is invoiced.",
                access: spenders,
                success: .created,
                failures: [.notFound, .forbidden]
            ) { input, request in
                let reply = { @Sendable (view: ExpenseView) in Reply(ExpenseOutput(view: view)) }
                return try await hub.order(
                    input.draft,
                    for: input.key,
                    by: request.person,
                    repetition: request.repetition(reply)
                )
                .reply(reply)
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, InvoiceExpense, ExpenseOutput>(
                .post,
                "/v1/expenses/{id}/invoice",
                id: "invoiceExpense",
                tag: "Time",
                summary: "Record a vendor's invoice",
                access: spenders,
                failures: [.notFound, .forbidden, .conflict]
            ) { input, request in
                let reply = { @Sendable (view: ExpenseView) in Reply(ExpenseOutput(view: view)) }
                return try await hub.invoice(
                    expense: input.id,
                    amount: input.amount,
                    on: input.invoicedOn,
                    by: request.person,
                    repetition: request.repetition(reply)
                )
                .reply(reply)
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, PartReasonInput, ExpenseOutput>(
                .post,
                "/v1/expenses/{id}/cancellation",
                id: "cancelExpense",
                tag: "Time",
                summary: "Take an order back",
                access: spenders,
                failures: [.notFound, .forbidden, .conflict]
            ) { input, request in
                let reply = { @Sendable (view: ExpenseView) in Reply(ExpenseOutput(view: view)) }
                return try await hub.cancel(
                    expense: input.id,
                    reason: input.reason,
                    by: request.person,
                    repetition: request.repetition(reply)
                )
                .reply(reply)
            }
        )
    }

    private static let spenders = Access.roles(.producer, .lead, .finance)
}

struct OrderExpense: EndpointInput {
    let key: CampaignKey
    let draft: ExpenseDraft

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        draft = ExpenseDraft(
            line: reader.required("line", .partID),
            vendor: reader.required("vendor", .definitionKey),
            description: reader.required("description", .text(1...200)),
            kind: reader.optional(
                "kind",
                .choice(Expense.Kind.self),
                default: .passThrough,
                note: "Media money has a budget of its own and isn't billed."
            ),
            markUp: reader.optional("markUpPercent", .integer(0...100), default: 0),
            amount: reader.required("amount", .object(MoneyInput.self), note: "In the vendor's currency.").money,
            orderedOn: reader.optional("orderedOn", .date, note: "Without it today.")
        )
    }
}

struct InvoiceExpense: EndpointInput {
    let id: String
    let amount: Money?
    let invoicedOn: CivilDate?

    init(_ reader: inout InputReader) {
        id = reader.path("id", .partID)
        amount = reader.optional("amount", .object(MoneyInput.self), note: "Where it isn't what was ordered.")?.money
        invoicedOn = reader.optional("invoicedOn", .date, note: "Without it today.")
    }
}

struct ExpenseOutput: ObjectOutput {
    let view: ExpenseView

    static let schemaName = "Expense"

    private var expense: Expense { view.expense }

    static let fields: [OutputField<ExpenseOutput>] = [
        .init("id") { $0.expense.id },
        .init("campaign", example: "CMP-1042") { $0.expense.campaign.description },
        .init("line") { $0.expense.line },
        .init("vendor") { $0.expense.vendor },
        .init("description") { $0.expense.description },
        .init("kind") { $0.expense.kind },
        .init("state") { $0.expense.state },
        .init("bill", note: "What the division pays.") { MoneyOutput(money: $0.expense.bill) },
        .whenPresent("amount", note: "In the vendor's currency; for finance and leads.") { output in
            output.view.showsCost ? MoneyOutput(money: output.expense.amount) : nil
        },
        .whenPresent("cost", note: "In the division's currency; for finance and leads.") { output in
            output.view.showsCost ? MoneyOutput(money: output.expense.cost) : nil
        },
        .whenPresent("markUpPercent", note: "For finance and leads.") { $0.view.showsCost ? $0.expense.markUp : nil },
        .init("orderedOn") { $0.expense.orderedOn },
        .init("invoicedOn") { $0.expense.invoicedOn },
        .init("statement", note: "That billed it.") { $0.expense.statement },
    ]
}
