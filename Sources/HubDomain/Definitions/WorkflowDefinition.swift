/// One version of the way campaigns travel: stages, actions and the gates between them.
package struct WorkflowDefinition: Sendable {
    package let key: String
    package let name: String
    /// In board order.
    package let stages: [StageDefinition]
    package let actions: [ActionDefinition]
    package let reasons: ReasonLists
    package let landmarks: WorkflowLandmarks

    package init(
        key: String,
        name: String,
        stages: [StageDefinition],
        actions: [ActionDefinition],
        reasons: ReasonLists
    ) {
        self.key = key
        self.name = name
        self.stages = stages
        self.actions = actions
        self.reasons = reasons
        landmarks = WorkflowLandmarks(stages: stages, actions: actions)
    }

    package func stage(_ key: StageKey) -> StageDefinition? { stages.first { $0.key == key } }
    package func action(_ key: ActionKey) -> ActionDefinition? { actions.first { $0.key == key } }

    /// The actions that a stage offers, in the definition's order.
    package func actions(from stage: StageKey) -> [ActionDefinition] { actions.filter { $0.from.contains(stage) } }
}

package struct StageDefinition: Hashable, Sendable {
    package let key: StageKey
    package let name: String
    package let category: StageCategory

    package init(key: StageKey, name: String, category: StageCategory) {
        self.key = key
        self.name = name
        self.category = category
    }
}

/// A named transition.
package struct ActionDefinition: Sendable {
    package let key: ActionKey
    package let name: String
    package let from: [StageKey]
    package let target: Target
    package let roles: [Role]
    /// Stages that a role is limited to; a role that isn't named may act in every stage of `from`.
    package let roleStages: [Role: [StageKey]]
    package let gates: [Gate]
    package let effect: Effect
    package let reason: ReasonRule
    package let help: String?
    /// Who is told when it was performed.
    package let informs: [InformedParty]

    package enum Target: Hashable, Sendable {
        case stays
        case stage(StageKey)
        case byStage([StageKey: StageKey])
    }

    /// What the action does beside moving the campaign.
    package enum Effect: String, Hashable, Sendable, CaseIterable {
        case move
        case submit
        case accept
        case plan
        case startBuild = "start-build"
        case sendBack = "return"
        case answer
        case decline
        case submitForQA = "submit-for-qa"
        case failQA = "fail-qa"
        case passQA = "pass-qa"
        case schedule
        case unschedule
        case launch
        case close
        case hold
        case resume
        case cancel
        case reopen
    }

    /// Whether a reason is asked for, and from which list its code must come.
    package struct ReasonRule: Hashable, Sendable {
        package let isRequired: Bool
        package let list: ReasonList?
        /// `false`: the action takes no reason at all.
        package let isAccepted: Bool

        package init(isRequired: Bool = false, list: ReasonList? = nil, isAccepted: Bool = true) {
            self.isRequired = isRequired
            self.list = list
            self.isAccepted = isAccepted
        }
    }

    package init(
        key: ActionKey,
        name: String,
        from: [StageKey],
        target: Target,
        roles: [Role],
        roleStages: [Role: [StageKey]] = [:],
        gates: [Gate] = [],
        effect: Effect,
        reason: ReasonRule = ReasonRule(),
        help: String? = nil,
        informs: [InformedParty] = []
    ) {
        self.key = key
        self.name = name
        self.from = from
        self.target = target
        self.roles = roles
        self.roleStages = roleStages
        self.gates = gates
        self.effect = effect
        self.reason = reason
        self.help = help
        self.informs = informs
    }

    /// The stage a campaign is in after the action.
    package func destination(from stage: StageKey) -> StageKey {
        switch target {
        case .stays: stage
        case .stage(let key): key
        case .byStage(let map): map[stage] ?? stage
        }
    }
}

/// A condition of an action, checked in the transaction of the action.
package enum Gate: Hashable, Sendable {
    case requirements(StageKey)
    case tasksDone(StageKey)
    case checklist
    case fourEyes
    case committedDateSet
    /// No freeze lies on the launch.
    case notFrozen
    /// Nobody has stopped the launches. Stands before every launch while there is such a stop.
    case noLaunchStop
    case approval(ApprovalGate)
    case quoteAccepted
    /// An action can be voided: in time, and nothing rests on it. Stands before voiding only.
    case voidable
    /// The division's budget has room for the campaign; where it needn't, it is a warning.
    case budgetAvailable(isRequired: Bool)
    /// Campaigns that this one needs have got as far as their links ask; `nil` for all of them, else those of a role.
    case linkedState(String?)
    /// The board of the team takes another campaign in the stage that the action leads to. Stands before every action
    /// that leads to a stage with such a limit.
    case boardLimit
    /// Somebody outside has said yes in this attempt.
    case externalCheck(ExternalCheck)

    package var name: String {
        switch self {
        case .requirements(let stage): "requirements(\(stage.rawValue))"
        case .tasksDone(let stage): "tasks-done(\(stage.rawValue))"
        case .checklist: "checklist"
        case .fourEyes: "four-eyes"
        case .committedDateSet: "committed-date-set"
        case .notFrozen: "not-frozen"
        case .noLaunchStop: "no-launch-stop"
        case .approval(let gate): gate.name
        case .quoteAccepted: "quote-accepted"
        case .voidable: "voidable"
        case .budgetAvailable: "budget-available"
        case .linkedState(let role): role.map { "linked-state(\($0))" } ?? "linked-state"
        case .boardLimit: "board-limit"
        case .externalCheck(let check): "external-check(\(check.name))"
        }
    }
}

/// The lists of reasons that a workflow configures.
package enum ReasonList: String, Hashable, Sendable, CaseIterable {
    case hold
    case `return`
    case decline
    case cancel
    case findingCause
    case recommit
}

/// The reasons of each list, in the definition's order.
package struct ReasonLists: Sendable {
    package let lists: [ReasonList: [Reason]]

    package struct Reason: Hashable, Sendable {
        package let key: String
        package let name: String
        /// A hold for this reason excuses the commitment.
        package let excusesCommitment: Bool
        /// Keys of the clocks that stand still during a hold for this reason.
        package let pauses: [String]
        /// What the person has to add, such as a question.
        package let needs: String?
        /// Who has the campaign in hand meanwhile; `nil` for whoever had it before.
        package let waitsFor: ClockHolder.Party?

        package init(
            key: String,
            name: String,
            excusesCommitment: Bool = false,
            pauses: [String] = [],
            needs: String? = nil,
            waitsFor: ClockHolder.Party? = nil
        ) {
            self.key = key
            self.name = name
            self.excusesCommitment = excusesCommitment
            self.pauses = pauses
            self.needs = needs
            self.waitsFor = waitsFor
        }
    }

    package init(_ lists: [ReasonList: [Reason]]) {
        self.lists = lists
    }

    package subscript(list: ReasonList) -> [Reason] { lists[list] ?? [] }

    package func reason(_ key: String, in list: ReasonList) -> Reason? { self[list].first { $0.key == key } }
}
