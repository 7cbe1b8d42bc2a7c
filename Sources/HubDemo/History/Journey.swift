import HubDomain

/// The way of one campaign through its stages, as far as it is known: each phase plans its steps up to the one whose
/// result the next phase depends on.
struct Journey {
    let order: Order
    let crew: Crew
    /// Where the demo's time ends.
    let until: Instant
    var dice: Dice
    /// Up to here everything is planned.
    var cursor: Instant
    var phase = Phase.unborn
    /// As the hub returned it last.
    private(set) var campaign: Campaign?
    var reviews = 0
    /// The committed launch instants, in the order in which they were given.
    var commitments: [Instant] = []
    /// A defect will show up after the launch.
    var isReopening = false
    /// Further questions that the team will ask at triage.
    var returnsLeft = 0
    var missing: LooseEnds?
    /// The chance of everything that has to do with money.
    var purse: Dice
    /// Work that isn't entered yet.
    var worked: [WorkedTask] = []
    var effortFactors: [String: Double] = [:]
    var hasOrdered = false

    enum Phase {
        case unborn
        case drafted
        case submitted
        case returned
        case planned
        case building
        case reviewing
        case mending
        case launching
        case live
        case ended
    }

    init(_ order: Order, crew: Crew, until: Instant, dice: Dice, purse: Dice) {
        self.order = order
        self.crew = crew
        self.until = until
        self.dice = dice
        self.purse = purse
        cursor = order.arrival
    }

    mutating func see(_ seen: Campaign) {
        if let campaign, campaign.revision > seen.revision { return }
        campaign = seen
    }

    /// The first steps.
    mutating func begin() -> [Step] {
        let isDraft = [.forgotten, .abandoned, .resting(.draft)].contains(order.destiny) || dice.happens(0.25)
        return isDraft ? draft() : submit()
    }

    /// What follows from the result of the last phase's last step.
    mutating func resume(_ result: Deed.Result) -> [Step] {
        switch phase {
        case .unborn, .ended: []
        case .drafted: finishDraft()
        case .submitted: triage()
        case .returned: answer()
        case .planned: startBuild()
        case .building: build()
        case .reviewing: review(result.checklist)
        case .mending: mend()
        case .launching: launch()
        case .live: outlive()
        }
    }

    /// The last step of a phase: what comes next begins `minutes` of the next person's working time later.
    mutating func turn(_ deed: Deed, by member: Member, into phase: Phase, after minutes: Double, of next: Member)
        -> Step
    {
        enterHours(of: member)
        let at = cursor
        self.phase = phase
        advance(minutes, next)
        return Step(at: at, by: member.caller, deed: deed, followedAt: cursor)
    }

    /// A step of somebody after so many minutes of their working time.
    mutating func step(_ deed: Deed, by member: Member, after minutes: Double = 0) -> Step {
        advance(minutes, member)
        return Step(at: cursor, by: member.caller, deed: deed)
    }

    /// The last step of all.
    mutating func end(_ deed: Deed, by member: Member, after minutes: Double = 0) -> Step {
        phase = .ended
        return step(deed, by: member, after: minutes)
    }

    /// Moves on by so many minutes of somebody's working time, into their working hours.
    mutating func advance(_ minutes: Double, _ member: Member) {
        cursor = member.calendar.after(max(minutes, dice.number(0.4...6)), from: cursor)
    }

    /// Waits for somebody's working hours.
    mutating func enterHours(of member: Member) {
        if !member.calendar.isWorking(at: cursor) { advance(dice.number(1...25), member) }
    }

    func act(_ action: ActionKey, reason: String? = nil, code: String? = nil) -> Deed {
        .act(ActionRequest(action: action, reason: reason, reasonCode: code))
    }

    /// Whether the campaign is to stay in a stage.
    func rests(in stage: StageKey) -> Bool { order.destiny == .resting(stage) }

    /// Work that rests somewhere, or was written off, has no further adventures.
    var isEventful: Bool {
        if case .resting = order.destiny { return false }
        return true
    }
}
