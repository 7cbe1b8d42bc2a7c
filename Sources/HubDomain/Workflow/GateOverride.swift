/// A lead's word that a gate is to count as open, in the stage and attempt in which it was given.
package struct GateOverride: Hashable, Sendable {
    /// `O1`, `O2` … within the campaign.
    package let id: String
    /// The gate's name, such as `tasks-done(qa)`.
    package let gate: String
    package let stage: StageKey
    package let attempt: Int
    package let reason: String
    /// Person id.
    package let by: String
    package let at: Instant

    package init(id: String, gate: String, stage: StageKey, attempt: Int, reason: String, by: String, at: Instant) {
        self.id = id
        self.gate = gate
        self.stage = stage
        self.attempt = attempt
        self.reason = reason
        self.by = by
        self.at = at
    }

    /// What a lead asks for.
    package struct Request: Hashable, Sendable {
        package let gate: String
        package let reason: String

        package init(gate: String, reason: String) {
            self.gate = gate
            self.reason = reason
        }
    }
}
