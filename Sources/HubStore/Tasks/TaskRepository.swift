package import HubDomain

extension TransactionScope {
    package var tasks: TaskRepository<Self> { TaskRepository(transaction: self) }
}

/// Where a task stands among unfinished ones: by its due instant, then by campaign.
package struct TaskPosition: Hashable, Sendable {
    /// The end of time for a task without a due instant.
    package let due: Int64
    package let campaign: String
    package let position: Int64

    package init(due: Int64, campaign: String, position: Int64) {
        self.due = due
        self.campaign = campaign
        self.position = position
    }

    package static let first = TaskPosition(due: .min, campaign: "", position: -1)
}

/// Which unfinished tasks are meant.
package struct TaskFilter: Hashable, Sendable {
    /// Person id.
    package var assignee: String?
    /// Key of the team that the campaign is assigned to.
    package var team: String?
    package var state: CampaignTask.State?
    package var skill: String?

    package init(
        assignee: String? = nil,
        team: String? = nil,
        state: CampaignTask.State? = nil,
        skill: String? = nil
    ) {
        self.assignee = assignee
        self.team = team
        self.state = state
        self.skill = skill
    }
}

/// An unfinished task as a list finds it.
package struct ListedTask: Hashable, Sendable {
    package let position: TaskPosition
    package let campaign: CampaignKey
    package let task: String
}

/// Tasks across campaigns.
package struct TaskRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { TaskStatements.all }

    /// Unfinished tasks in the order in which they fall due; those of confidential campaigns for whom these name.
    package func open(
        _ filter: TaskFilter,
        for viewer: CampaignViewer,
        after last: TaskPosition?,
        limit: Int
    ) throws -> [ListedTask] {
        let last = last ?? .first
        let statement = filter.assignee == nil ? TaskStatements.open : TaskStatements.openOfAssignee
        return try transaction.all(
            statement,
            last.due,
            last.campaign,
            last.position,
            limit,
            viewer.id,
            viewer.address,
            filter.team,
            filter.state,
            filter.skill,
            filter.assignee
        ) { row in
            ListedTask(
                position: TaskPosition(
                    due: try row.int64(0),
                    campaign: try row.text(1),
                    position: try row.int64(2)
                ),
                campaign: try row[3],
                task: try row[4]
            )
        }
    }
}

private enum TaskStatements {
    private static let due = "COALESCE(t.due_at, 253402300799999)"

    private static func list(_ name: String, _ condition: String) -> Statement {
        Statement(
            name,
            """
            SELECT \(due), t.campaign_id, t.position, number, t.id
            FROM campaign_tasks AS t CROSS JOIN campaigns ON campaigns.id = t.campaign_id
            WHERE t.state IN ('ready', 'in-progress', 'blocked') AND \(condition)
                AND \(due) >= ?1 AND (\(due), t.campaign_id, t.position) > (?1, ?2, ?3)
                AND \(CampaignViewer.condition(id: "?5", address: "?6"))
                AND (?7 IS NULL OR team = ?7) AND (?8 IS NULL OR t.state = ?8) AND (?9 IS NULL OR t.skill = ?9)
            ORDER BY \(due), t.campaign_id, t.position LIMIT ?4
            """,
            isHot: true
        )
    }

    static let open = list("tasks.open", "?10 IS NULL")
    static let openOfAssignee = list("tasks.openOfAssignee", "t.assignee_id = ?10")
    static let all = [open, openOfAssignee]
}
