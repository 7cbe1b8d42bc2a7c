/// What a campaign carries for its way through the workflow beside stage, holds and dates.
package struct WorkflowState: Hashable, Sendable {
    /// Gates that a lead set aside, in every stage and attempt so far.
    package var overrides: [GateOverride] = []
    /// The confirmed launch slots, one for each line; none when all lines go out at the scheduled launch.
    package var slots: [LaunchSlot] = []
    /// What was shown when the slots were confirmed: links or references.
    package var evidence: [String] = []
    /// When the last line went out.
    package var fullyLiveAt: Instant?
    /// What the requester owes.
    package var inputs: [OwedInput] = []
    /// When the scope of a line was changed last, by line; proofs from before don't count any more.
    package var scopeChanges: [String: Instant] = [:]
    /// What the hub does next by itself.
    package var timer: CampaignTimer?

    package init() {}

    package var isEmpty: Bool { self == WorkflowState() }
}

/// A step that the hub takes by itself at an instant.
package struct CampaignTimer: Hashable, Sendable {
    package let step: Step
    package let at: Instant

    package enum Step: String, Hashable, Sendable, CaseIterable {
        case startBuild = "start-build"
        case launch
        /// The last line goes out.
        case fullyLive = "fully-live"
    }

    package init(step: Step, at: Instant) {
        self.step = step
        self.at = at
    }
}
