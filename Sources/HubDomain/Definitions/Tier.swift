/// The size class of a service line; it chooses task minutes, lead times and later goals and prices.
package enum Tier: String, Hashable, Sendable, CaseIterable, Comparable {
    case small = "S"
    case medium = "M"
    case large = "L"

    package static func < (left: Tier, right: Tier) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .small: 0
        case .medium: 1
        case .large: 2
        }
    }
}

/// One value for each tier.
package struct PerTier<Value: Sendable & Hashable>: Sendable, Hashable {
    package let small: Value
    package let medium: Value
    package let large: Value

    package init(small: Value, medium: Value, large: Value) {
        self.small = small
        self.medium = medium
        self.large = large
    }

    package subscript(tier: Tier) -> Value {
        switch tier {
        case .small: small
        case .medium: medium
        case .large: large
        }
    }
}
