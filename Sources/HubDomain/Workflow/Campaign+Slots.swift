private import HubJSON

extension Campaign {
    /// The slot of a line; a variant without one of its own goes out with its master.
    package func slot(of line: ServiceLine) -> LaunchSlot? {
        flow.slots.first { $0.line == line.id } ?? flow.slots.first { $0.line == line.variantOf }
    }

    /// The instants that rules see for a line, or for all lines.
    func slots(of line: ServiceLine?) -> [Instant?] {
        line.map { [slot(of: $0)?.at] } ?? flow.slots.map(\.at)
    }

    /// When the last line is to go out; the launch itself without slots.
    package var lastSlotAt: Instant? { flow.slots.map(\.at).max() ?? scheduledLaunchAt }

    /// What is wrong with slots: one for each line that is no variant, in the future, after every embargo, and at a time
    /// that the wall shows.
    func issues(withSlots slots: [SlotRequest], at now: Instant) -> [Issue] {
        var seen: Set<String> = []
        var issues: [Issue] = []
        for (index, slot) in slots.enumerated() {
            let place = "/slots/\(index)"
            if line(slot.line) == nil {
                issues.append(.invalid(place + "/line", "The campaign has no line \"\(slot.line.shortened)\""))
            } else if !seen.insert(slot.line).inserted {
                issues.append(.invalid(place + "/line", "\"\(slot.line)\" has two slots"))
            }
            issues += self.issues(with: slot, at: place, now)
        }
        let missing = lines.filter { line in
            !seen.contains(line.id) && !(line.variantOf.map(seen.contains) ?? false)
        }
        return issues + missing.map { .required("/slots", "Line \($0.id) has no slot") }
    }

    private func issues(with slot: SlotRequest, at place: String, _ now: Instant) -> [Issue] {
        let at = slot.wall.instant
        if case .skipped(let moved) = slot.wall.resolution {
            let detail = "The clocks of \(slot.wall.zone.name) skip it; the first instant after it is \(moved.rfc3339)"
            return [.invalid(place + "/at", detail)]
        }
        if at <= now { return futureIssue(at, String(place.dropFirst()) + "/at", now) }
        let limits = [("embargo of the campaign", embargo), ("embargo of the line", slot.notBefore)]
        return limits.compactMap { name, limit in
            guard let limit, at < limit else { return nil }
            return .invalid(place + "/at", "lies before the \(name) that ends at \(limit.rfc3339)")
        }
    }

    /// Confirms the slots; the campaign is launched at the first.
    mutating func schedule(_ request: ActionRequest) {
        flow.slots = request.slots.map { LaunchSlot(line: $0.line, wall: $0.wall, notBefore: $0.notBefore) }
        flow.evidence = request.evidence
        scheduledLaunchAt = flow.slots.map(\.at).min() ?? request.launchAt ?? committedLaunchAt
    }

    /// Nothing is confirmed any more.
    mutating func giveSlotsUp() {
        scheduledLaunchAt = nil
        flow.slots = []
        flow.evidence = []
    }

    /// The first launch is the one that counts; another one after a reopening ends a repair. Lines with a later slot
    /// follow, and the last of them makes the campaign fully live.
    mutating func launch(at instant: Instant) {
        launchedAt = launchedAt ?? instant
        let last = flow.slots.map(\.at).max()
        flow.fullyLiveAt = last.map { $0 > instant } ?? false ? nil : instant
    }

    /// The last line has gone out.
    package mutating func becomeFullyLive(at now: Instant) -> Outcome {
        guard flow.fullyLiveAt == nil, let last = flow.slots.map(\.at).max(), last <= now else {
            return Outcome(events: [])
        }
        flow.fullyLiveAt = last
        touch(at: now)
        var event = CampaignEvent(
            type: .fullyLive,
            occurredAt: last,
            changes: [Change(pointer: "/fullyLiveAt", before: .null, after: .instant(last))]
        )
        event.informed = people(informedBy: [.requester, .watchers], besides: "")
        return Outcome(events: [event])
    }

    /// The slot came while the launch couldn't be: it is given up and has to be confirmed anew, so that nothing goes out
    /// at whatever moment the obstacle happens to vanish.
    package mutating func missSlot(
        _ plan: Plan,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) -> Outcome {
        guard let slot = scheduledLaunchAt else { return Outcome(events: []) }
        let before = self
        giveSlotsUp()
        touch(at: now)
        let unschedule = definitions.workflow.actions(from: stage).first { $0.effect == .unschedule }
        var event = CampaignEvent(
            type: .slotMissed,
            occurredAt: now,
            action: unschedule?.key,
            reason: "Due at \(slot.rfc3339): \(plan.obstacle)",
            changes: Change.between(.object(before.snapshot), .object(snapshot))
        )
        event.informed = people(informedBy: [.lead, .producer, .requester], besides: "")
        return Outcome(events: [event])
    }

    /// What the hub does next by itself, as stage and dates say. A build that couldn't start at its instant starts as
    /// soon as it can; while the work is on hold nothing is tried.
    package func nextTimer(_ workflow: WorkflowDefinition) -> CampaignTimer? {
        func offers(_ effect: ActionDefinition.Effect) -> Bool {
            workflow.actions(from: stage).contains { $0.effect == effect && $0.roles.contains(.system) }
        }
        if let slot = scheduledLaunchAt, offers(.launch) { return CampaignTimer(step: .launch, at: slot) }
        if let start = plannedStartAt, workflow.category(of: stage) == .planned, !isHeld, offers(.startBuild) {
            return CampaignTimer(step: .startBuild, at: start)
        }
        guard workflow.category(of: stage) == .live, flow.fullyLiveAt == nil, let last = flow.slots.map(\.at).max()
        else { return nil }
        return CampaignTimer(step: .fullyLive, at: last)
    }

    /// Brings the timer up to a change.
    package mutating func settleTimer(_ workflow: WorkflowDefinition) {
        flow.timer = isImported ? nil : nextTimer(workflow)
    }
}

extension Plan {
    /// In a few words, why it can't be performed.
    package var obstacle: String {
        switch refusal {
        case .held: "the work was on hold"
        case .stage: "the stage had changed"
        case .role, .notHeld: "the hub may not"
        case nil: gates.filter { !$0.isOpen }.map(\.gate.name).listed + " not met"
        }
    }
}
