/// The working time between build and launch, split by who worked or was waited for.
struct WorkSplit {
    private(set) var total: Int64 = 0
    private(set) var active: Int64 = 0
    /// By reason of the hold.
    private(set) var waiting: [String: Int64] = [:]

    private enum Doing: Hashable {
        case working
        case held(String)
        case nothing
    }

    private struct Edge {
        let at: Instant
        let tasks: Int
        /// The hold that begins or ends here, by its index.
        let hold: (index: Int, begins: Bool)?
    }

    init(of campaign: Campaign, from: Instant, to: Instant, _ calendar: WorkCalendar) {
        guard from < to else { return }
        total = calendar.elapsed(from: from, to: to).count
        let holds = campaign.holds.filter { hold in
            hold.isOnCampaign || campaign.lines.allSatisfy { hold.lines.contains($0.id) }
        }
        var tasks = 0
        var held: Set<Int> = []
        var since = from
        var doing = Doing.nothing
        for edge in Self.edges(of: campaign.tasks, holds, from: from, to: to) {
            tasks += edge.tasks
            if let hold = edge.hold {
                if hold.begins { held.insert(hold.index) } else { held.remove(hold.index) }
            }
            let next: Doing = held.min().map { .held(holds[$0].reason) } ?? (tasks > 0 ? .working : .nothing)
            guard next != doing else { continue }
            add(doing, from: since, to: edge.at, calendar)
            since = edge.at
            doing = next
        }
        add(doing, from: since, to: to, calendar)
    }

    private mutating func add(_ doing: Doing, from: Instant, to: Instant, _ calendar: WorkCalendar) {
        guard from < to, doing != .nothing else { return }
        let spent = calendar.elapsed(from: from, to: to).count
        guard spent > 0 else { return }
        switch doing {
        case .working: active += spent
        case .held(let reason): waiting[reason, default: 0] += spent
        case .nothing: break
        }
    }

    private static func edges(of tasks: [CampaignTask], _ holds: [Hold], from: Instant, to: Instant) -> [Edge] {
        var edges: [Edge] = []
        for task in tasks {
            guard let started = task.startedAt, started < to else { continue }
            let ended = min(task.finishedAt ?? to, to)
            guard ended > from, started < ended else { continue }
            edges.append(Edge(at: max(started, from), tasks: 1, hold: nil))
            edges.append(Edge(at: ended, tasks: -1, hold: nil))
        }
        for (index, hold) in holds.enumerated() {
            let ended = min(hold.endedAt ?? to, to)
            guard ended > from, hold.since < ended else { continue }
            edges.append(Edge(at: max(hold.since, from), tasks: 0, hold: (index, true)))
            edges.append(Edge(at: ended, tasks: 0, hold: (index, false)))
        }
        return edges.sorted { $0.at < $1.at }
    }
}
