package import HubDomain

extension TransactionScope {
    package var feedback: FeedbackRepository<Self> { FeedbackRepository(transaction: self) }
}

/// What requesters said, and the links that they may say it by.
package struct FeedbackRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { FeedbackStatements.all }

    package func find(_ key: CampaignKey) throws -> GivenFeedback? {
        try transaction.first(FeedbackStatements.find, key) { row in
            GivenFeedback(
                feedback: Feedback(score: try row.int(0), suggestion: try row[1]),
                at: try row[2]
            )
        }
    }

    /// The campaign that an unused link asks about.
    package func campaign(withLink hash: [UInt8]) throws -> CampaignKey? {
        try transaction.first(FeedbackStatements.byLink, hash) { try $0[0] }
    }
}

extension FeedbackRepository where Transaction == WriteTransaction {
    /// Makes a link the one that counts.
    package func setLink(_ hash: [UInt8], of key: CampaignKey) throws {
        try transaction.run(FeedbackStatements.setLink, key, hash)
    }

    /// Keeps an answer; the link has done its work.
    package func insert(_ given: GivenFeedback, of key: CampaignKey) throws {
        try transaction.run(
            FeedbackStatements.answer,
            key,
            given.feedback.score,
            given.feedback.suggestion,
            given.at
        )
    }
}

private enum FeedbackStatements {
    static let find = Statement(
        "feedback.find",
        """
        SELECT score, suggestion, answered_at FROM feedback
        WHERE campaign_number = ?1 AND answered_at IS NOT NULL
        """,
        isHot: true
    )
    static let byLink = Statement(
        "feedback.byLink",
        "SELECT campaign_number FROM feedback WHERE link_hash = ?1",
        isHot: true
    )
    static let setLink = Statement(
        "feedback.setLink",
        """
        INSERT INTO feedback (campaign_number, link_hash) VALUES (?1, ?2)
        ON CONFLICT (campaign_number) DO UPDATE SET link_hash = excluded.link_hash
        """
    )
    static let answer = Statement(
        "feedback.answer",
        """
        INSERT INTO feedback (campaign_number, score, suggestion, answered_at) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (campaign_number) DO UPDATE
            SET link_hash = NULL, score = excluded.score, suggestion = excluded.suggestion,
                answered_at = excluded.answered_at
        """
    )

    static let all = [find, byLink, setLink, answer]
}
