/// One version of the promises about a service: which clocks run, for how long, and what happens when they run out.
package struct SLAPolicy: Sendable {
    package let key: String
    package let name: String
    /// In the order they are shown.
    package let clocks: [ClockDefinition]

    package init(key: String, name: String, clocks: [ClockDefinition]) {
        self.key = key
        self.name = name
        self.clocks = clocks
    }

    package func clock(_ key: ClockKey) -> ClockDefinition? { clocks.first { $0.key == key } }
}

/// The key of a clock, such as `build`.
package struct ClockKey: Hashable, Sendable, RawRepresentable, ExpressibleByStringLiteral {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package init(stringLiteral value: String) {
        rawValue = value
    }
}

/// Whose promise a clock measures. Requesters and statements see `sla` only.
package enum ClockKind: String, Hashable, Sendable, CaseIterable {
    /// To the requester.
    case sla
    /// Inside the organisation.
    case ola
    /// Of an outside party to us.
    case vendor
}
