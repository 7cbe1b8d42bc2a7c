import HubDomain
import Testing

/// Laws that hold for every calendar, zone and instant.
struct CalendarPropertyTests {
    private static let rounds = 1_000

    @Test func `what has elapsed at the due instant is the goal`() {
        forEachCalendar(seed: 1) { calendar, start, dice in
            for _ in 0..<4 {
                let goal = Milliseconds(Int64.random(in: 1...2_000_000_000, using: &dice))
                let pauses = dice.pauses(around: start)
                guard case .at(let due) = calendar.due(start: start, goal: goal, pauses: pauses) else { continue }
                #expect(calendar.elapsed(from: start, to: due, pauses: pauses) == goal)
                let justBefore = due + Milliseconds(-1)
                #expect(calendar.elapsed(from: start, to: justBefore, pauses: pauses) < goal, "the earliest instant")
            }
        }
    }

    @Test func `from the latest start exactly the work is left, a moment later less`() {
        forEachCalendar(seed: 7) { calendar, end, dice in
            let work = Milliseconds(Int64.random(in: 1...400_000_000, using: &dice))
            guard let start = calendar.latestStart(of: work, before: end) else { return }
            #expect(calendar.elapsed(from: start, to: end) == work)
            #expect(calendar.elapsed(from: start + Milliseconds(1), to: end) < work)
        }
        let now = Instant(milliseconds: 1_800_000_000_000)
        #expect(WorkCalendar.always.latestStart(of: .zero, before: now) == now)
        #expect(WorkCalendar.always.latestStart(of: .hours(5), before: now) == now + .hours(-5))
    }

    @Test func `stretches that adjoin add up`() {
        forEachCalendar(seed: 2) { calendar, start, dice in
            let pauses = dice.pauses(around: start)
            let middle = start + .minutes(Int64(dice.pick(20_000)))
            let end = middle + Milliseconds(Int64(dice.pick(2_000_000_000)))
            let parts =
                calendar.elapsed(from: start, to: middle, pauses: pauses)
                + calendar.elapsed(from: middle, to: end, pauses: pauses)
            #expect(calendar.elapsed(from: start, to: end, pauses: pauses) == parts)
        }
    }

    @Test func `a larger goal is due later and a later start is never due earlier`() {
        forEachCalendar(seed: 3) { calendar, start, dice in
            let goal = Milliseconds.minutes(Int64(dice.pick(5_000)))
            guard let due = calendar.due(start: start, goal: goal).instant else { return }
            if let later = calendar.due(start: start, goal: goal + Milliseconds(1)).instant { #expect(later > due) }
            let laterStart = start + .minutes(Int64(dice.pick(3_000)))
            if let later = calendar.due(start: laterStart, goal: goal).instant { #expect(later >= due) }
        }
    }

    @Test func `a pause never brings the due instant forward and delays it by the working time in it`() {
        forEachCalendar(seed: 4) { calendar, start, dice in
            let goal = Milliseconds.minutes(Int64(1 + dice.pick(5_000)))
            let from = start + .minutes(Int64(dice.pick(4_000)))
            let pause = Pause(from: from, to: from + .minutes(Int64(1 + dice.pick(4_000))))
            guard let plain = calendar.due(start: start, goal: goal).instant else { return }
            guard let paused = calendar.due(start: start, goal: goal, pauses: [pause]).instant else { return }
            let lost = calendar.elapsed(from: pause.from, to: pause.to ?? from)
            let expected = pause.from >= plain ? plain : calendar.due(start: start, goal: goal + lost).instant
            #expect(paused == expected)
        }
    }

    @Test func `the windows add up to the elapsed time, in order and apart`() {
        forEachCalendar(seed: 5) { calendar, start, dice in
            let pauses = dice.pauses(around: start)
            let end = start + .minutes(Int64(dice.pick(800_000)))
            let windows = calendar.windows(from: start, to: end, pauses: pauses)
            let elapsed = calendar.elapsed(from: start, to: end, pauses: pauses)
            #expect(windows.map(\.length).reduce(.zero, +) == elapsed)
            #expect(windows.allSatisfy { $0.from < $0.to && $0.from >= start && $0.to <= end })
            #expect(zip(windows, windows.dropFirst()).allSatisfy { $0.to < $1.from })
        }
    }

    @Test func `the next working instant is the first one that works`() {
        forEachCalendar(seed: 6) { calendar, start, _ in
            guard let next = calendar.nextWorkingInstant(from: start) else { return }
            #expect(next >= start)
            #expect(calendar.isWorking(at: next))
            #expect(calendar.elapsed(from: start, to: next) == .zero)
        }
    }

    @Test func `what is left and what has elapsed make the goal`() {
        forEachCalendar(seed: 7) { calendar, start, dice in
            let goal = Milliseconds.minutes(Int64(dice.pick(1_000)))
            let now = start + .minutes(Int64(dice.pick(20_000)))
            let remaining = calendar.remaining(start: start, goal: goal, at: now)
            #expect(remaining + calendar.elapsed(from: start, to: now) == goal)
            guard let due = calendar.due(start: start, goal: goal).instant else { return }
            if remaining < .zero { #expect(now > due) }
            if now < due { #expect(remaining > .zero) }
        }
    }

    @Test func `working days count up what adding steps over`() {
        forEachCalendar(seed: 8) { calendar, start, dice in
            let date = calendar.zone.rules.date(at: start)
            let count = dice.pick(30) - 15
            guard let moved = calendar.adding(workingDays: count, to: date) else { return }
            if count > 0 {
                #expect(calendar.workingDays(from: date, to: moved) == count)
                #expect(calendar.isWorkingDay(moved))
                #expect(calendar.isAhead(moved, of: date, byWorkingDays: count))
                #expect(!calendar.isAhead(moved.adding(days: -1), of: date, byWorkingDays: count))
            }
            if count < 0 {
                #expect(calendar.workingDays(from: moved.adding(days: -1), to: date.adding(days: -1)) == -count)
                #expect(calendar.isWorkingDay(moved))
            }
        }
    }

    private func forEachCalendar(seed: UInt64, _ check: (WorkCalendar, Instant, inout CalendarDice) -> Void) {
        var dice = CalendarDice(seed: seed)
        for _ in 0..<Self.rounds {
            let zone = dice.zone()
            let instant = dice.instant(in: zone)
            let start = instant + Milliseconds(Int64(dice.pick(60_000)))
            check(dice.calendar(around: instant, in: zone), start, &dice)
        }
    }
}
