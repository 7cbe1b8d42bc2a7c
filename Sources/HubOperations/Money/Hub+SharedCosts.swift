package import HubDomain
import HubJSON
import HubStore

/// By what a shared cost is split.
package enum SharingRule: String, Hashable, Sendable, CaseIterable {
    /// To each the same.
    case equal
    /// By what each is to be billed for the month otherwise.
    case billed
}

/// A cost with the part of each division.
package struct SharedCostView: Sendable {
    package let id: String
    package let amount: Money
    package let rule: SharingRule
    package let shares: [SharedCostShare]
}

extension Hub {
    /// Splits a cost between divisions of its currency; each part goes on the division's statement of the month, and the
    /// parts add up to the cost.
    /// - Throws: `forbidden`, or `invalid` with every problem.
    package func share(
        _ amount: Money,
        _ description: String,
        _ month: CalendarMonth,
        by rule: SharingRule,
        between divisions: [String],
        for caller: Caller,
        repetition: RepetitionPolicy<SharedCostView> = .never
    ) async throws -> Repeatable<SharedCostView> {
        let id = ids.next()
        return try await write(repetition) { tx in
            try check(divisions, share: amount, caller)
            let weights = try divisions.map { division in
                try rule == .equal ? 1 : max(0, MinorUnits.sum(lines(of: division, month, in: tx).lines.map(\.amount)))
            }
            let parts = try MinorUnits.allocate(amount.minor, by: weights)
            let shares = divisions.enumerated().map { index, division in
                SharedCostShare(
                    cost: id,
                    division: division,
                    month: month,
                    description: description,
                    weight: weights[index],
                    amount: parts[index]
                )
            }
            try tx.billing.insertSharedCost(
                id: id,
                month,
                description,
                amount,
                rule: rule.rawValue,
                by: caller.id,
                shares
            )
            let body: JSONObject = [
                "amount": amount.json, "rule": .string(rule.rawValue),
                "shares": .object(JSONObject(shares.map { (key: $0.division, value: .integer($0.amount)) })),
            ]
            try recordMoney("shared-cost.split", of: "shared-cost/\(id)", body, by: caller, in: tx)
            return SharedCostView(id: id, amount: amount, rule: rule, shares: shares)
        }
    }

    private func check(_ divisions: [String], share amount: Money, _ caller: Caller) throws {
        var issues: [Issue] = []
        for (index, division) in divisions.enumerated() {
            guard definitions.head(.division, division) != nil else {
                issues.append(.invalid("/divisions/\(index)", "there is no division \"\(division.shortened)\""))
                continue
            }
            try check(caller, billsFor: division)
            let currency = try currency(of: division)
            if currency != amount.currency {
                issues.append(.invalid("/divisions/\(index)", "\(division) pays in \(currency); nothing is converted"))
            }
            if divisions[..<index].contains(division) {
                issues.append(.invalid("/divisions/\(index)", "is named twice"))
            }
        }
        guard issues.isEmpty else { throw HubError(.invalid, "The shared cost has problems", issues: issues) }
    }
}
