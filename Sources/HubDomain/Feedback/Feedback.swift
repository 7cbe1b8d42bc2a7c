private import HubJSON

/// What a requester says of a launched campaign: how content, and what should change.
package struct Feedback: Hashable, Sendable {
    /// From 1, not at all content, to 5, very.
    package let score: Int
    package let suggestion: String?

    package static let scores = 1...5

    package init(score: Int, suggestion: String?) {
        self.score = score
        self.suggestion = suggestion
    }
}

/// Feedback with when it was given.
package struct GivenFeedback: Hashable, Sendable {
    package let feedback: Feedback
    package let at: Instant

    package init(feedback: Feedback, at: Instant) {
        self.feedback = feedback
        self.at = at
    }
}

extension Campaign {
    /// Whether somebody is asked about it: who requested it, or on whose behalf.
    package func isRequester(_ person: String) -> Bool { [requester, requestedFor].contains(person) }

    /// The event of an answer, and what it measures. The campaign itself stays as it is.
    /// - Throws: `conflict` before the launch.
    package func rated(_ feedback: Feedback, by definitions: CampaignDefinitions, at now: Instant) throws -> Outcome {
        guard launchedAt != nil else {
            throw HubError(.conflict, "\(key) has not been launched: feedback is about what went out")
        }
        let event = CampaignEvent(
            type: .rated,
            occurredAt: now,
            changes: [Change(pointer: Self.scorePointer, before: .null, after: .integer(Int64(feedback.score)))]
        )
        return Outcome(events: [event], facts: Fact.measured(by: event, from: self, to: self, definitions))
    }

    private static let scorePointer = "/feedback/score"
}

extension CampaignEvent {
    /// The score that a rating gave.
    var score: Int64? { type == .rated ? changes.first?.after.integer : nil }
}
