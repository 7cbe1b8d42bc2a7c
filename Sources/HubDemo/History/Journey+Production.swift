import HubDomain
import HubJSON

/// Build and QA.
extension Journey {
    mutating func build() -> [Step] {
        let tasks = openTasks(.build)
        var steps = orderFromVendors() + handOut(tasks)
        let minutes = pace.build * dice.logNormal(median: 0.62, spread: 0.5)
        if rests(in: .build) { return steps + someWork(tasks, minutes) }
        if order.destiny == .cancelled(.build) {
            steps += work(Array(tasks.prefix(dice.number(0...max(0, tasks.count - 1)))), within: minutes / 2)
            steps += enterTime()
            let why = dice.pick([
                "The division withdrew the budget", "The product was stopped", "Replaced by a group campaign",
            ])
            return steps + [end(act("cancel", reason: why), by: crew.lead, after: dice.number(60...900))]
        }
        steps += work(tasks, within: minutes, interruption: 0.1)
        steps += fillIn { service, line, dice in
            service.answersForQA(line, testers: Self.testers, &dice)
        }
        return steps + enterTime() + [turnToReview()]
    }

    mutating func mend() -> [Step] {
        let steps = work(
            openTasks(.build),
            within: pace.build * dice.logNormal(median: 0.15, spread: 0.5),
            interruption: 0.02
        )
        return steps + enterTime() + [turnToReview()]
    }

    private mutating func turnToReview() -> Step {
        let wait = pace.qa * dice.logNormal(median: 0.18, spread: 0.7)
        return turn(.requestReview, by: crew.producer, into: .reviewing, after: wait, of: crew.reviewer)
    }

    /// A lead or the producer gives the first tasks to people.
    private mutating func handOut(_ tasks: [CampaignTask]) -> [Step] {
        let first = tasks.filter { $0.state == .ready }.prefix(dice.number(0...2))
        return first.map { task in
            step(
                .assign(task.id, to: crew.worker(for: task).caller.id),
                by: dice.happens(0.5) ? crew.lead : crew.producer
            )
        }
    }

    /// Part of the work, then perhaps a hold that lasts.
    private mutating func someWork(_ tasks: [CampaignTask], _ minutes: Double) -> [Step] {
        let part = Array(tasks.prefix(dice.number(0...max(0, tasks.count / 2))))
        let steps = work(part, within: minutes / 2) + enterTime()
        guard dice.happens(0.4) else { return steps }
        return steps + [beginning(of: HoldStory.all[dice.number(0...1)], 2_000)]
    }

    /// Production's own answers, line by line; variants inherit those of their master.
    mutating func fillIn(
        _ answers: (ServiceKind, ServiceLine, inout Dice) -> JSONObject
    ) -> [Step] {
        (campaign?.lines ?? []).filter { $0.variantOf == nil }.compactMap { line in
            guard let service = ServiceKind(rawValue: line.service) else { return nil }
            let new = answers(service, line, &dice)
            guard !new.isEmpty, !new.keys.allSatisfy({ line.answers[$0] != nil }) else { return nil }
            var edit = LineEdit()
            edit.answers = new
            return step(.editLine(line.id, edit), by: crew.producer)
        }
    }

    private static let testers = [
        "claudia.hoffmann@example.com", "marek.dabrowski@example.com", "sneha.patil@example.com",
        "anna.becker@example.com", "robert.lang@example.com",
    ]
}
