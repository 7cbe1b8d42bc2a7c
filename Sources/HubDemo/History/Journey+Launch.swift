import HubDomain
import HubJSON

/// From passing QA to the end.
extension Journey {
    mutating func launch() -> [Step] {
        let owner = order.requester.person.email
        var steps = fillIn { service, line, dice in service.answersForLaunch(line, owner: owner, &dice) }
        steps += work(
            openTasks(.launch),
            within: pace.launch * dice.logNormal(median: 0.45, spread: 0.55),
            interruption: 0.03
        )
        steps += enterTime()
        steps += seekApproval()
        if order.destiny == .cancelled(.launch) {
            let why = dice.pick(["Legal stopped it at the last moment", "The offer was withdrawn"])
            return steps + [end(act("cancel", reason: why), by: crew.lead, after: 120)]
        }
        let isEager = order.draft.brief["launchTiming"] == "as-soon-as-ready" && !rests(in: .launch)
        if isEager, dice.happens(0.6) { return steps + [launchByHand(effectiveAt: nil)] }
        return steps + schedule()
    }

    private mutating func schedule() -> [Step] {
        var slot = commitments.last ?? order.slot
        var steps: [Step] = []
        if slot < cursor + .minutes(45) {
            slot = nextSlot(after: cursor, days: dice.number(1...2))
            if campaign?.launchedAt == nil, dice.happens(0.35) { steps += recommit(to: slot, lateness()) }
        }
        steps.append(schedule(&slot))
        if isEventful, slot > cursor + .days(2), dice.happens(0.04) {
            let why = dice.pick([
                "Another mail to the same people goes out that day", "The page isn't final", "Price change at midnight",
            ])
            steps.append(step(act("unschedule", reason: why), by: crew.producer, after: 30))
            slot = nextSlot(after: slot, days: 2)
            steps.append(schedule(&slot))
        }
        cursor = slot
        return steps + [dice.happens(0.85) ? launchByItself() : launchByHand(effectiveAt: slot)]
    }

    /// Confirms a slot; one that has passed when the producer gets to it becomes the next.
    private mutating func schedule(_ slot: inout Instant) -> Step {
        advance(dice.number(5...40), crew.producer)
        if slot <= cursor { slot = nextSlot(after: cursor, days: 1) }
        return Step(at: cursor, by: crew.producer.caller, deed: .act(ActionRequest(action: "schedule", launchAt: slot)))
    }

    private func nextSlot(after instant: Instant, days: Int) -> Instant {
        let today = order.calendar.localDate(of: instant)
        return order.slot(on: order.calendar.adding(workingDays: days, to: today) ?? today.adding(days: days))
    }

    private mutating func lateness() -> String {
        dice.pick(weighted: [
            ("producer-capacity", 40), ("requester-input-late", 25), ("priority-of-others", 15), ("approval-late", 12),
            ("vendor-late", 8),
        ])
    }

    private mutating func launchByItself() -> Step {
        let at = cursor
        return Step(at: at, by: .system, deed: act("launch", reason: "At its instant"), followedAt: goLive())
    }

    private mutating func launchByHand(effectiveAt: Instant?) -> Step {
        advance(dice.number(3...25), crew.producer)
        let at = cursor
        let request = ActionRequest(action: "launch", effectiveAt: effectiveAt)
        return Step(at: at, by: crew.producer.caller, deed: .act(request), followedAt: goLive())
    }

    /// Decides what happens to the live campaign.
    /// - Returns: When; `nil` for a programme that stays.
    private mutating func goLive() -> Instant? {
        phase = .live
        let isFirst = campaign?.launchedAt == nil
        isReopening = isFirst && isEventful && dice.happens(0.022)
        if isReopening {
            advance(dice.logNormal(median: 900, spread: 0.9), crew.producer)
            return cursor
        }
        let stays = rests(in: .live) || (order.service == .nurture && !rests(in: "closed") && dice.happens(0.85))
        guard !stays else {
            phase = .ended
            return nil
        }
        let measured = order.draft.brief["measureUntil"]?.string.flatMap(CivilDate.init(iso8601:))
        let opening = measured.map { order.slot(on: $0) } ?? cursor
        cursor = max(cursor, opening)
        advance(dice.logNormal(median: 800, spread: 0.8), crew.producer)
        return cursor
    }

    mutating func outlive() -> [Step] {
        guard isReopening else {
            let words = dice.pick([
                "Outcome recorded", "Measured and reported to the division", "Results shared with the requester",
            ])
            return settle() + [end(act("close", reason: words), by: crew.producer)]
        }
        isReopening = false
        let why = dice.pick([
            "The form loses the phone number", "Wrong terms linked in the footer",
            "The voucher code doesn't work in the shop",
            "French version shows German dates", "Reminder goes to people who have registered",
        ])
        let wait = dice.logNormal(median: 45, spread: 0.6)
        return [turn(act("reopen", reason: why), by: crew.producer, into: .mending, after: wait, of: crew.producer)]
    }
}
