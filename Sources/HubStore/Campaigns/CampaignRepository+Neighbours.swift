package import HubDomain

/// A campaign as an other one that is linked to it sees it.
package struct CampaignGlance: Sendable {
    package let key: CampaignKey
    package let title: String
    package let stage: StageKey
    package let workflow: DefinitionReference
    package let links: [CampaignLink]
}

/// A campaign that launches about the same time, in the same division.
package struct LaunchNeighbour: Sendable {
    package let key: CampaignKey
    package let title: String
    package let stage: StageKey
    package let workflow: DefinitionReference
    package let launchAt: Instant
    package let isLaunched: Bool
}

/// The SQL of what campaigns have to do with each other.
enum NeighbourStatements {
    static let glance = Statement(
        "campaigns.glance",
        "SELECT number, title, stage, workflow_key, workflow_version, links FROM campaigns WHERE number = ?1",
        isHot: true
    )

    private static let launch =
        "COALESCE(launched_at, scheduled_launch_at, committed_launch_at, requested_launch_at)"
    private static let neighbours = """
        SELECT number, title, stage, \(launch), workflow_key, workflow_version, launched_at FROM campaigns
        WHERE division = ?1 AND submitted_at IS NOT NULL
            AND \(CampaignViewer.condition(id: "?4", address: "?5"))
        """
    static let launchingFrom = Statement(
        "campaigns.launchingFrom",
        """
        \(neighbours) AND \(launch) >= ?2 AND \(launch) <= ?3
        ORDER BY \(launch), number LIMIT ?6
        """,
        isHot: true
    )
    static let launchingBefore = Statement(
        "campaigns.launchingBefore",
        """
        \(neighbours) AND \(launch) < ?2 AND \(launch) >= ?3
        ORDER BY \(launch) DESC, number DESC LIMIT ?6
        """,
        isHot: true
    )

    static let takers = Statement(
        "uniqueAnswers.takers",
        """
        SELECT campaign_number FROM unique_answers
        WHERE service = ?1 AND field = ?2 AND value = ?3 AND (campaign_number <> ?4 OR line <> ?5)
        ORDER BY campaign_number LIMIT 50
        """,
        isHot: true
    )
    static let take = Statement(
        "uniqueAnswers.take",
        """
        INSERT INTO unique_answers (service, field, value, campaign_number, line) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (service, field, value, campaign_number, line) DO NOTHING
        """
    )
    static let release = Statement(
        "uniqueAnswers.release",
        """
        DELETE FROM unique_answers
        WHERE service = ?1 AND field = ?2 AND value = ?3 AND campaign_number = ?4 AND line = ?5
        """
    )

    static let all = [glance, launchingFrom, launchingBefore, takers, take, release]
}

extension CampaignRepository {
    /// What a link shows of a campaign; `nil` when there is none.
    package func glance(at key: CampaignKey) throws -> CampaignGlance? {
        try transaction.first(NeighbourStatements.glance, key) { row in
            CampaignGlance(
                key: try row[0],
                title: try row[1],
                stage: try row[2],
                workflow: DefinitionReference(kind: .workflow, key: try row[3], version: try row[4]),
                links: try LinkList(row: row, column: 5).links
            )
        }
    }

    /// Submitted campaigns of a division that launch near an instant and that the viewer may know of: at most `limit`
    /// that launch then or later and `limit` before, the nearest first.
    /// - Parameter body: Returns whether to go on.
    package func forEachNeighbour(
        launchingWithin window: Milliseconds,
        of instant: Instant,
        in division: String,
        for viewer: CampaignViewer,
        limit: Int,
        _ body: (LaunchNeighbour) throws -> Bool
    ) throws {
        let edges = [
            (NeighbourStatements.launchingFrom, instant + window),
            (NeighbourStatements.launchingBefore, instant + Milliseconds(-window.count)),
        ]
        var goesOn = true
        for (statement, edge) in edges where goesOn {
            try transaction.forEach(statement, division, instant, edge, viewer.id, viewer.address, limit) { row in
                goesOn = try body(
                    LaunchNeighbour(
                        key: try row[0],
                        title: try row[1],
                        stage: try row[2],
                        workflow: DefinitionReference(kind: .workflow, key: try row[4], version: try row[5]),
                        launchAt: try row[3],
                        isLaunched: !row.isNull(6)
                    )
                )
                return goesOn
            }
        }
    }

    /// Which campaigns have given an answer that should be unique, on a line other than this one.
    package func takers(of answer: UniqueAnswer, besides key: CampaignKey) throws -> [CampaignKey] {
        try transaction.all(
            NeighbourStatements.takers,
            answer.service,
            answer.field,
            answer.value,
            key,
            answer.line
        ) { row in try row[0] }
    }
}

extension CampaignRepository where Transaction == WriteTransaction {
    /// Keeps the answers that a campaign holds in step.
    package func hold(_ answers: Set<UniqueAnswer>, insteadOf former: Set<UniqueAnswer>, for key: CampaignKey) throws {
        for answer in former.subtracting(answers) { try run(NeighbourStatements.release, answer, key) }
        for answer in answers.subtracting(former) { try run(NeighbourStatements.take, answer, key) }
    }

    private func run(_ statement: Statement, _ answer: UniqueAnswer, _ key: CampaignKey) throws {
        try transaction.run(statement, answer.service, answer.field, answer.value, key, answer.line)
    }
}
