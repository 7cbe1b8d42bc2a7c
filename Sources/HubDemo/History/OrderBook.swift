import HubDomain
import HubJSON
import HubOperations

/// Makes up all orders of the demo's time.
struct OrderBook {
    let staff: Staff
    let divisions: [String: DivisionDefinition]
    let calendars: [String: WorkCalendar]
    let begin: CivilDate
    let end: CivilDate
    let seed: UInt64

    init(staff: Staff, hub: Hub, begin: CivilDate, end: CivilDate, seed: UInt64) throws {
        self.staff = staff
        self.begin = begin
        self.end = end
        self.seed = seed
        divisions = try Dictionary(
            DivisionProfile.all.map { ($0.key, try hub.demoDivision($0.key)) },
            uniquingKeysWith: { first, _ in first }
        )
        calendars = try Dictionary(
            divisions.values.map { ($0.calendar, try hub.demoCalendar($0.calendar)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// In the order of their arrival.
    func orders(_ size: Int) throws -> [Order] {
        let resting = Self.resting(size)
        let arrivals = Arrivals(from: begin, to: end)
        let orders = try (0..<size).map { index in
            var dice = Dice(seed: seed, stream: UInt64(index))
            let destiny = index < resting.count ? Destiny.resting(resting[index]) : self.destiny(&dice)
            return try order(destiny, arrivals, &dice)
        }
        return orders.sorted { $0.arrival < $1.arrival }
    }

    private typealias Destiny = Order.Destiny

    /// A few campaigns of each stage, so that no board is empty however small the demo.
    private static func resting(_ size: Int) -> [StageKey] {
        let stages: [StageKey] = [.draft, .intake, "planned", .build, .qa, .launch, .live, "closed"]
        let rounds = size < 200 ? 1 : 3
        return Array(Array(repeating: stages, count: rounds).joined().prefix(size))
    }

    private func destiny(_ dice: inout Dice) -> Destiny {
        dice.pick(weighted: [
            (.forgotten, 0.055), (.abandoned, 0.055), (.declined, 0.036), (.cancelled(.intake), 0.009),
            (.cancelled("planned"), 0.006), (.cancelled(.build), 0.012), (.cancelled(.launch), 0.004),
            (.launched, 0.823),
        ])
    }

    private func order(_ destiny: Destiny, _ arrivals: Arrivals, _ dice: inout Dice) throws -> Order {
        let profile = dice.pick(weighted: DivisionProfile.all.map { ($0, $0.weight) })
        guard let division = divisions[profile.key], let calendar = calendars[division.calendar] else {
            throw HubError(.internalError, "The demo lacks the division \(profile.key)")
        }
        let requesters = staff.members(with: .requester, in: profile.key).filter { $0.person.grants.count == 1 }
        let requester = dice.pick(weighted: requesters.map { ($0, $0.caller.has(.requester, in: "") ? 0.3 : 1) })
        let arrival = arrivals.instant(destiny, requester.calendar, &dice)
        let services = self.services(&dice)
        let tier = dice.pick(weighted: services[0].tiers)
        let leadDays = (services.map { Pace.of($0).leadDays[tier] }.max() ?? 5) + 2 * (services.count - 1)
        let hour = dice.number(8...16)
        let slot = slot(destiny, arrival, leadDays, hour, calendar, &dice)
        let writer = OrderWriter(
            profile: profile,
            division: division,
            people: requesters.map(\.person.email),
            arrival: calendar.localDate(of: arrival),
            slot: (calendar.localDate(of: slot), hour)
        )
        let priority = dice.pick(weighted: [(Priority.normal, 70), (.high, 18), (.low, 8), (.urgent, 4)])
        return Order(
            profile: profile,
            services: services,
            requester: requester,
            calendar: calendar,
            priority: priority,
            draft: writer.draft(services, tier, requester.person.email, priority, slot, &dice),
            arrival: arrival,
            slot: slot,
            leadDays: leadDays,
            destiny: destiny,
            currency: division.currency
        )
    }

    private func services(_ dice: inout Dice) -> [ServiceKind] {
        let first = dice.pick(weighted: ServiceKind.allCases.map { ($0, $0.weight) })
        guard !first.companions.isEmpty, dice.happens(0.14) else { return [first] }
        let second = dice.pick(first.companions)
        guard dice.happens(0.15), let third = first.companions.first(where: { $0 != second }) else {
            return [first, second]
        }
        return [first, second, third]
    }

    /// The local hour of a working day, some time behind what the service is usually given.
    private func slot(
        _ destiny: Destiny,
        _ arrival: Instant,
        _ leadDays: Int,
        _ hour: Int,
        _ calendar: WorkCalendar,
        _ dice: inout Dice
    ) -> Instant {
        let notice = Double(leadDays) * dice.logNormal(median: 1.15, spread: 0.45)
        let days = min(max(2, Int(notice.rounded())), 110)
        let today = calendar.localDate(of: arrival)
        var date = calendar.adding(workingDays: days, to: today) ?? today.adding(days: days)
        if case .resting(let stage) = destiny, stage != .live, stage != "closed" {
            let days = dice.number(1...12) + (stage == "planned" ? leadDays : 0)
            let soon = calendar.adding(workingDays: days, to: end) ?? end
            date = max(date, soon)
        }
        let time = LocalTime(hour: hour, minute: dice.pick([0, 0, 0, 30])) ?? .startOfDay
        return WallTime(LocalDateTime(date, time), in: calendar.zone).instant
    }
}
