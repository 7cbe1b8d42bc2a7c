import HubDomain

/// When requests come in: more in spring and autumn than in summer and at Christmas, more on Tuesdays than on Fridays,
/// a little more from month to month, and during the division's working hours.
struct Arrivals: Sendable {
    private let begin: CivilDate
    private let end: CivilDate
    /// Per day from `begin`, the sum of the weights up to and including it.
    private let sums: [Double]

    init(from begin: CivilDate, to end: CivilDate) {
        self.begin = begin
        self.end = end
        let length = end.dayNumber - begin.dayNumber
        var sum = 0.0
        sums = (0..<length).map { offset in
            let trend = 1 + 0.25 * Double(offset) / Double(max(1, length))
            sum += Self.weight(of: begin.adding(days: offset)) * trend
            return sum
        }
    }

    func instant(_ destiny: Order.Destiny, _ calendar: WorkCalendar, _ dice: inout Dice) -> Instant {
        let date: CivilDate =
            switch destiny {
            case .resting(let stage): end.adding(days: -dice.number(Self.age(of: stage)))
            default: date(&dice)
            }
        return instant(on: max(date, begin), calendar, &dice)
    }

    /// Days since the arrival of work that rests in a stage.
    private static func age(of stage: StageKey) -> ClosedRange<Int> {
        switch stage {
        case .draft: 3...12
        case .intake: 2...4
        case "planned": 8...16
        case .build: 14...24
        case .qa: 40...60
        case .launch: 50...70
        case .live: 70...100
        default: 200...300
        }
    }

    private func date(_ dice: inout Dice) -> CivilDate {
        let aim = dice.share() * (sums.last ?? 0)
        let offset = sums.firstIndex { $0 > aim } ?? 0
        return begin.adding(days: offset)
    }

    /// Within the working hours of that day or of the next working day.
    private func instant(on date: CivilDate, _ calendar: WorkCalendar, _ dice: inout Dice) -> Instant {
        let midnight = calendar.zone.rules.earliest(LocalDateTime(date, .startOfDay))
        let opening = calendar.nextWorkingInstant(from: midnight) ?? midnight
        let minutes = dice.happens(0.55) ? dice.number(20.0...190) : dice.number(200.0...455)
        return calendar.after(minutes, from: opening)
    }

    private static let months = [0.85, 0.95, 1.15, 1.0, 1.05, 1.0, 0.75, 0.65, 1.25, 1.2, 1.1, 0.6]

    private static func weight(of date: CivilDate) -> Double {
        let weekday: Double =
            switch date.weekday {
            case .monday: 1
            case .tuesday: 1.25
            case .wednesday: 1.2
            case .thursday: 1.1
            case .friday: 0.8
            case .saturday, .sunday: 0
            }
        return weekday * months[date.month - 1]
    }
}

extension WorkCalendar {
    /// The instant so many minutes of working time later, inside working hours.
    func after(_ minutes: Double, from start: Instant) -> Instant {
        let goal = Milliseconds(max(1, Int64(minutes * 60_000)))
        guard case .at(let due) = due(start: start, goal: goal) else { return start + goal }
        return isWorking(at: due) ? due : nextWorkingInstant(from: due) ?? due
    }
}
