package import HubDomain

/// A hand-off with what its reader needs beside it.
package struct HandOffView: Sendable {
    package let campaign: Campaign
    package let handOff: HandOff
    /// The vendor's name; `nil` when the definition is gone.
    package let vendorName: String?
    package let sentBy: PersonName
    /// Whether the reader is shown the price.
    package let showsPrice: Bool
    package let readAt: Instant

    package var dueAt: Instant? { campaign.dueAt(handOff) }
    package var isOverdue: Bool { handOff.state.isWithVendor && dueAt.map { $0 < readAt } ?? false }
}

/// How the price of a hand-off is billed.
package struct HandOffBilling: Hashable, Sendable {
    package let kind: Expense.Kind
    /// Percent; only for mark-up.
    package let markUp: Int

    package init(kind: Expense.Kind = .passThrough, markUp: Int = 0) {
        self.kind = kind
        self.markUp = markUp
    }
}
