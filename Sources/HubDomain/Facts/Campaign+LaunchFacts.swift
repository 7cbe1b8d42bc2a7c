private import HubJSON

extension Campaign {
    /// What the first launch finishes.
    /// - Parameter before: The campaign just before it was launched.
    func launchFacts(since before: Campaign, _ definitions: CampaignDefinitions) -> [Fact] {
        guard let launchedAt, let submittedAt else { return [] }
        func fact(_ metric: Fact.Metric, _ value: Int64, _ label: String? = nil) -> Fact {
            Fact(metric: metric, at: launchedAt, value: max(0, value), label: label)
        }
        var facts = [fact(.launched, (launchedAt - submittedAt).count)]
        facts += lines.map { fact(.lineLaunched, deliverables(of: $0), $0.service) }
        guard let buildStartedAt else { return facts }
        let ready = definitions.workflow.landmarks.launching.contains(before.stage) ? before.stageEnteredAt : launchedAt
        facts.append(fact(.cycleTime, (launchedAt - buildStartedAt).count))
        facts.append(fact(.turnaround, (ready - buildStartedAt).count))
        guard let calendar = definitions.calendar as? WorkCalendar else { return facts }
        let work = WorkSplit(of: before, from: buildStartedAt, to: launchedAt, calendar)
        facts.append(fact(.workTime, work.total))
        if work.active > 0 { facts.append(fact(.activeTime, work.active)) }
        return facts + work.waiting.sorted { $0.key < $1.key }.map { fact(.waitTime, $0.value, $0.key) }
    }

    /// Quantity times locales; a variant is counted as a locale of its master.
    private func deliverables(of line: ServiceLine) -> Int64 {
        line.variantOf == nil ? Int64(line.quantity * locales(of: line).count) : 0
    }

    /// Whether it was handed in with at least the standard lead time of each of its services.
    /// - Returns: `nil` when none of them names one, or no launch is asked for.
    func hasStandardLeadTime(by definitions: CampaignDefinitions) -> Bool? {
        guard let submittedAt, let requestedLaunchAt else { return nil }
        let submitted = definitions.calendar.localDate(of: submittedAt)
        let requested = definitions.calendar.localDate(of: requestedLaunchAt)
        var isKept: Bool?
        for line in lines {
            guard let days = (try? definitions.service(of: line))?.standardLeadDays?[line.tier] else { continue }
            isKept = (isKept ?? true) && definitions.calendar.isAhead(requested, of: submitted, byWorkingDays: days)
        }
        return isKept
    }
}

extension ServiceDefinition {
    /// Working days from submission to the requested launch, as the service's own rule asks for them.
    fileprivate var standardLeadDays: PerTier<Int>? {
        for requirement in requirements {
            if case .ahead(let reference, let days) = requirement.rule, reference.root == "requestedLaunchAt" {
                return days
            }
        }
        return nil
    }
}

/// The working time between build and launch, split by who worked or was waited for.
private struct WorkSplit {
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
