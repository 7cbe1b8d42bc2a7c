/// How far the clocks of one zone are ahead of UTC, and when that changes.
package protocol ZoneRules: Sendable {
    var zone: ZoneID { get }

    /// Seconds east of UTC.
    func offset(at instant: Instant) -> Int

    /// The changes of offset at `first` or later and before `end`, in order of time.
    func transitions(from first: Instant, to end: Instant) -> [ZoneTransition]
}

/// One change of a zone's clocks: put forward or back, for summer time or for good.
package struct ZoneTransition: Hashable, Sendable {
    /// The first instant at which the new offset holds.
    package let at: Instant
    /// Seconds east of UTC until then.
    package let offsetBefore: Int
    /// Seconds east of UTC from then on.
    package let offsetAfter: Int

    package init(at: Instant, offsetBefore: Int, offsetAfter: Int) {
        self.at = at
        self.offsetBefore = offsetBefore
        self.offsetAfter = offsetAfter
    }
}

extension ZoneID {
    /// The zone's rules; those of a zone are made once and shared.
    package var rules: any ZoneRules { ZoneRulesCache.shared.rules(of: self) }
}
