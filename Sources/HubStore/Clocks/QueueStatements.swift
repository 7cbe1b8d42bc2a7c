import HubDomain

/// One statement for each combination of filters, made once. Each walks an index in the queue's own order.
enum QueueStatements {
    struct Shape: Hashable, Sendable {
        let hasTeam: Bool
        let hasStage: Bool
        let hasDivision: Bool

        static let all = (0..<8).map { bits in
            Shape(hasTeam: bits & 1 != 0, hasStage: bits & 2 != 0, hasDivision: bits & 4 != 0)
        }
    }

    static let byShape = Dictionary(uniqueKeysWithValues: Shape.all.map { ($0, $0.statement) })

    /// The open work of one person is little: it is put in order afterwards.
    static let ofAssignee = Statement(
        "queue.ofAssignee",
        """
        SELECT c.number FROM campaign_tasks AS t JOIN campaigns AS c ON c.id = t.campaign_id
        WHERE t.assignee_id = ?1 AND t.state IN ('ready', 'in-progress', 'blocked') AND c.queue_at IS NOT NULL
        """,
        isHot: true
    )

    static let all = Shape.all.compactMap { byShape[$0] } + [ofAssignee]
}

extension QueueStatements.Shape {
    init(of filter: QueueFilter) {
        self.init(
            hasTeam: filter.team != nil,
            hasStage: filter.stage != nil,
            hasDivision: filter.division != nil
        )
    }

    fileprivate var statement: Statement {
        var number = 6
        var conditions = [
            "queue_at IS NOT NULL", "queue_at >= ?1", "(queue_at, queue_rank, number) > (?1, ?2, ?3)",
            CampaignViewer.condition(id: "?5", address: "?6"),
        ]
        for (column, isGiven) in [("team", hasTeam), ("stage", hasStage), ("division", hasDivision)] where isGiven {
            number += 1
            conditions.append("\(column) = ?\(number)")
        }
        let filters = [hasTeam ? "team" : nil, hasStage ? "stage" : nil, hasDivision ? "division" : nil]
        return Statement(
            "queue.list[\(filters.compactMap(\.self).joined(separator: " "))]",
            """
            SELECT number FROM campaigns WHERE \(conditions.joined(separator: " AND "))
            ORDER BY queue_at, queue_rank, number LIMIT ?4
            """,
            isHot: true
        )
    }
}
