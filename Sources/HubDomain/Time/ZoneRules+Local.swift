extension ZoneRules {
    /// What the wall shows at an instant, as milliseconds on a clock that starts at 1970-01-01T00:00 local.
    package func localMilliseconds(at instant: Instant) -> Int64 {
        instant.milliseconds + Int64(offset(at: instant)) * 1_000
    }

    /// What the wall shows at an instant, to the minute, rounded down.
    package func local(at instant: Instant) -> LocalDateTime {
        LocalDateTime(milliseconds: localMilliseconds(at: instant))
    }

    package func date(at instant: Instant) -> CivilDate { local(at: instant).date }

    /// The instant at which the wall first shows `local` or a later time.
    ///
    /// That is the earlier of two instants where the clocks go back, and the first that exists where `local` is skipped.
    package func earliest(_ local: LocalDateTime) -> Instant {
        Instant(milliseconds: offsets(around: local).earliest(local.milliseconds))
    }

    /// The last instant at which the wall shows `local` or an earlier time.
    ///
    /// That is the later of two instants where the clocks go back, and the first that exists where `local` is skipped.
    package func latest(_ local: LocalDateTime) -> Instant {
        Instant(milliseconds: offsets(around: local).latest(local.milliseconds))
    }

    private func offsets(around local: LocalDateTime) -> ZoneOffsets {
        let reach = 2 * LocalDateTime.day
        return ZoneOffsets(self, from: local.milliseconds - reach, to: local.milliseconds + reach)
    }
}

extension LocalDateTime {
    /// The instant of this date and time in UTC.
    var asUTC: Instant { Instant(milliseconds: milliseconds) }
}
