package import HubJSON

/// Money paid to somebody else for a line: committed when it is ordered, actual when it is invoiced.
package struct Expense: Hashable, Sendable {
    /// UUIDv7.
    package let id: String
    package var version: Int64
    package let campaign: CampaignKey
    package let division: String
    package let line: String
    /// Key of a vendor.
    package let vendor: String
    package var description: String
    package let kind: Kind
    /// Percent on top of the cost.
    package let markUp: Int
    /// In the vendor's currency.
    package var amount: Money
    /// In the division's currency, as converted when it was entered or invoiced.
    package var cost: Money
    /// What the division pays.
    package var bill: Money
    package var state: State
    package let orderedOn: CivilDate
    package var invoicedOn: CivilDate?
    package var bookedMonth: CalendarMonth?
    package var statement: String?
    package let enteredBy: String
    package let enteredAt: Instant
    package var updatedAt: Instant

    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case passThrough = "pass-through"
        case markUp = "mark-up"
        /// Money for media: a budget of its own, never revenue.
        case media
    }

    package enum State: String, Hashable, Sendable, CaseIterable {
        case ordered
        case invoiced
        case cancelled
    }

    package init(
        id: String,
        version: Int64 = 1,
        campaign: CampaignKey,
        division: String,
        line: String,
        vendor: String,
        description: String,
        kind: Kind,
        markUp: Int,
        amount: Money,
        cost: Money,
        bill: Money,
        state: State = .ordered,
        orderedOn: CivilDate,
        invoicedOn: CivilDate? = nil,
        bookedMonth: CalendarMonth? = nil,
        statement: String? = nil,
        enteredBy: String,
        enteredAt: Instant,
        updatedAt: Instant
    ) {
        self.id = id
        self.version = version
        self.campaign = campaign
        self.division = division
        self.line = line
        self.vendor = vendor
        self.description = description
        self.kind = kind
        self.markUp = markUp
        self.amount = amount
        self.cost = cost
        self.bill = bill
        self.state = state
        self.orderedOn = orderedOn
        self.invoicedOn = invoicedOn
        self.bookedMonth = bookedMonth
        self.statement = statement
        self.enteredBy = enteredBy
        self.enteredAt = enteredAt
        self.updatedAt = updatedAt
    }

    /// What the division pays for a cost: the cost itself, or with the mark-up on top, rounded once.
    package static func bill(for cost: Money, markUp: Int) throws(HubError) -> Money {
        Money(try MinorUnits.scale(cost.minor, by: Int64(100 + markUp), over: 100), cost.currency)
    }

    /// What events tell of it; the cost stays out of them.
    package var snapshot: JSONObject {
        [
            "line": .string(line), "vendor": .string(vendor), "state": .string(state.rawValue),
            "kind": .string(kind.rawValue), "bill": bill.json,
            "orderedOn": .string(orderedOn.iso8601),
            "invoicedOn": invoicedOn.map { .string($0.iso8601) } ?? .null,
        ]
    }
}

extension Money {
    /// The wire form.
    package var json: JSONValue { ["amountMinor": .integer(minor), "currency": .string(currency)] }
}
