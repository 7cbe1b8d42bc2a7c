import HubDomain

/// A made-up event log, and key figures of it counted by hand: straight from the rows, without campaigns, facts or
/// roll-ups.
struct RandomLog {
    static let stages: [String: String] = [
        "triage": "intake", "make": "build", "check": "qa", "prepare": "launch", "publish": "live", "archive": "closed",
    ]
    static let order = ["intake", "planned", "build", "qa", "launch", "live", "closed"]
    static let mapping = HistoryMapping(
        targets: stages.mapValues { .stage(StageKey(rawValue: $0)) }.merging(["wait": .hold]) { first, _ in first }
    )

    let cases: [HistoryCase]

    init(cases count: Int, seed: UInt64, begin: Instant) {
        var dice = SplitMix(state: seed)
        let names = ["triage", "make", "make", "check", "check", "prepare", "publish", "archive", "wait", "talk"]
        cases = (0..<count).map { number in
            var at = begin + .minutes(Int64(dice.next() % 500_000))
            let entries = (0..<Int(1 + dice.next() % 9)).map { _ -> HistoryEntry in
                defer { at = at + Milliseconds(Int64(dice.next() % 5) * Int64(dice.next() % 90_000_000)) }
                return HistoryEntry(activity: names[Int(dice.next() % UInt64(names.count))], at: at)
            }
            return HistoryCase(id: "case \(number)", entries: entries)
        }
    }

    /// What happened in one case.
    struct Story {
        var submitted: Instant
        var launched: Instant?
        var build: Instant?
        /// The build first entered before the launch; one after it is rework.
        var buildByLaunch: Instant?
        var accepted: Instant?
        var visitsByLaunch = 0
        var visits: [(stage: String, from: Instant, to: Instant?)] = []
        var failures: [Instant] = []
        var passes: [Instant] = []
        /// Of each decision in order: whether it was a pass.
        var decisions: [(at: Instant, isPass: Bool)] = []

        func stage(at instant: Instant) -> String? {
            visits.last { $0.from < instant && ($0.to.map { $0 >= instant } ?? true) }?.stage
        }

        /// Visits that ended by the launch.
        func visits(to stage: String) -> [Int64] {
            visits.prefix(visitsByLaunch).filter { $0.stage == stage }.compactMap { visit in
                visit.to.map { ($0 - visit.from).count }
            }
        }
    }

    var stories: [Story] { cases.map(Self.story) }

    private static func story(of history: HistoryCase) -> Story {
        let entries = history.entries
        let launch = entries.lastIndex { $0.activity == "publish" } ?? entries.lastIndex { $0.activity == "archive" }
        var story = Story(submitted: entries[0].at)
        var stage = "intake"
        story.visits = [("intake", entries[0].at, nil)]
        func enter(_ target: String, _ at: Instant) {
            guard target != stage else { return }
            story.visits[story.visits.count - 1].to = at
            story.visits.append((target, at, nil))
            stage = target
            if target == "build", story.build == nil { story.build = at }
        }
        func decide(_ isPass: Bool, _ at: Instant) {
            story.decisions.append((at, isPass))
            if isPass { story.passes.append(at) } else { story.failures.append(at) }
        }
        for (index, entry) in entries.enumerated() {
            guard index != launch else {
                if stage == "qa" { decide(true, entry.at) }
                story.launched = entry.at
                story.buildByLaunch = story.build
                enter("live", entry.at)
                story.visitsByLaunch = story.visits.count - 1
                if entry.activity == "archive" { enter("closed", entry.at) }
                continue
            }
            guard let target = stages[entry.activity], target != stage else { continue }
            guard launch != nil || (target != "live" && target != "closed") else { continue }
            let (new, old) = (order.firstIndex(of: target) ?? 0, order.firstIndex(of: stage) ?? 0)
            if new > old, target == "build", story.accepted == nil { story.accepted = entry.at }
            if new < old { decide(false, entry.at) } else if stage == "qa" { decide(true, entry.at) }
            enter(target, entry.at)
        }
        return story
    }
}

/// The splitmix64 generator of Steele, Lea and Flood.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
