/// What rules may ask beside the answers of a brief: other campaigns, freezes and approvals. The store gives it; without
/// it every such rule is unmet.
package struct Surroundings: Hashable, Sendable {
    /// The campaigns behind the campaign's links.
    package var linked: [LinkedCampaign]
    /// Answers that have to be unique and that another campaign has, by the line that gives them.
    package var taken: [TakenAnswer]
    /// Freezes that concern the campaign's division, in the order of their beginning.
    package var freezes: [FreezePeriod]
    /// Approvals given for the proofs in force.
    package var approvals: [GivenApproval]
    /// Stops of the launches that concern the campaign's division and are not released.
    package var launchStops: [LaunchStop] = []
    /// Answers to checks from outside that its workflow asks for.
    package var externalAnswers: [ExternalAnswer] = []
    /// Addresses, in lower case, by person id of those who were asked to approve, where a gate asks for a person.
    package var approvers: [String: String] = [:]
    /// Limits of its team's board with how much of them is taken.
    package var board: [BoardLoad] = []
    /// Whether the campaign's quote is agreed to; `nil` where nobody looked.
    package var quote: QuoteStanding?
    /// What of the campaign the division's budget has no room for; `nil` when it has, and where nobody looked.
    package var overspending: Issue?
    /// The prices that an acceptance pins, by line.
    package var prices: [String: DefinitionReference] = [:]

    package init(
        linked: [LinkedCampaign] = [],
        taken: [TakenAnswer] = [],
        freezes: [FreezePeriod] = [],
        approvals: [GivenApproval] = []
    ) {
        self.linked = linked
        self.taken = taken
        self.freezes = freezes
        self.approvals = approvals
    }

    package static let none = Surroundings()
}

/// The other end of a link as it stands now.
package struct LinkedCampaign: Hashable, Sendable {
    package let key: CampaignKey
    package let title: String
    package let stage: StageKey
    /// The stages that it has got to or beyond; nothing once it was declined or cancelled.
    package let reached: Set<StageKey>

    package init(key: CampaignKey, title: String, stage: StageKey, reached: Set<StageKey>) {
        self.key = key
        self.title = title
        self.stage = stage
        self.reached = reached
    }
}

/// An answer of a line that another campaign has given before.
package struct TakenAnswer: Hashable, Sendable {
    package let line: String
    package let field: String
    package let by: CampaignKey

    package init(line: String, field: String, by: CampaignKey) {
        self.line = line
        self.field = field
        self.by = by
    }
}

/// One occurrence of a freeze: from the first instant to before the last.
package struct FreezePeriod: Hashable, Sendable {
    /// The freeze's key.
    package let key: String
    package let from: Instant
    package let until: Instant
    package let isHard: Bool
    /// `nil` concerns every service.
    package let services: Set<String>?

    package init(key: String, from: Instant, until: Instant, isHard: Bool, services: Set<String>? = nil) {
        self.key = key
        self.from = from
        self.until = until
        self.isHard = isHard
        self.services = services
    }

    package func contains(_ instant: Instant) -> Bool { from <= instant && instant < until }
}

/// That somebody approved what is in force.
package struct GivenApproval: Hashable, Sendable {
    /// `legal`, `brand` …: a word of the brief's `approvers`.
    package let kind: String
    /// `current-proof`, or another thing that is approved, such as `flow-chart`.
    package let subject: String
    /// `nil` stands for the campaign as a whole.
    package let line: String?

    package init(kind: String, subject: String, line: String? = nil) {
        self.kind = kind
        self.subject = subject
        self.line = line
    }
}
