/// A measured duration or count, written with the change that finished it; key figures are made of these.
package struct Fact: Hashable, Sendable {
    package let metric: Metric
    package let at: Instant
    /// Milliseconds for durations, 1 for counts.
    package let value: Int64
    /// What the figure can be split by beside the campaign's own attributes; see ``Metric``.
    package let label: String?

    package enum Metric: String, Hashable, Sendable, CaseIterable {
        /// Handed in for the first time or anew; the label is the stage that it entered.
        case submitted
        /// At submission, where the services name a standard lead time: 1 when it was kept, else 0.
        case noticed
        /// The label is the reason.
        case returned
        /// A field that a return asked about; the label is its pointer.
        case returnedField = "returned-field"
        /// The label is `first-pass` or `after-return`.
        case accepted
        /// From stage to stage after submission; the label is `from>to`, the value the length of the visit that ended.
        case moved
        /// An edit moved it to another group: -1 in the old one, 1 in the new one; the label is its stage.
        case regrouped
        /// The label is `first` or `later` with `producer` or `other` for the cause: `first:producer`.
        case qaFailed = "qa-failed"
        /// The label is `first` or `later` with `clean` or `findings`: `first:clean`; `overridden`
        /// instead when the pass took a lead's override.
        case qaPassed = "qa-passed"
        /// The first launch; the value is the time since the submission.
        case launched
        /// A line of it; the label is its service, the value its deliverables.
        case lineLaunched = "line-launched"
        /// At the launch: since the build was entered.
        case cycleTime = "cycle-time"
        /// At the launch: from the build to being ready for launch.
        case turnaround
        /// At the launch: all visits to the stage that the label names.
        case stageTime = "stage-time"
        /// At the launch: working time since the build was entered.
        case workTime = "work-time"
        /// At the launch: the part of the work time with a task in progress and no hold.
        case activeTime = "active-time"
        /// At the launch: the part of the work time on hold for the reason that the label names.
        case waitTime = "wait-time"
        /// A commitment was moved; the label is the reason.
        case recommitted
        /// An action went through a gate that a lead had set aside; the label is the gate.
        case overridden
        case reopened
        case cancelled
        /// What the requester said after the launch; the value is the score.
        case rated
        /// The label is the reason.
        case declined
        /// An action was voided, and its facts with it; the label is the action.
        case voided
        /// An approver decided; the label is the kind of approval, the value the time since it was asked for.
        case approvalDecided = "approval-decided"
    }

    package init(metric: Metric, at: Instant, value: Int64 = 1, label: String? = nil) {
        self.metric = metric
        self.at = at
        self.value = value
        self.label = label
    }
}

extension Fact {
    static func stages(_ from: StageKey, _ to: StageKey) -> String { from.rawValue + ">" + to.rawValue }

    /// The stages of a ``Metric/moved`` label.
    package static func stages(of label: String) -> (from: StageKey, to: StageKey)? {
        let parts = label.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        return (StageKey(rawValue: String(parts[0])), StageKey(rawValue: String(parts[1])))
    }

    /// What a change measured, with what only the facts before it can tell: which QA decision is the first, and at a
    /// launch how long all visits to each stage were.
    /// - Parameters:
    ///   - found: What the change itself measured.
    ///   - earlier: The campaign's facts before it; only moves and QA decisions matter.
    package static func completed(_ found: [Fact], after earlier: [Fact]) -> [Fact] {
        let isJudged = earlier.contains { $0.metric.isDecision }
        let facts = found.map { $0.metric.isDecision && isJudged ? $0.later : $0 }
        guard let launch = found.first(where: { $0.metric == .launched }) else { return facts }
        return facts + stageTimes(ofVisits: earlier + found, at: launch.at)
    }

    private static func stageTimes(ofVisits visits: [Fact], at launch: Instant) -> [Fact] {
        var sums: [StageKey: Int64] = [:]
        for visit in visits where visit.metric == .moved {
            guard let stages = visit.label.flatMap(Fact.stages(of:)) else { continue }
            sums[stages.from, default: 0] += visit.value
        }
        return sums.sorted { $0.key.rawValue < $1.key.rawValue }.map { stage, sum in
            Fact(metric: .stageTime, at: launch, value: sum, label: stage.rawValue)
        }
    }

    private var later: Fact {
        Fact(metric: metric, at: at, value: value, label: label.map { $0.replacing("first:", with: "later:") })
    }
}

extension Fact.Metric {
    /// Whether the facts before it are needed to complete it.
    package var needsEarlier: Bool { isDecision || self == .launched }

    fileprivate var isDecision: Bool { self == .qaPassed || self == .qaFailed }
}
