private import HubJSON

/// What a campaign came to by what was booked on it: prices, hours and expenses in one currency. Media money isn't in it.
package struct CampaignAccount: Hashable, Sendable {
    package let campaign: CampaignKey
    /// When it counts: the launch, or the cancellation.
    package let at: Instant
    /// When the newest of what is in it was recorded.
    package let recordedAt: Instant
    package let group: FactGroup
    /// ISO 4217.
    package let currency: String
    package let lines: [Line]
    /// Whether any hour or expense was booked: without, nothing is known of what it cost.
    package let isCaptured: Bool

    /// In minor units.
    package struct Line: Hashable, Sendable {
        /// `nil` for hours on a line that was dropped.
        package let service: String?
        /// What the work is charged: the fixed amount, or the hours up to the cap.
        package var price: Int64
        /// What the hours cost.
        package var cost: Int64
        /// Paid to others, and what of it is charged.
        package var expenseCost: Int64
        package var expensePrice: Int64
        /// What the accepted quote expects; `nil` without one.
        package var quoted: Int64?
        package let terms: Terms

        package init(
            service: String?,
            price: Int64,
            cost: Int64,
            expenseCost: Int64 = 0,
            expensePrice: Int64 = 0,
            quoted: Int64? = nil,
            terms: Terms
        ) {
            self.service = service
            self.price = price
            self.cost = cost
            self.expenseCost = expenseCost
            self.expensePrice = expensePrice
            self.quoted = quoted
            self.terms = terms
        }
    }

    package enum Terms: Hashable, Sendable {
        case hours
        case fixed
        /// A service that runs on: no part of what a campaign earns or was quoted.
        case monthly
        /// The price has no amount for what the line is by now, or none in the division's currency: nobody knows what
        /// it earns.
        case unpriced
    }

    package init(
        campaign: CampaignKey,
        at: Instant,
        recordedAt: Instant,
        group: FactGroup,
        currency: String,
        lines: [Line],
        isCaptured: Bool
    ) {
        self.campaign = campaign
        self.at = at
        self.recordedAt = recordedAt
        self.group = group
        self.currency = currency
        self.lines = lines
        self.isCaptured = isCaptured
    }
}

/// What accounts are made of, as it is stored.
package struct BookedCampaign: Sendable {
    package let campaign: CampaignKey
    package let at: Instant
    package var recordedAt: Instant
    package let group: FactGroup
    package var lines: [ServiceLine] = []
    package var sums: [BookedSum] = []
    package var quote: QuoteFigures?

    package init(campaign: CampaignKey, at: Instant, recordedAt: Instant, group: FactGroup) {
        self.campaign = campaign
        self.at = at
        self.recordedAt = recordedAt
        self.group = group
    }
}

/// Hours or expenses of a line in one currency, added up, in minor units.
package struct BookedSum: Hashable, Sendable {
    package let line: String
    package let currency: String
    package let bill: Int64
    package let cost: Int64
    package let isExpense: Bool
    /// Billed by the hour whatever the line's price.
    package let isChangeOrder: Bool

    package init(
        line: String,
        currency: String,
        bill: Int64,
        cost: Int64,
        isExpense: Bool,
        isChangeOrder: Bool = false
    ) {
        self.line = line
        self.currency = currency
        self.bill = bill
        self.cost = cost
        self.isExpense = isExpense
        self.isChangeOrder = isChangeOrder
    }
}

extension BookedCampaign {
    /// One account for each currency that something was booked in, and for the division's own.
    /// - Throws: `conflict` for sums beyond what is counted in.
    package func accounts(in currency: String, _ prices: PriceBook) throws(HubError) -> [CampaignAccount] {
        var accounts: [CampaignAccount] = []
        for code in Set(sums.map(\.currency)).union([currency]).sorted() {
            let own = sums.filter { $0.currency == code }
            accounts.append(
                CampaignAccount(
                    campaign: campaign,
                    at: at,
                    recordedAt: recordedAt,
                    group: group,
                    currency: code,
                    lines: try accountLines(own, code, isOwn: code == currency, prices),
                    isCaptured: !own.isEmpty
                )
            )
        }
        return accounts
    }

    private func accountLines(
        _ sums: [BookedSum],
        _ currency: String,
        isOwn: Bool,
        _ prices: PriceBook
    ) throws(HubError) -> [CampaignAccount.Line] {
        var found: [CampaignAccount.Line] = []
        for line in lines {
            found.append(try account(of: line, sums, currency, isOwn: isOwn, line.price.flatMap { prices[$0] }))
        }
        let known = Set(lines.map(\.id))
        return found + sums.filter { !known.contains($0.line) }.map(CampaignAccount.Line.init(ofDroppedLine:))
    }

    private func account(
        of line: ServiceLine,
        _ sums: [BookedSum],
        _ currency: String,
        isOwn: Bool,
        _ price: PriceDefinition?
    ) throws(HubError) -> CampaignAccount.Line {
        // The work on a variant stands in the line of its master.
        let family = lines.filter { $0.variantOf == line.id && line.variantOf == nil }.map(\.id) + [line.id]
        let hours = sums.filter { !$0.isExpense && family.contains($0.line) && line.variantOf == nil }
        let expenses = sums.filter { $0.isExpense && $0.line == line.id }
        let worked = try MinorUnits.sum(hours.filter { !$0.isChangeOrder }.map(\.bill))
        let ordered = try MinorUnits.sum(hours.filter(\.isChangeOrder).map(\.bill))
        let charge = charge(for: line, price, worked: worked, in: isOwn ? currency : nil)
        return CampaignAccount.Line(
            service: line.service,
            price: try MinorUnits.sum([charge.amount, ordered]),
            cost: try MinorUnits.sum(hours.map(\.cost)),
            expenseCost: try MinorUnits.sum(expenses.map(\.cost)),
            expensePrice: try MinorUnits.sum(expenses.map(\.bill)),
            quoted: isOwn ? quote?.lines.first { $0.line == line.id }.map { $0.amount ?? $0.p50 } : nil,
            terms: charge.terms
        )
    }

    /// What the work on a line is charged.
    /// - Parameters:
    ///   - worked: What its hours come to.
    ///   - currency: That of the prices; `nil` for an account in another, which has hours alone.
    private func charge(
        for line: ServiceLine,
        _ price: PriceDefinition?,
        worked: Int64,
        in currency: String?
    ) -> (amount: Int64, terms: CampaignAccount.Terms) {
        let terms = Self.terms(of: price, line.tier)
        guard let currency, let price else { return (terms == .hours ? worked : 0, terms) }
        let master = line.variantOf.flatMap { id in lines.first { $0.id == id } }
        do {
            if terms == .hours {
                let cap = try price.cap(tier: line.tier, quantity: line.quantity, in: currency)
                return (min(worked, cap ?? .max), terms)
            }
            return (try price.amount(of: line, master: master, in: currency) ?? 0, terms)
        } catch {
            return (0, .unpriced)
        }
    }

    private static func terms(of price: PriceDefinition?, _ tier: Tier) -> CampaignAccount.Terms {
        guard let price, !price.billsHours(tier) else { return .hours }
        return price.terms.model == .monthly ? .monthly : .fixed
    }
}

extension CampaignAccount.Line {
    fileprivate init(ofDroppedLine sum: BookedSum) {
        self.init(
            service: nil,
            price: sum.isExpense ? 0 : sum.bill,
            cost: sum.isExpense ? 0 : sum.cost,
            expenseCost: sum.isExpense ? sum.cost : 0,
            expensePrice: sum.isExpense ? sum.bill : 0,
            terms: .hours
        )
    }
}
