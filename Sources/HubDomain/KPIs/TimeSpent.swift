/// Where working time went between the build first entered and the launch: at work, waiting for somebody, or queueing.
/// Milliseconds of working time.
package struct TimeSpent: Hashable, Sendable {
    package let total: Milliseconds
    /// A task was in progress and nothing was on hold.
    package let working: Milliseconds
    /// By who was waited for, in the order of the names.
    package let waiting: [Share]

    /// Nobody worked on it and nobody was waited for.
    package var queueing: Milliseconds {
        Milliseconds(max(0, total.count - working.count - waiting.reduce(0) { $0 + $1.time.count }))
    }

    package struct Share: Hashable, Sendable {
        /// `requester`, `approver`, `vendor`, `platform`, or the reason of the hold itself.
        package let party: String
        package let time: Milliseconds
    }

    /// - Parameter waiting: By the reason of the hold.
    package init(total: Int64, working: Int64, waiting: [String: Int64]) {
        self.total = Milliseconds(total)
        self.working = Milliseconds(working)
        var parties: [String: Int64] = [:]
        for (reason, time) in waiting { parties[KPIQuery.party(ofHold: reason), default: 0] += time }
        self.waiting = parties.sorted { $0.key < $1.key }.map { Share(party: $0.key, time: Milliseconds($0.value)) }
    }

    /// Of everything launched in a window.
    /// - Parameter facts: Of work, active and wait time.
    package init(_ facts: [FactSample]) {
        var (total, working, waiting): (Int64, Int64, [String: Int64]) = (0, 0, [:])
        for fact in facts {
            switch fact.metric {
            case .workTime: total += fact.total
            case .activeTime: working += fact.total
            case .waitTime: waiting[fact.label ?? "", default: 0] += fact.total
            default: break
            }
        }
        self.init(total: total, working: working, waiting: waiting)
    }
}

extension Campaign {
    /// Where its working time went since the build was first entered, up to its launch or now; `nil` before the build.
    package func timeSpent(in calendar: WorkCalendar, at now: Instant) -> TimeSpent? {
        guard let buildStartedAt else { return nil }
        let work = WorkSplit(of: self, from: buildStartedAt, to: launchedAt ?? now, calendar)
        return TimeSpent(total: work.total, working: work.active, waiting: work.waiting)
    }
}
