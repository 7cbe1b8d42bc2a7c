/// Which open work is asked for.
package struct QueueFilter: Hashable, Sendable {
    package var team: String?
    package var stage: StageKey?
    package var division: String?
    /// Id of a person with an unfinished task in the campaign.
    package var assignee: String?

    package init(team: String? = nil, stage: StageKey? = nil, division: String? = nil, assignee: String? = nil) {
        self.team = team
        self.stage = stage
        self.division = division
        self.assignee = assignee
    }

    package func fits(_ campaign: Campaign) -> Bool {
        (team.map { $0 == campaign.team } ?? true) && (stage.map { $0 == campaign.stage } ?? true)
            && (division.map { $0 == campaign.division } ?? true)
    }
}

/// The place of a campaign in the queue: what is due first, then what is more pressing.
package struct QueuePosition: Hashable, Sendable, Comparable {
    package let at: Instant
    package let rank: Int
    package let number: Int64

    package init(at: Instant, rank: Int, number: Int64) {
        self.at = at
        self.rank = rank
        self.number = number
    }

    package static let first = QueuePosition(at: Instant(milliseconds: .min), rank: 0, number: 0)

    package static func < (left: QueuePosition, right: QueuePosition) -> Bool {
        (left.at, left.rank, left.number) < (right.at, right.rank, right.number)
    }
}

extension Campaign {
    /// `nil` when it isn't open work.
    package var queuePosition: QueuePosition? {
        queueAt.map { QueuePosition(at: $0, rank: priority.rank, number: key.number) }
    }
}
