import HubDomain
import HubJSON
import HubOperations

/// What the months left of a budget are likely to be charged.
struct BudgetOutlookOutput: ObjectOutput {
    let outlook: BudgetOutlook
    let currency: String

    static let schemaName = "BudgetOutlook"

    static let fields: [OutputField<BudgetOutlookOutput>] = [
        .init("currency", note: "Of every amount, in its minor units.", example: "EUR") { $0.currency },
        .init("months", note: "Empty when nobody can say.") { owner in
            owner.outlook.months.map { BudgetOutlookMonthOutput(month: $0) }
        },
        .init("n", note: "Campaigns of the past year that the amounts are from.") { $0.outlook.count },
        .init("reason", note: "Why there are no months.") { $0.outlook.reason },
    ]
}

struct BudgetOutlookMonthOutput: ObjectOutput {
    let month: BudgetOutlook.Month

    static let schemaName = "BudgetOutlookMonth"

    static let fields: [OutputField<BudgetOutlookMonthOutput>] = [
        .init("month", example: "2026-04") { $0.month.month.description },
        .init("amount") { $0.month.amount },
        .init("amount80") { IntervalOutput(interval: $0.month.interval80) },
        .init("amount95") { IntervalOutput(interval: $0.month.interval95) },
    ]
}

extension BudgetOutlook {
    fileprivate var months: [Month] {
        if case .months(let months, _) = self { return months }
        return []
    }

    fileprivate var count: Int {
        if case .months(_, let each) = self { return each.count }
        return 0
    }

    fileprivate var reason: String? {
        if case .unknown(let reason) = self { return reason }
        return nil
    }

    /// Another one for other amounts.
    var moment: String {
        guard case .months(let months, let each) = self else { return "none" }
        let amounts = months.flatMap { [$0.amount, $0.interval80.upperBound, $0.interval95.upperBound] }
        let mark = amounts.reduce(UInt64(each.count)) { ($0 &* 1_099_511_628_211) ^ $1.bitPattern }
        return "\(months.first?.month.description ?? "").\(String(mark, radix: 36))"
    }
}
