/// The offsets of a zone over a stretch of time, for turning many local times into instants. All in milliseconds.
struct ZoneOffsets {
    /// One offset and the instants at which it holds: from `start` until before `end`.
    struct Stretch {
        let start: Int64
        let end: Int64
        let offset: Int64
    }

    private let stretches: [Stretch]

    /// Good for local times that are at least two days inside `from` and `to`, whatever the zone.
    init(_ rules: some ZoneRules, from: Int64, to: Int64) {
        let first = Instant(milliseconds: from)
        var start = Int64.min
        var offset = Int64(rules.offset(at: first)) * 1_000
        var stretches: [Stretch] = []
        for transition in rules.transitions(from: first, to: Instant(milliseconds: to)) {
            let end = transition.at.milliseconds
            // A transition at `from` itself is already part of `offset`; what was before doesn't matter there.
            if end > from { stretches.append(Stretch(start: start, end: end, offset: offset)) }
            start = end
            offset = Int64(transition.offsetAfter) * 1_000
        }
        stretches.append(Stretch(start: start, end: .max, offset: offset))
        self.stretches = stretches
    }

    /// The first instant at which the wall shows `local` or later.
    func earliest(_ local: Int64) -> Int64 {
        for stretch in stretches {
            let candidate = max(local - stretch.offset, stretch.start)
            if candidate < stretch.end { return candidate }
        }
        return .max
    }

    /// The last instant at which the wall shows `local` or earlier; the change itself when the clocks skip `local`.
    func latest(_ local: Int64) -> Int64 {
        for stretch in stretches.reversed() where stretch.start <= local - stretch.offset {
            return min(local - stretch.offset, stretch.end)
        }
        return .min
    }
}
