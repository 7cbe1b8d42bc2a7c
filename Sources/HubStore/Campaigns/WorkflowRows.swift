package import HubDomain
import HubJSON

extension CampaignTimer.Step: SQLConvertible {}

/// A campaign with the step that the hub takes next by itself.
package struct TimedCampaign: Hashable, Sendable {
    package let key: CampaignKey
    package let timer: CampaignTimer

    package init(key: CampaignKey, timer: CampaignTimer) {
        self.key = key
        self.timer = timer
    }
}

/// The SQL of what campaigns carry for their way through the workflow.
enum WorkflowStatements {
    static let ofCampaign = Statement(
        "workflow.ofCampaign",
        "SELECT body, timer_step, timer_at FROM campaign_workflow WHERE campaign_id = ?1",
        isHot: true
    )
    static let put = Statement(
        "workflow.put",
        """
        INSERT INTO campaign_workflow (campaign_id, number, body, timer_step, timer_at) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (campaign_id) DO UPDATE SET body = excluded.body, timer_step = excluded.timer_step,
            timer_at = excluded.timer_at
        """
    )
    static let due = Statement(
        "workflow.due",
        """
        SELECT number, timer_step, timer_at FROM campaign_workflow
        WHERE timer_at <= ?1 AND (timer_at, number) > (?3, ?4) ORDER BY timer_at, number LIMIT ?2
        """,
        isHot: true
    )
    static let next = Statement(
        "workflow.nextTimer",
        "SELECT timer_at FROM campaign_workflow WHERE timer_at > ?1 ORDER BY timer_at LIMIT 1",
        isHot: true
    )
    /// Campaigns that would go out by themselves, in order of their instants.
    static let launching = Statement(
        "workflow.launching",
        """
        SELECT number, timer_step, timer_at FROM campaign_workflow
        WHERE timer_at IS NOT NULL AND timer_step <> 'start-build' ORDER BY timer_at, number LIMIT ?1
        """
    )

    static let all = [ofCampaign, put, due, next, launching]
}

extension ReadTransaction {
    func workflowState(of campaign: String) throws -> WorkflowState {
        let found = try first(WorkflowStatements.ofCampaign, campaign) { row -> WorkflowState in
            guard var state = WorkflowState(json: try row[0]) else {
                throw HubError(.internalError, "The workflow state of a campaign can't be read")
            }
            let step: CampaignTimer.Step? = try row[1]
            let at: Instant? = try row[2]
            if let step, let at { state.timer = CampaignTimer(step: step, at: at) }
            return state
        }
        return found ?? WorkflowState()
    }
}

extension WriteTransaction {
    func put(_ state: WorkflowState, of campaign: Campaign, since before: WorkflowState) throws {
        guard state != before else { return }
        try run(
            WorkflowStatements.put,
            campaign.id,
            campaign.key,
            state.json,
            state.timer?.step,
            state.timer?.at
        )
    }
}

extension CampaignRepository {
    /// Campaigns whose timer has come, earliest first.
    package func due(at now: Instant, after last: TimedCampaign? = nil, limit: Int) throws -> [TimedCampaign] {
        let edge = last?.timer.at.milliseconds ?? Int64.min
        return try transaction.all(WorkflowStatements.due, now, limit, edge, last?.key.number ?? 0) { row in
            try TimedCampaign(row: row)
        }
    }

    /// The next instant after `now` at which the hub takes a step by itself.
    package func nextTimer(after now: Instant) throws -> Instant? {
        try transaction.first(WorkflowStatements.next, now) { try $0[0] }
    }

    /// What would go out by itself, the earliest first.
    package func launching(limit: Int) throws -> [TimedCampaign] {
        try transaction.all(WorkflowStatements.launching, limit) { try TimedCampaign(row: $0) }
    }
}

extension TimedCampaign {
    fileprivate init(row: SQLRow) throws {
        self.init(key: try row[0], timer: CampaignTimer(step: try row[1], at: try row[2]))
    }
}
