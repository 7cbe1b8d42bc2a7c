import HTTPServer
import HubDomain
import HubJSON
import HubOperations

extension BillingStatement.State: JSONOutput {}
extension BillingStatement.LineState: JSONOutput {}
extension BillableItem.Kind: JSONOutput {}
extension SharingRule: JSONOutput {}

/// A statement without its lines.
struct StatementHeadOutput: ObjectOutput {
    let view: StatementView

    static let schemaName = "StatementHead"

    static let fields: [OutputField<StatementHeadOutput>] = [
        .init("id") { $0.view.statement.id },
        .init("number", note: "`null` for a draft.", example: "ST-000042") { $0.view.statement.name },
        .init("division") { $0.view.statement.division },
        .init("month", example: "2026-03") { $0.view.statement.month.description },
        .init("state") { $0.view.statement.state },
        .init("total") { MoneyOutput(money: Money($0.view.total, $0.view.statement.currency)) },
        .init("issuedAt") { $0.view.statement.issuedAt },
    ]
}

struct StatementOutput: ObjectOutput {
    let view: StatementView

    static let schemaName = "Statement"

    private var statement: BillingStatement { view.statement }

    static let fields: [OutputField<StatementOutput>] = [
        .init("id") { $0.statement.id },
        .init("number", note: "`null` for a draft.", example: "ST-000042") { $0.statement.name },
        .init("division") { $0.statement.division },
        .init("divisionName") { $0.view.divisionName },
        .init("costCentre") { $0.view.costCentre },
        .init("month", example: "2026-03") { $0.statement.month.description },
        .init("state") { $0.statement.state },
        .init("total", note: "The sum of the lines, each rounded once.") {
            MoneyOutput(money: Money($0.view.total, $0.statement.currency))
        },
        .whenPresent("cost", note: "For finance and leads.") { output in
            output.view.showsCost ? MoneyOutput(money: Money(output.statement.cost, output.statement.currency)) : nil
        },
        .whenPresent("margin", note: "For finance and leads.") { output in
            output.view.showsCost
                ? MoneyOutput(money: Money(output.view.total - output.statement.cost, output.statement.currency)) : nil
        },
        .init("lines") { output in
            output.statement.lines.map {
                StatementLineOutput(line: $0, currency: output.statement.currency, showsCost: output.view.showsCost)
            }
        },
        .init("madeAt") { $0.statement.madeAt },
        .init("issuedAt") { $0.statement.issuedAt },
    ]
}

struct StatementLineOutput: ObjectOutput {
    let line: BillingStatement.Line
    let currency: String
    let showsCost: Bool

    static let schemaName = "StatementLine"

    static let fields: [OutputField<StatementLineOutput>] = [
        .init("number") { $0.line.number },
        .init("kind") { $0.line.kind },
        .init("campaign") { $0.line.campaign?.description },
        .init("line") { $0.line.line },
        .init("description") { $0.line.description },
        .init("minutes", note: "Of hours.") { $0.line.minutes },
        .init("amount") { MoneyOutput(money: Money($0.line.amount, $0.currency)) },
        .whenPresent("cost", note: "For finance and leads.") { output in
            output.showsCost ? MoneyOutput(money: Money(output.line.cost, output.currency)) : nil
        },
        .init("sources", note: "What it sums; each is billed only once ever.") { output in
            output.line.sources.map { StatementSourceOutput(source: $0) }
        },
        .init("state") { $0.line.state },
        .init("reason", note: "Of a dispute.") { $0.line.reason },
    ]
}

struct StatementSourceOutput: ObjectOutput {
    let source: BillingStatement.Source

    static let schemaName = "StatementSource"

    static let fields: [OutputField<StatementSourceOutput>] = [
        .init("id") { $0.source.id },
        .init("amountMinor") { $0.source.amount },
    ]
}

struct CreditOutput: ObjectOutput {
    let credit: StatementCredit

    static let schemaName = "Credit"

    static let fields: [OutputField<CreditOutput>] = [
        .init("id") { $0.credit.id },
        .init("statement", note: "Whose line it is.") { $0.credit.statement },
        .init("line") { $0.credit.line },
        .init("amountMinor") { $0.credit.amount },
        .init("bookedMonth", note: "From which it goes on the division's next statement.") {
            $0.credit.bookedMonth.description
        },
        .init("reason") { $0.credit.reason },
    ]
}

struct SharedCostOutput: ObjectOutput {
    let view: SharedCostView

    static let schemaName = "SharedCost"

    static let fields: [OutputField<SharedCostOutput>] = [
        .init("id") { $0.view.id },
        .init("amount") { MoneyOutput(money: $0.view.amount) },
        .init("rule") { $0.view.rule },
        .init("shares") { output in
            output.view.shares.map { SharedCostShareOutput(share: $0, currency: output.view.amount.currency) }
        },
    ]
}

struct SharedCostShareOutput: ObjectOutput {
    let share: SharedCostShare
    let currency: String

    static let schemaName = "SharedCostShare"

    static let fields: [OutputField<SharedCostShareOutput>] = [
        .init("division") { $0.share.division },
        .init("weight") { $0.share.weight },
        .init("amount") { MoneyOutput(money: Money($0.share.amount, $0.currency)) },
    ]
}

/// A statement in the form that the client prefers.
struct StatementRepresentation: EndpointOutput {
    let view: StatementView
    let form: Form

    enum Form {
        case json
        case table
        case page

        init(accept: String?) {
            if AcceptField.prefersTable(accept) {
                self = .table
            } else if AcceptField.prefersPage(accept) {
                self = .page
            } else {
                self = .json
            }
        }
    }

    static var content: OutputContent { .jsonOr(StatementOutput.schema, ["text/csv", "text/html"]) }
    static var mediaType: String? { MediaType.json }

    var chosenMediaType: String? {
        switch form {
        case .json: MediaType.json
        case .table: "text/csv; charset=utf-8; header=present"
        case .page: "text/html; charset=utf-8"
        }
    }

    func responseBody() -> ResponseBody {
        switch form {
        case .json: .bytes(StatementOutput(view: view).encoded())
        case .table: .bytes(Array(StatementTable.text(view).utf8))
        case .page: .bytes(Array(StatementPage.text(view).utf8))
        }
    }
}
