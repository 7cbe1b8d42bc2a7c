import HubDomain

/// Tasks and what interrupts them.
extension Journey {
    var pace: (build: Double, qa: Double, launch: Double) {
        let lines = campaign?.lines ?? []
        let paces = lines.map { line in (Pace.of(ServiceKind(rawValue: line.service) ?? .newsletter), line.tier) }
        let haste = (campaign?.priority ?? order.priority).haste
        // Lines are worked on side by side: the longest counts whole, the others in part.
        let sum = { (minutes: [Double]) in ((minutes.max() ?? 0) * 0.7 + minutes.reduce(0, +) * 0.3) * haste }
        return (
            sum(paces.map { $0.0.build[$0.1] }), sum(paces.map { $0.0.qa[$0.1] }), sum(paces.map { $0.0.launch[$0.1] })
        )
    }

    func openTasks(_ stage: StageKey) -> [CampaignTask] {
        (campaign?.tasks ?? []).filter { $0.stage == stage && !$0.state.isFinished }
    }

    /// Starts and finishes tasks one after the other.
    /// - Parameters:
    ///   - minutes: Working time that all of it takes, waiting included.
    ///   - interruption: Probability of a hold somewhere in between.
    mutating func work(_ tasks: [CampaignTask], within minutes: Double, interruption: Double = 0) -> [Step] {
        guard !tasks.isEmpty else { return [] }
        let efforts = tasks.map { effort(of: $0) }
        let slack = max(0, minutes - efforts.reduce(0, +)) / Double(tasks.count)
        let held = isEventful && dice.happens(interruption) ? dice.number(0...tasks.count - 1) : -1
        return zip(tasks, efforts).enumerated().flatMap { index, work -> [Step] in
            let pause = index == held ? hold() : []
            return pause + steps(for: work.0, effort: work.1, after: slack * dice.number(0.3...1.7))
        }
    }

    private mutating func effort(of task: CampaignTask) -> Double {
        task.minutes == 0
            ? dice.logNormal(median: 45, spread: 0.5)
            : max(5, Double(task.minutes) * dice.logNormal(median: 0.93, spread: 0.3))
    }

    private mutating func steps(for task: CampaignTask, effort: Double, after wait: Double) -> [Step] {
        let worker = crew.worker(for: task)
        if task.finding == nil, dice.happens(0.02) {
            let why = dice.pick([
                "Done already in the last issue", "Not asked for in this brief", "Comes with the template",
            ])
            return [step(.work(task.id, .dropped, reason: why), by: worker, after: wait)]
        }
        defer { note(task, by: worker, minutes: effort) }
        // Who has half an hour of work hardly says that it begins.
        if task.minutes <= 30, task.finding == nil, dice.happens(0.7) {
            return [step(.work(task.id, .done, reason: nil), by: worker, after: wait + effort)]
        }
        return [
            step(.work(task.id, .inProgress, reason: nil), by: worker, after: wait),
            step(.work(task.id, .done, reason: nil), by: worker, after: effort),
        ]
    }

    /// A hold and its end.
    mutating func hold() -> [Step] {
        let pause = HoldStory.all[dice.pick(weighted: HoldStory.all.indices.map { ($0, HoldStory.all[$0].weight) })]
        let minutes = dice.logNormal(median: pause.median, spread: 0.8)
        let begin = beginning(of: pause, minutes)
        let resume = step(act("resume"), by: crew.producer, after: minutes)
        return [begin, resume] + excuse(pause, days: Int(minutes / 480))
    }

    mutating func beginning(of story: HoldStory, _ minutes: Double) -> Step {
        var request = ActionRequest(action: "hold", reason: dice.pick(story.notes), reasonCode: story.reason)
        advance(dice.number(2...40), crew.producer)
        if story.reason == "parked-by-requester" { request.until = crew.producer.calendar.after(minutes, from: cursor) }
        return Step(at: cursor, by: crew.producer.caller, deed: .act(request))
    }

    /// Moves the commitment by the days that were lost.
    private mutating func excuse(_ story: HoldStory, days: Int) -> [Step] {
        guard let code = story.recommit, days > 0, let committed = commitments.last, dice.happens(0.7) else {
            return []
        }
        guard let moved = order.calendar.adding(workingDays: days, to: committed) else { return [] }
        return recommit(to: moved, code)
    }

    /// A commitment that has passed by then is left as it is.
    mutating func recommit(to instant: Instant, _ code: String) -> [Step] {
        let member = dice.happens(0.5) ? crew.lead : crew.producer
        guard instant != commitments.last, instant > member.calendar.after(30, from: cursor) else { return [] }
        commitments.append(instant)
        var edit = CampaignEdit()
        edit.committedLaunchAt = .some(instant)
        edit.reasonCode = code
        return [step(.edit(edit), by: member)]
    }
}
