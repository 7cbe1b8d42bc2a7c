/// The kinds of versioned definitions, and the folder of `config/` that holds each.
package enum DefinitionKind: String, Hashable, Sendable, CaseIterable {
    case calendar
    case team
    case division
    case workflow
    case slaPolicy = "sla-policy"
    case brief
    case service
    case vendor
    case freeze
    case rateCard = "rate-card"
    case exchangeTable = "exchange-table"
    case price

    /// The folder inside the configuration directory, and the collection of the API.
    package var folder: String {
        switch self {
        case .calendar: "calendars"
        case .team: "teams"
        case .division: "divisions"
        case .workflow: "workflows"
        case .slaPolicy: "sla-policies"
        case .brief: "briefs"
        case .service: "services"
        case .vendor: "vendors"
        case .freeze: "freezes"
        case .rateCard: "rate-cards"
        case .exchangeTable: "exchange-rates"
        case .price: "prices"
        }
    }
}

/// Names one immutable version of a definition.
package struct DefinitionReference: Hashable, Sendable {
    package let kind: DefinitionKind
    package let key: String
    /// Counts from 1.
    package let version: Int

    package init(kind: DefinitionKind, key: String, version: Int) {
        self.kind = kind
        self.key = key
        self.version = version
    }
}
