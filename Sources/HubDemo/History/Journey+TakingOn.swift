import HubDomain

/// From the team's yes to the start of the build.
extension Journey {
    /// Accepts the request, or plans it when there is plenty of time.
    mutating func takeOn() -> Step {
        let decider = dice.happens(0.35) ? crew.lead : crew.producer
        enterHours(of: decider)
        let day = order.calendar.localDate(of: cursor)
        let earliest = order.calendar.adding(workingDays: max(2, order.leadDays / 2), to: cursor) ?? cursor
        let usual = order.calendar.adding(workingDays: order.leadDays, to: order.slot(on: day)) ?? order.slot
        let commitment = order.slot > earliest ? order.slot : usual
        commitments = [commitment]
        let notice = order.calendar.workingDays(from: day, to: order.calendar.localDate(of: commitment))
        let isEarly = Double(notice) > Double(order.leadDays) * 1.5 + 2
        if destinedToWait || (isEarly && dice.happens(0.8)) { return plan(commitment, notice, decider) }
        let request = ActionRequest(action: "accept", committedLaunchAt: commitment, tiers: confirmedTiers())
        return turn(
            .act(request),
            by: decider,
            into: .building,
            after: dice.logNormal(median: 50, spread: 0.8),
            of: crew.producer
        )
    }

    private var destinedToWait: Bool { rests(in: "planned") || order.destiny == .cancelled("planned") }

    private mutating func plan(_ commitment: Instant, _ notice: Int, _ decider: Member) -> Step {
        let calendar = crew.producer.calendar
        let days = max(1, notice - order.leadDays - dice.number(0...2))
        let today = calendar.localDate(of: cursor)
        let date = calendar.adding(workingDays: days, to: today) ?? today.adding(days: days)
        var start = max(calendar.opening(of: date) ?? cursor, cursor + .hours(3))
        if rests(in: "planned") { start = calendar.after(dice.number(100...1_500), from: until) }
        let at = cursor
        let request = ActionRequest(
            action: "plan",
            committedLaunchAt: commitment,
            plannedStartAt: start,
            tiers: confirmedTiers()
        )
        phase = .planned
        // Somebody who cancels does so before the build begins.
        cursor = order.destiny == .cancelled("planned") ? order.requester.calendar.after(60, from: cursor) : start
        return Step(at: at, by: decider.caller, deed: .act(request), followedAt: cursor)
    }

    /// Now and then a producer knows better than the sizing rules.
    private mutating func confirmedTiers() -> [String: Tier] {
        guard let line = campaign?.lines.first, line.tier != .large, dice.happens(0.04) else { return [:] }
        return [line.id: line.tier == .small ? .medium : .large]
    }

    mutating func startBuild() -> [Step] {
        if rests(in: "planned") { return [] }
        if order.destiny == .cancelled("planned") {
            let why = dice.pick([
                "The product comes next year", "The market test was negative", "Merged with the next issue",
            ])
            return [end(act("cancel", reason: why), by: order.requester)]
        }
        let at = cursor
        phase = .building
        advance(dice.logNormal(median: 40, spread: 0.7), crew.producer)
        return [Step(at: at, by: .system, deed: act("start-build", reason: "At its instant"), followedAt: cursor)]
    }
}

extension Order {
    /// The asked-for time of the day on another date.
    func slot(on date: CivilDate) -> Instant {
        let time = WallTime(at: slot, in: calendar.zone).local.time
        return WallTime(LocalDateTime(date, time), in: calendar.zone).instant
    }
}
