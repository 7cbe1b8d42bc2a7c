/// What a caller sends with an action; which parts an action takes depends on its effect.
package struct ActionRequest: Hashable, Sendable {
    package var action: ActionKey
    package var reason: String?
    /// Key from the workflow's list that the action names.
    package var reasonCode: String?
    package var committedLaunchAt: Instant?
    package var plannedStartAt: Instant?
    /// The launch slot that `schedule` confirms.
    package var launchAt: Instant?
    /// When a launch by hand really happened.
    package var effectiveAt: Instant?
    package var findings: [FindingDraft]
    package var questions: [Hold.Question]
    /// Lines that a hold is limited to.
    package var lines: [String]
    /// When a hold is expected to end.
    package var until: Instant?
    /// Tiers that the producer confirms, by line id.
    package var tiers: [String: Tier]
    /// The hold that `resume` ends; `nil` for all.
    package var hold: String?
    /// The launch slots that `schedule` confirms, one for each line.
    package var slots: [SlotRequest] = []
    /// What shows that the slots are right: links or references.
    package var evidence: [String] = []
    /// What the requester owes from now on; of `accept` and `plan`.
    package var inputs: [OwedInput.Request] = []
    /// Gates that a lead sets aside along with the action.
    package var overrides: [GateOverride.Request] = []

    package init(
        action: ActionKey,
        reason: String? = nil,
        reasonCode: String? = nil,
        committedLaunchAt: Instant? = nil,
        plannedStartAt: Instant? = nil,
        launchAt: Instant? = nil,
        effectiveAt: Instant? = nil,
        findings: [FindingDraft] = [],
        questions: [Hold.Question] = [],
        lines: [String] = [],
        until: Instant? = nil,
        tiers: [String: Tier] = [:],
        hold: String? = nil
    ) {
        self.action = action
        self.reason = reason
        self.reasonCode = reasonCode
        self.committedLaunchAt = committedLaunchAt
        self.plannedStartAt = plannedStartAt
        self.launchAt = launchAt
        self.effectiveAt = effectiveAt
        self.findings = findings
        self.questions = questions
        self.lines = lines
        self.until = until
        self.tiers = tiers
        self.hold = hold
    }
}
