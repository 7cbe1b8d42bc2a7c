package import HubDomain

/// The SQL of boards.
enum BoardStatements {
    /// Walks the open work of one team.
    static let openCount = Statement(
        "board.openCount",
        "SELECT COUNT(*) FROM campaigns WHERE team = ?1 AND queue_at IS NOT NULL AND stage = ?2",
        isHot: true
    )
    static let all = [openCount]
}

extension CampaignRepository {
    /// Open campaigns of a team in a stage.
    package func openCount(ofTeam team: String, in stage: StageKey) throws -> Int {
        try transaction.first(BoardStatements.openCount, team, stage) { try $0.int(0) } ?? 0
    }
}
