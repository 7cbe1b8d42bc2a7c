/// One version of the price of a service: how its work is charged, and what that buys.
package struct PriceDefinition: Sendable {
    package let key: String
    package let name: String
    /// Key of the service.
    package let service: String
    /// Tiers it is for; empty for all. What is accepted at it in another tier is billed by the hour.
    package let tiers: [Tier]
    /// Divisions it is for; empty for all.
    package let divisions: [String]
    package let effectiveFrom: CivilDate
    /// The last day on which a line can be accepted at this price.
    package let effectiveUntil: CivilDate?
    package let terms: Terms
    package let scope: Scope
    /// Percent of a fixed amount that is due when the work is cancelled.
    package let cancellation: CancellationTerms

    package enum Model: String, Hashable, Sendable, CaseIterable {
        case timeAndMaterials = "tm"
        case capped = "tm-capped"
        case fixed
        case unit
        case monthly

        /// Whether the hours themselves are billed.
        package var billsHours: Bool { self == .timeAndMaterials || self == .capped }
    }

    /// Amounts in minor units by currency.
    package enum Terms: Sendable {
        case timeAndMaterials
        /// At most so much for a line, per unit of its quantity.
        case capped([String: PerTier<Int64?>])
        case fixed([String: PerTier<Int64?>])
        /// Graduated bands; units are counted in a field of the line, without one they are the line's quantity.
        case unit([String: [Band]], field: String?)
        case monthly([String: PerTier<Int64?>])

        package var model: Model {
            switch self {
            case .timeAndMaterials: .timeAndMaterials
            case .capped: .capped
            case .fixed: .fixed
            case .unit: .unit
            case .monthly: .monthly
            }
        }
    }

    /// Units up to a number, beginning behind the band before.
    package struct Band: Hashable, Sendable {
        /// `nil` for the last band, which has no end.
        package let upTo: Int64?
        package let price: Price

        package enum Price: Hashable, Sendable {
            /// So much for the band, however many units of it are used, in minor units.
            case flat(Int64)
            /// So much for each unit, in major units.
            case each(DecimalNumber)
        }

        package init(upTo: Int64?, price: Price) {
            self.upTo = upTo
            self.price = price
        }
    }

    /// What the price buys; what goes beyond it is a change order.
    package struct Scope: Hashable, Sendable {
        package let rounds: Int?
        package let includes: [String]
        package let excludes: [String]
        package let changeOrder: [String]
        /// What the requester owes.
        package let inputs: [String]
        package let turnaround: String?

        package init(
            rounds: Int? = nil,
            includes: [String] = [],
            excludes: [String] = [],
            changeOrder: [String] = [],
            inputs: [String] = [],
            turnaround: String? = nil
        ) {
            self.rounds = rounds
            self.includes = includes
            self.excludes = excludes
            self.changeOrder = changeOrder
            self.inputs = inputs
            self.turnaround = turnaround
        }
    }

    package init(
        key: String,
        name: String,
        service: String,
        tiers: [Tier] = [],
        divisions: [String] = [],
        effectiveFrom: CivilDate,
        effectiveUntil: CivilDate? = nil,
        terms: Terms,
        scope: Scope = Scope(),
        cancellation: CancellationTerms = .standard
    ) {
        self.key = key
        self.name = name
        self.service = service
        self.tiers = tiers
        self.divisions = divisions
        self.effectiveFrom = effectiveFrom
        self.effectiveUntil = effectiveUntil
        self.terms = terms
        self.scope = scope
        self.cancellation = cancellation
    }
}

/// Percent of the fixed price that is due when a campaign is cancelled after its acceptance, by how far it has got.
package struct CancellationTerms: Hashable, Sendable {
    package let build: Int
    package let qa: Int
    package let launch: Int

    package init(build: Int, qa: Int, launch: Int) {
        self.build = build
        self.qa = qa
        self.launch = launch
    }

    package static let standard = CancellationTerms(build: 40, qa: 75, launch: 100)
}
