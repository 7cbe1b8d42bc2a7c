private import HubJSON

/// How many campaigns of a team a stage of the board takes.
package struct BoardLimit: Hashable, Sendable {
    package let stage: StageKey
    package let limit: Int
    package let level: Level

    package enum Level: String, Hashable, Sendable, CaseIterable {
        /// A further campaign comes with a warning.
        case warn
        /// A further campaign is refused, unless a lead sets the gate aside.
        case refuse
    }

    package init(stage: StageKey, limit: Int, level: Level) {
        self.stage = stage
        self.limit = limit
        self.level = level
    }
}

/// A limit with how much of it is taken, without the campaign that asks.
package struct BoardLoad: Hashable, Sendable {
    package let limit: BoardLimit
    /// Name of the team.
    package let team: String
    package let count: Int

    package init(limit: BoardLimit, team: String, count: Int) {
        self.limit = limit
        self.team = team
        self.count = count
    }

    var isFull: Bool { count >= limit.limit }
}

extension Campaign {
    /// The limit of the stage that an action leads to, if its team has one there.
    func boardLoad(of destination: StageKey, _ surroundings: Surroundings) -> BoardLoad? {
        guard destination != stage else { return nil }
        return surroundings.board.first { $0.limit.stage == destination }
    }

    /// What a full board says about a further campaign.
    func fullBoard(_ load: BoardLoad?, _ level: BoardLimit.Level) -> [Issue] {
        guard let load, load.isFull, load.limit.level == level else { return [] }
        let stage = load.limit.stage.rawValue
        return [
            Issue(
                pointer: "",
                code: "board-full",
                detail: "\(load.team) has \(load.count) in \(stage) and takes \(load.limit.limit)",
                satisfy: Satisfy(method: "GET", href: "/v1/queue?team=\(team ?? "")&stage=\(stage)")
            )
        ]
    }
}
