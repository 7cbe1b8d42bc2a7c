/// One version of a catalogue entry: what a requester can order and what producing it takes.
package struct ServiceDefinition: Sendable {
    package let key: String
    package let name: String
    package let kind: Kind
    /// What one unit of the service is.
    package let unit: String
    package let useFor: String?
    package let notFor: String?
    package let dataSensitivity: DataSensitivity
    package let allowedShores: [Shore]
    /// Key of the SLA policy; without one no clock runs for the service.
    package let slaPolicy: String?
    /// What each tier means, in words.
    package let tiers: PerTier<String>
    /// First match wins; the last rule has no condition.
    package let sizing: [SizingRule]
    package let fields: [FieldDefinition]
    package let requirements: [Requirement]
    package let tasks: [TaskTemplate]
    package let checklist: [ChecklistItem]
    /// Rounds of approval that an order includes; `nil` for any number.
    package let rounds: Int?
    /// Fields whose answers a requirement wants to be unique among campaigns.
    package let uniqueFields: [String]

    package enum Kind: String, Sendable, CaseIterable {
        case production
        case managed
        case advisory
    }

    package enum DataSensitivity: String, Sendable, CaseIterable {
        case `public`
        case `internal`
        case personalData = "personal-data"
    }

    package init(
        key: String,
        name: String,
        kind: Kind,
        unit: String,
        useFor: String?,
        notFor: String?,
        dataSensitivity: DataSensitivity,
        allowedShores: [Shore],
        slaPolicy: String? = nil,
        tiers: PerTier<String>,
        sizing: [SizingRule],
        fields: [FieldDefinition],
        requirements: [Requirement],
        tasks: [TaskTemplate],
        checklist: [ChecklistItem],
        rounds: Int? = nil
    ) {
        self.key = key
        self.name = name
        self.kind = kind
        self.unit = unit
        self.useFor = useFor
        self.notFor = notFor
        self.dataSensitivity = dataSensitivity
        self.allowedShores = allowedShores
        self.slaPolicy = slaPolicy
        self.tiers = tiers
        self.sizing = sizing
        self.fields = fields
        self.requirements = requirements
        self.tasks = tasks
        self.checklist = checklist
        self.rounds = rounds
        uniqueFields = requirements.flatMap { ($0.condition?.uniqueFields ?? []) + $0.rule.uniqueFields }.unique
    }
}

/// Where a team works, seen from the division that pays.
package enum Shore: String, Sendable, CaseIterable {
    case onshore
    case nearshore
    case offshore
}

/// Works a tier out from the brief.
package struct SizingRule: Sendable {
    package let tier: Tier
    /// `nil` matches always.
    package let condition: Predicate?

    package init(tier: Tier, condition: Predicate?) {
        self.tier = tier
        self.condition = condition
    }
}
