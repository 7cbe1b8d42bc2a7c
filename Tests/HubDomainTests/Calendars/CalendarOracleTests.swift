import HubDomain
import Testing

/// Random calendars against the reckoning that looks at the clock once a minute.
struct CalendarOracleTests {
    private static let days = 7
    private static let minutes = days * 1_440

    @Test(arguments: UInt64(1)...10)
    func `due and elapsed agree with stepping through the minutes`(seed: UInt64) {
        var dice = CalendarDice(seed: 1_000 + seed)
        for _ in 0..<20 {
            let zone = dice.zone()
            let instant = dice.instant(in: zone)
            let calendar = dice.calendar(around: instant, in: zone)
            let start = Instant(milliseconds: (instant.milliseconds / 60_000 - 1_440 * 2) * 60_000)
            let oracle = MinuteOracle(calendar, from: start, days: Self.days)
            for _ in 0..<6 {
                compareElapsed(calendar, oracle, &dice)
                compareDue(calendar, oracle, &dice)
            }
            for _ in 0..<60 { compareWorking(calendar, oracle, &dice) }
        }
    }

    private func compareElapsed(_ calendar: WorkCalendar, _ oracle: MinuteOracle, _ dice: inout CalendarDice) {
        let pauses = dice.pauses(around: oracle.instant(0))
        let from = dice.pick(Self.minutes)
        let to = from + dice.pick(Self.minutes - from)
        let elapsed = calendar.elapsed(from: oracle.instant(from), to: oracle.instant(to), pauses: pauses)
        let counted = oracle.elapsed(from: from, to: to, pauses: pauses)
        #expect(elapsed == .minutes(Int64(counted)), "\(describe(calendar, oracle))")
    }

    private func compareDue(_ calendar: WorkCalendar, _ oracle: MinuteOracle, _ dice: inout CalendarDice) {
        let pauses = dice.pauses(around: oracle.instant(0))
        let from = dice.pick(Self.minutes / 2)
        let goal = dice.pick(3_000)
        guard let minute = oracle.due(from: from, goal: goal, pauses: pauses) else { return }
        let due = calendar.due(start: oracle.instant(from), goal: .minutes(Int64(goal)), pauses: pauses)
        #expect(due == .at(oracle.instant(minute)), "\(describe(calendar, oracle))")
    }

    private func compareWorking(_ calendar: WorkCalendar, _ oracle: MinuteOracle, _ dice: inout CalendarDice) {
        let minute = dice.pick(Self.minutes)
        let within = oracle.instant(minute) + Milliseconds(Int64(dice.pick(60_000)))
        #expect(calendar.isWorking(at: within) == oracle.isWorking(minute), "\(describe(calendar, oracle))")
    }

    private func describe(_ calendar: WorkCalendar, _ oracle: MinuteOracle) -> String {
        "\(calendar.zone) from \(oracle.start.rfc3339): \(calendar.hours)"
    }
}
