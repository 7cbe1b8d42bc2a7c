/// A piece of work of one person on a line, made when the campaign enters a stage.
package struct CampaignTask: Hashable, Sendable {
    /// `T1`, `T2` … within the campaign.
    package let id: String
    package let line: String
    /// The template it was made from; `nil` for mending a finding.
    package let template: String?
    /// The finding it mends.
    package let finding: String?
    package let stage: StageKey
    package let title: String
    package let role: Role
    package let skill: String
    /// Planned effort of one person in minutes.
    package let minutes: Int
    package let attempt: Int
    package let locale: String?
    /// Row of the table that the task is repeated for, from 1.
    package let row: Int?
    /// Tasks that must be finished first.
    package let after: [String]
    package var state: State
    package var assignee: String?
    package var startedAt: Instant?
    package var finishedAt: Instant?
    package var finishedBy: String?
    /// When it must be done so that everything behind it fits before the launch; `nil` without a launch date.
    package var dueAt: Instant?

    package enum State: String, Hashable, Sendable, CaseIterable {
        case ready
        case inProgress = "in-progress"
        case blocked
        case done
        case dropped

        package var isFinished: Bool { self == .done || self == .dropped }
    }

    package init(
        id: String,
        line: String,
        template: String?,
        finding: String? = nil,
        stage: StageKey,
        title: String,
        role: Role,
        skill: String,
        minutes: Int,
        attempt: Int,
        locale: String? = nil,
        row: Int? = nil,
        after: [String] = [],
        state: State = .ready,
        assignee: String? = nil,
        startedAt: Instant? = nil,
        finishedAt: Instant? = nil,
        finishedBy: String? = nil,
        dueAt: Instant? = nil
    ) {
        self.id = id
        self.line = line
        self.template = template
        self.finding = finding
        self.stage = stage
        self.title = title
        self.role = role
        self.skill = skill
        self.minutes = minutes
        self.attempt = attempt
        self.locale = locale
        self.row = row
        self.after = after
        self.state = state
        self.assignee = assignee
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.finishedBy = finishedBy
        self.dueAt = dueAt
    }
}
