/// The approval or hand-off that a clock is about: its kind decides the goal.
package struct ClockPart: Hashable, Sendable {
    /// Such as `legal`.
    package let kind: String
    /// Within the campaign.
    package let id: String

    package init(kind: String, id: String) {
        self.kind = kind
        self.id = id
    }

    /// How a cycle names it.
    package var subject: String { "\(kind)/\(id)" }

    package init?(subject: String) {
        let parts = subject.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        self.init(kind: parts[0], id: parts[1])
    }
}
