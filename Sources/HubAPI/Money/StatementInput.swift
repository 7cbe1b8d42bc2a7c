import HubDomain
import HubJSON
import HubOperations

struct DraftStatement: EndpointInput {
    let division: String
    let month: CalendarMonth

    init(_ reader: inout InputReader) {
        division = reader.required("division", .definitionKey, example: "consumer")
        month = reader.required("month", .month, example: "2026-03")
    }
}

struct JudgeStatement: EndpointInput {
    let id: String
    let lines: [Line]

    init(_ reader: inout InputReader) {
        id = reader.path("id", .partID)
        lines = reader.optional(
            "lines",
            .list(of: .object(Line.self), 0...1_000),
            default: [],
            note: "None: all lines that are still open are accepted."
        )
    }

    struct Line: EndpointInput {
        let judgement: StatementJudgement

        static let schemaName = "LineJudgement"

        init(_ reader: inout InputReader) {
            judgement = StatementJudgement(
                line: reader.required("number", .integer(1...100_000)),
                isAccepted: reader.required("accepted", .boolean, note: "`false` disputes it."),
                reason: reader.optional("reason", .reason, note: "Needed for a dispute.")
            )
        }

        func validate() -> [Issue] {
            guard !judgement.isAccepted, judgement.reason == nil else { return [] }
            return [Issue(pointer: "/reason", code: "required", detail: "is required for a dispute")]
        }
    }
}

struct CreditLine: EndpointInput {
    let id: String
    let number: Int
    let amount: Int64
    let reason: String

    init(_ reader: inout InputReader) {
        id = reader.path("id", .partID)
        number = reader.path("number", .integer(1...100_000))
        amount = reader.required("amountMinor", .integer(MoneyInput.positive))
        reason = reader.required("reason", .text(1...500))
    }
}

struct ShareCost: EndpointInput {
    let amount: Money
    let description: String
    let month: CalendarMonth
    let rule: SharingRule
    let divisions: [String]

    init(_ reader: inout InputReader) {
        amount = reader.required("amount", .object(MoneyInput.self)).money
        description = reader.required("description", .text(1...200))
        month = reader.required("month", .month, example: "2026-03")
        rule = reader.required("rule", .choice(SharingRule.self))
        divisions = reader.required("divisions", .list(of: .definitionKey, 1...100))
    }
}
