/// An agreement on the price of a service and tier, from its proposal to its end.
///
/// `proposed` → `approved` by somebody else → `agreed` once the budget owner of every division has acknowledged it →
/// `in-force` on its date. It may be `rejected`, `withdrawn` or `superseded` on the way, and stays on record.
package struct PriceProposal: Hashable, Sendable {
    /// Counts from 1.
    package let number: Int64
    package let kind: Kind
    package let service: String
    package let tier: Tier
    /// Keys of the divisions that it is for.
    package let divisions: [String]
    /// One for each currency of the divisions: of one unit of the line's quantity, or what its hours are capped at.
    package let amounts: [Money]
    /// The first day on which a line can be accepted at it.
    package let effectiveFrom: CivilDate
    /// One for each currency.
    package let evidence: [PriceEvidence]
    package let reason: String
    /// Why it is proposed though the service isn't ready; it then takes a lead and finance to approve it.
    package let exception: String?
    /// The agreement whose place it takes.
    package let supersedes: Int64?
    package let proposedBy: String
    package let proposedAt: Instant
    package var state: State
    package var approvals: [Signature]
    package var acknowledgements: [Acknowledgement]
    package var ending: Ending?
    /// The price that it became.
    package var price: DefinitionReference?

    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case fixed
        /// A fixed price set anew, as the costs have moved.
        case rebase = "re-base"
        /// Back to hours with a cap.
        case capped = "tm-capped"
    }

    package enum State: String, Hashable, Sendable, CaseIterable {
        case proposed
        case approved
        case agreed
        case inForce = "in-force"
        case rejected
        case withdrawn
        case superseded

        /// Whether it can still be decided upon.
        package var isOpen: Bool { self == .proposed || self == .approved }
        /// Whether its price holds, or will.
        package var holds: Bool { self == .agreed || self == .inForce }
    }

    package struct Signature: Hashable, Sendable {
        /// Person id.
        package let by: String
        package let at: Instant
        /// What they signed as.
        package let role: Role

        package init(by: String, at: Instant, role: Role) {
            self.by = by
            self.at = at
            self.role = role
        }
    }

    package struct Acknowledgement: Hashable, Sendable {
        package let division: String
        /// Person id.
        package let by: String
        package let at: Instant

        package init(division: String, by: String, at: Instant) {
            self.division = division
            self.by = by
            self.at = at
        }
    }

    /// Why it doesn't go on.
    package struct Ending: Hashable, Sendable {
        package let by: String
        package let at: Instant
        package let reason: String

        package init(by: String, at: Instant, reason: String) {
            self.by = by
            self.at = at
            self.reason = reason
        }
    }

    package init(
        number: Int64,
        kind: Kind,
        service: String,
        tier: Tier,
        divisions: [String],
        amounts: [Money],
        effectiveFrom: CivilDate,
        evidence: [PriceEvidence],
        reason: String,
        exception: String? = nil,
        supersedes: Int64? = nil,
        proposedBy: String,
        proposedAt: Instant,
        state: State = .proposed,
        approvals: [Signature] = [],
        acknowledgements: [Acknowledgement] = [],
        ending: Ending? = nil,
        price: DefinitionReference? = nil
    ) {
        self.number = number
        self.kind = kind
        self.service = service
        self.tier = tier
        self.divisions = divisions
        self.amounts = amounts
        self.effectiveFrom = effectiveFrom
        self.evidence = evidence
        self.reason = reason
        self.exception = exception
        self.supersedes = supersedes
        self.proposedBy = proposedBy
        self.proposedAt = proposedAt
        self.state = state
        self.approvals = approvals
        self.acknowledgements = acknowledgements
        self.ending = ending
        self.price = price
    }

    /// As people write it: `PP-12`.
    package var name: String { "PP-\(number)" }

    /// Days between the approval and the first day of the price, at least.
    package static let noticeDays = 30

    /// The key of the price that it becomes: of its own, so that no file ever takes its place.
    package var priceKey: String { "\(service)-\(tier.rawValue.lowercased())-pp\(number)" }
}
