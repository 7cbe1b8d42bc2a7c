/// A pause of the work on a campaign or on named lines, for a configured reason. Never backdated.
package struct Hold: Hashable, Sendable {
    /// `H1`, `H2` … within the campaign.
    package let id: String
    /// Key from the workflow's hold reasons.
    package let reason: String
    /// Empty for the whole campaign.
    package let lines: [String]
    package let since: Instant
    /// When the work is expected to go on.
    package let until: Instant?
    package let note: String?
    /// What the requester was asked when the request was sent back.
    package let questions: [Question]
    package var endedAt: Instant?

    package struct Question: Hashable, Sendable {
        /// JSON Pointer to the field that is meant; empty for the brief as a whole.
        package let pointer: String
        package let text: String

        package init(pointer: String, text: String) {
            self.pointer = pointer
            self.text = text
        }
    }

    package init(
        id: String,
        reason: String,
        lines: [String] = [],
        since: Instant,
        until: Instant? = nil,
        note: String? = nil,
        questions: [Question] = [],
        endedAt: Instant? = nil
    ) {
        self.id = id
        self.reason = reason
        self.lines = lines
        self.since = since
        self.until = until
        self.note = note
        self.questions = questions
        self.endedAt = endedAt
    }

    package var isActive: Bool { endedAt == nil }
    package var isOnCampaign: Bool { lines.isEmpty }

    /// The hold that `return` makes and `answer` ends.
    package static let waitingOnRequester = "waiting-on-requester"
    package var waitsForAnswer: Bool { isActive && reason == Self.waitingOnRequester }
}
