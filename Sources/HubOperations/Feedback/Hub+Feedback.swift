import Crypto
package import HubDomain
import HubStore

/// What a link asks about.
package struct FeedbackQuestion: Sendable {
    package let campaign: CampaignKey
    package let title: String
    package let launchedAt: Instant
}

extension Hub {
    /// Keeps what the requester says of a launched campaign; said once.
    /// - Throws: `not-found`, `forbidden` for somebody else, `conflict` before the launch and after an answer.
    package func give(_ feedback: Feedback, on key: CampaignKey, by caller: Caller) async throws -> GivenFeedback {
        try await write { tx in
            let campaign = try readable(key, by: caller, in: tx)
            guard campaign.isRequester(caller.id) else {
                throw HubError(.forbidden, "Only who requested \(key) is asked about it")
            }
            return try keep(feedback, on: key, by: caller, in: tx)
        }
    }

    /// Makes a link that answers once, without signing in; an earlier one is good for nothing any more.
    /// - Returns: The secret at its end, shown once.
    /// - Throws: `not-found`, `forbidden` for others than producers and leads, `conflict` before the launch and after an
    ///   answer.
    package func makeFeedbackLink(for key: CampaignKey, by caller: Caller) async throws -> String {
        let secret = Base64URL.encode(randomBytes(24))
        try await write { tx in
            let campaign = try readable(key, by: caller, in: tx)
            guard caller.has(anyOf: [.producer, .lead], in: campaign.division) else {
                throw HubError(.forbidden, "Producers and leads ask requesters")
            }
            try Self.checkUnanswered(key, in: tx)
            guard campaign.launchedAt != nil else { throw Self.nothingToAsk(of: key) }
            try tx.feedback.setLink(Self.digest(of: secret), of: key)
        }
        return secret
    }

    /// What a link asks about.
    /// - Throws: `not-found` for one that was used or replaced, or never was.
    package func feedbackQuestion(behind secret: String) async throws -> FeedbackQuestion {
        try await store.read { tx in
            let campaign = try tx.campaigns.find(try Self.campaign(behind: secret, in: tx))
            guard let launchedAt = campaign.launchedAt else { throw Self.nothingToAsk(of: campaign.key) }
            return FeedbackQuestion(campaign: campaign.key, title: campaign.title, launchedAt: launchedAt)
        }
    }

    /// Keeps what somebody with a link says. The link is good for nothing afterwards.
    /// - Throws: As `feedbackQuestion(behind:)`.
    package func give(_ feedback: Feedback, behind secret: String) async throws -> GivenFeedback {
        try await write { tx in
            try keep(feedback, on: try Self.campaign(behind: secret, in: tx), by: .system, in: tx)
        }
    }

    /// - Returns: `nil` while there is none.
    /// - Throws: `not-found`, `forbidden` for others than the requester and the team.
    package func feedback(on key: CampaignKey, for caller: Caller) async throws -> GivenFeedback? {
        try await store.read { tx in
            let campaign = try readable(key, by: caller, in: tx)
            let team: [Role] = [.producer, .reviewer, .lead, .admin]
            guard campaign.isRequester(caller.id) || caller.has(anyOf: team, in: campaign.division) else {
                throw HubError(.forbidden, "Feedback is for the requester and the team")
            }
            return try tx.feedback.find(key)
        }
    }

    private func keep(
        _ feedback: Feedback,
        on key: CampaignKey,
        by caller: Caller,
        in tx: WriteTransaction
    ) throws -> GivenFeedback {
        try Self.checkUnanswered(key, in: tx)
        _ = try change(key, expecting: nil, by: caller, in: tx) { campaign, definitions in
            try campaign.rated(feedback, by: definitions, at: tx.now)
        }
        let given = GivenFeedback(feedback: feedback, at: tx.now)
        try tx.feedback.insert(given, of: key)
        return given
    }

    private static func campaign(behind secret: String, in tx: ReadTransaction) throws -> CampaignKey {
        guard let key = try tx.feedback.campaign(withLink: digest(of: secret)) else {
            throw HubError(.notFound, "The link was used, replaced by a newer one, or never was")
        }
        return key
    }

    private static func checkUnanswered(_ key: CampaignKey, in tx: ReadTransaction) throws {
        guard try tx.feedback.find(key) == nil else {
            throw HubError(.conflict, "There is feedback on \(key) already")
        }
    }

    private static func nothingToAsk(of key: CampaignKey) -> HubError {
        HubError(.conflict, "\(key) has not been launched: there is nothing to ask about yet")
    }

    private static func digest(of secret: String) -> [UInt8] { Array(SHA256.hash(data: Array(secret.utf8))) }
}
