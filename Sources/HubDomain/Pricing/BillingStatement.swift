/// What a division is billed for a month.
package struct BillingStatement: Hashable, Sendable {
    /// UUIDv7.
    package let id: String
    /// Given when it is issued, without a gap.
    package var number: Int64?
    package let division: String
    package let month: CalendarMonth
    /// ISO 4217.
    package let currency: String
    package var state: State
    package var lines: [Line]
    package let madeBy: String
    package var madeAt: Instant
    package var issuedBy: String?
    package var issuedAt: Instant?

    package enum State: String, Hashable, Sendable, CaseIterable {
        case draft
        /// It can't be changed any more; what is wrong is credited on a later one.
        case issued
        case accepted
        case disputed
    }

    package struct Line: Hashable, Sendable {
        package let number: Int
        package let kind: BillableItem.Kind
        package let campaign: CampaignKey?
        package let line: String?
        package let description: String
        package let minutes: Int?
        package let amount: Int64
        package let cost: Int64
        /// What it sums, each billed only once ever.
        package let sources: [Source]
        package var state: LineState
        /// Of a dispute.
        package var reason: String?

        package init(
            number: Int,
            kind: BillableItem.Kind,
            campaign: CampaignKey?,
            line: String?,
            description: String,
            minutes: Int?,
            amount: Int64,
            cost: Int64,
            sources: [Source],
            state: LineState = .open,
            reason: String? = nil
        ) {
            self.number = number
            self.kind = kind
            self.campaign = campaign
            self.line = line
            self.description = description
            self.minutes = minutes
            self.amount = amount
            self.cost = cost
            self.sources = sources
            self.state = state
            self.reason = reason
        }
    }

    package struct Source: Hashable, Sendable {
        /// `time/…`, `expense/…`, `fixed/CMP-1042/L1`, `monthly/CMP-1042/L1/2026-03` …
        package let id: String
        package let amount: Int64

        package init(id: String, amount: Int64) {
            self.id = id
            self.amount = amount
        }
    }

    package enum LineState: String, Hashable, Sendable, CaseIterable {
        case open
        case accepted
        case disputed
    }

    package init(
        id: String,
        number: Int64? = nil,
        division: String,
        month: CalendarMonth,
        currency: String,
        state: State = .draft,
        lines: [Line],
        madeBy: String,
        madeAt: Instant,
        issuedBy: String? = nil,
        issuedAt: Instant? = nil
    ) {
        self.id = id
        self.number = number
        self.division = division
        self.month = month
        self.currency = currency
        self.state = state
        self.lines = lines
        self.madeBy = madeBy
        self.madeAt = madeAt
        self.issuedBy = issuedBy
        self.issuedAt = issuedAt
    }

    /// The sum of its rounded lines.
    package var total: Int64 { lines.reduce(0) { $0 + $1.amount } }
    package var cost: Int64 { lines.reduce(0) { $0 + $1.cost } }

    /// `ST-000042`; `nil` for a draft.
    package var name: String? {
        number.map { number in
            let digits = String(number)
            return "ST-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        }
    }

    /// What the lines' judgements come to.
    package var judgedState: State {
        if lines.contains(where: { $0.state == .disputed }) { return .disputed }
        return lines.allSatisfy { $0.state == .accepted } ? .accepted : .issued
    }
}
