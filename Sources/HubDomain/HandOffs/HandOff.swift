/// A piece of work of a line that is given to a vendor.
package struct HandOff: Hashable, Sendable {
    /// `W1`, `W2` … within the campaign.
    package let id: String
    package let line: String
    /// Key of the vendor.
    package let vendor: String
    /// What is asked for.
    package let what: String
    /// What was agreed; without it the clock of hand-offs says.
    package var dueAt: Instant?
    /// In the vendor's currency.
    package var price: Money?
    /// Id of the expense that the price was committed by.
    package var expense: String?
    /// Addresses of the vendor's people, in lower case: they may know of the campaign.
    package let people: [String]
    /// Person id of who sent it last.
    package var sentBy: String
    package var sentAt: Instant
    package var state: HandOffState
    /// When it came into its state.
    package var changedAt: Instant
    /// Where what was delivered is found, such as an address.
    package var delivery: String?
    /// How often what was delivered went back.
    package var returns: Int

    package init(
        id: String,
        line: String,
        vendor: String,
        what: String,
        dueAt: Instant?,
        price: Money?,
        expense: String? = nil,
        people: [String],
        sentBy: String,
        sentAt: Instant,
        state: HandOffState = .sent,
        changedAt: Instant,
        delivery: String? = nil,
        returns: Int = 0
    ) {
        self.id = id
        self.line = line
        self.vendor = vendor
        self.what = what
        self.dueAt = dueAt
        self.price = price
        self.expense = expense
        self.people = people
        self.sentBy = sentBy
        self.sentAt = sentAt
        self.state = state
        self.changedAt = changedAt
        self.delivery = delivery
        self.returns = returns
    }

    /// What its clock is about.
    package var part: ClockPart { ClockPart(kind: vendor, id: id) }
}

package enum HandOffState: String, Hashable, Sendable, CaseIterable {
    case sent
    case acknowledged
    case delivered
    case accepted
    /// Delivered, but not as asked: nothing is owed, unless it is sent again.
    case returned
    /// The vendor doesn't do it.
    case refused
    /// Nobody wants it any more.
    case withdrawn

    /// The vendor has it in hand.
    package var isWithVendor: Bool { self == .sent || self == .acknowledged }
    /// Somebody still has to do something about it.
    package var isOpen: Bool { isWithVendor || self == .delivered }
    /// What was committed for it is owed no more.
    package var freesPrice: Bool { self == .returned || self == .refused || self == .withdrawn }
}

/// What is handed to a vendor.
package struct HandOffDraft: Hashable, Sendable {
    package let line: String
    package let vendor: String
    package let what: String
    package let dueAt: Instant?
    package let price: Money?

    package init(line: String, vendor: String, what: String, dueAt: Instant? = nil, price: Money? = nil) {
        self.line = line
        self.vendor = vendor
        self.what = what
        self.dueAt = dueAt
        self.price = price
    }
}
