/// A time on the wall of a place: what a person means by "21 November, nine o'clock, Berlin".
package struct WallTime: Hashable, Sendable {
    package let local: LocalDateTime
    package let zone: ZoneID

    package init(_ local: LocalDateTime, in zone: ZoneID) {
        self.local = local
        self.zone = zone
    }

    /// What the wall of `zone` shows at `instant`, to the minute, rounded down.
    package init(at instant: Instant, in zone: ZoneID) {
        self.init(zone.rules.local(at: instant), in: zone)
    }

    /// What becomes of a time on the wall when it is looked up in the zone's rules.
    package enum Resolution: Hashable, Sendable {
        /// The wall shows it once.
        case exact(Instant)
        /// The clocks skip it; the instant is that of the change, the first one after the gap.
        case skipped(movedTo: Instant)
        /// The clocks go back over it, so that the wall shows it twice.
        case repeated(earlier: Instant, later: Instant)

        /// The instant to act on: that of the change in a gap, the earlier of two.
        package var instant: Instant {
            switch self {
            case .exact(let instant), .skipped(let instant), .repeated(let instant, _): instant
            }
        }
    }

    package var resolution: Resolution { resolution(by: zone.rules) }

    func resolution(by rules: some ZoneRules) -> Resolution {
        let earliest = rules.earliest(local)
        guard rules.localMilliseconds(at: earliest) == local.milliseconds else { return .skipped(movedTo: earliest) }
        let latest = rules.latest(local)
        guard rules.localMilliseconds(at: latest) == local.milliseconds, earliest < latest else {
            return .exact(earliest)
        }
        return .repeated(earlier: earliest, later: latest)
    }

    package var instant: Instant { resolution.instant }
}
