import HubDomain

/// The statements that lists are put together from: walks along a sort key, small sets of candidates, and questions about
/// one campaign. Each reads an index and stops at a limit, so that none takes longer in a larger store.
enum CampaignListStatements {
    static let walks: [Walk: Statement] = Dictionary(uniqueKeysWithValues: Walk.all.map { ($0, $0.statement) })

    static let all = Walk.all.compactMap { walks[$0] } + [ofDivision, assigned, isAssigned, sortKeys]

    static let ofDivision = Statement(
        "campaigns.ofDivision",
        "SELECT number FROM campaigns WHERE division = ?1 LIMIT ?2",
        isHot: true
    )
    /// Campaigns with an unfinished task of a person, one row a task.
    static let assigned = Statement(
        "campaigns.assigned",
        """
        SELECT c.number FROM campaign_tasks t JOIN campaigns c ON c.id = t.campaign_id
        WHERE t.assignee_id = ?1 AND t.state IN ('ready', 'in-progress', 'blocked') LIMIT ?2
        """,
        isHot: true
    )
    static let isAssigned = Statement(
        "campaigns.isAssigned",
        """
        SELECT 1 FROM campaigns c JOIN campaign_tasks t ON t.campaign_id = c.id
        WHERE c.number = ?1 AND t.assignee_id = ?2 AND t.state IN ('ready', 'in-progress', 'blocked') LIMIT 1
        """,
        isHot: true
    )
    static let sortKeys = Statement(
        "campaigns.sortKeys",
        """
        SELECT stage, division, updated_at, COALESCE(committed_launch_at, 253402300799999) FROM campaigns
        WHERE number = ?1 AND \(CampaignViewer.condition(id: "?2", address: "?3"))
        """,
        isHot: true
    )

    /// What decides the text of a walk.
    struct Walk: Hashable, Sendable {
        let hasStage: Bool
        let hasDivision: Bool
        let sort: CampaignFilter.Sort

        static let all: [Walk] = CampaignFilter.Sort.allCases.flatMap { sort in
            [false, true].flatMap { stage in
                [false, true].map { Walk(hasStage: stage, hasDivision: $0, sort: sort) }
            }
        }

        init(hasStage: Bool, hasDivision: Bool, sort: CampaignFilter.Sort) {
            self.hasStage = hasStage
            self.hasDivision = hasDivision
            self.sort = sort
        }

        init(of filter: CampaignFilter) {
            self.init(hasStage: filter.stage != nil, hasDivision: filter.division != nil, sort: filter.sort)
        }
    }

    /// The arguments of a filter's walk, in the order that ``Walk/statement`` numbers them.
    static func arguments(
        for filter: CampaignFilter,
        _ viewer: CampaignViewer,
        after position: CampaignPosition?,
        limit: Int
    ) -> [any SQLBindable] {
        let edge = filter.sort.isDescending ? Int64.max : Int64.min
        var arguments: [any SQLBindable] = [
            position?.value ?? edge, position?.number ?? edge, limit, viewer.id, viewer.address,
        ]
        if let stage = filter.stage { arguments.append(stage) }
        if let division = filter.division { arguments.append(division) }
        return arguments
    }
}

extension CampaignListStatements.Walk {
    fileprivate var statement: Statement {
        let column = sortColumn
        let comparison = sort.isDescending ? "<" : ">"
        var conditions = ["(\(column), number) \(comparison) (?1, ?2)"]
        // Alone, a row comparison on an expression walks the index from its beginning.
        if isByCommitment { conditions.append("\(column) \(comparison)= ?1") }
        conditions.append(CampaignViewer.condition(id: "?4", address: "?5"))
        if hasStage { conditions.append("stage = ?6") }
        // The concatenation keeps the planner from the index of divisions, whose rows it would have to sort.
        if hasDivision { conditions.append("division || '' = ?\(hasStage ? 7 : 6)") }
        let direction = sort.isDescending ? "DESC" : "ASC"
        let order = column == "number" ? "number \(direction)" : "\(column) \(direction), number \(direction)"
        let filters = [hasStage ? "stage " : "", hasDivision ? "division " : ""].joined()
        return Statement(
            "campaigns.walk[\(filters)\(sort.rawValue)]",
            """
            SELECT number, \(column) FROM campaigns
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY \(order) LIMIT ?3
            """,
            isHot: true
        )
    }

    private var isByCommitment: Bool { sort == .committedLaunchAt || sort == .committedLaunchAtDescending }

    private var sortColumn: String {
        switch sort {
        case .key, .keyDescending: "number"
        case .updatedAt, .updatedAtDescending: "updated_at"
        case .committedLaunchAt, .committedLaunchAtDescending: "COALESCE(committed_launch_at, 253402300799999)"
        }
    }
}
