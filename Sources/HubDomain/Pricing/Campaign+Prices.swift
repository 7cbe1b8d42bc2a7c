private import HubJSON

extension Campaign {
    /// Pins each line to the price that it is accepted at.
    mutating func pin(_ prices: [String: DefinitionReference]) {
        for index in lines.indices { lines[index].price = prices[lines[index].id] }
    }

    /// The line whose price covers the work on a line: its master's, as the tier counts the locales.
    package func pricedLine(of line: ServiceLine) -> ServiceLine { line.variantOf.flatMap { self.line($0) } ?? line }

    /// What a line costs whatever its hours, see ``PriceDefinition/amount(of:master:in:)``; 0 without a price.
    package func fixedAmount(of line: ServiceLine, _ price: PriceDefinition?, _ currency: String) throws -> Int64 {
        try price?.amount(of: line, master: line.variantOf.flatMap { self.line($0) }, in: currency) ?? 0
    }

    /// Whether hours on a line are what the division pays for.
    package func billsHours(of line: String, _ prices: PriceBook) -> Bool {
        guard let priced = self.line(line).map({ pricedLine(of: $0) }), let price = priced.price else { return true }
        return prices[price]?.billsHours(priced.tier) ?? true
    }

    /// The planned minutes of every line by role, from the services' templates.
    package func plannedMinutes(by definitions: CampaignDefinitions) throws -> [String: [Role: Int]] {
        var trial = self
        trial.tasks = []
        for stage in definitions.workflow.stages where stage.category == .production {
            try trial.makeTasks(for: stage.key, by: definitions)
        }
        var minutes: [String: [Role: Int]] = [:]
        for task in trial.tasks { minutes[task.line, default: [:]][task.role, default: 0] += task.minutes }
        return minutes
    }

    func unacceptedQuote(_ standing: QuoteStanding?) -> [Issue] {
        let detail: String
        switch standing {
        case .accepted: return []
        case .open(let text): detail = text
        case nil: detail = "There is no quote"
        }
        return [
            Issue(
                pointer: "/quote",
                code: "quote-not-accepted",
                detail: detail,
                satisfy: Satisfy(method: "POST", href: "/v1/campaigns/\(key)/quote")
            )
        ]
    }
}

/// Whether somebody has agreed to what a campaign costs.
package enum QuoteStanding: Hashable, Sendable {
    case accepted
    /// Nobody has yet; what to do about it.
    case open(String)
}
