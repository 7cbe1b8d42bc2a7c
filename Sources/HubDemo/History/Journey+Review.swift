import HubDomain
import HubJSON

/// QA: tasks, checklist, findings and the decision.
extension Journey {
    mutating func review(_ checklist: [ChecklistPoint]) -> [Step] {
        reviews += 1
        let open = checklist.filter { $0.valid?.result != .passed }
        let isFailing = isEventful && dice.happens(reviews == 1 ? 0.155 : 0.13)
        let failing = isFailing ? failures(among: open) : [:]
        let minutes = pace.qa * dice.logNormal(median: 0.42, spread: 0.5) / (reviews == 1 ? 1 : 2)
        if rests(in: .qa) {
            return judge(Array(open.prefix(open.count / 2)), [:], minutes / 2) + enterTime()
                + seekApproval(isDecided: false)
        }
        let steps = judge(open, failing, minutes)
        return steps + (failing.isEmpty ? pass() : [fail(failing)])
    }

    /// Works through the checklist while doing the review's tasks.
    private mutating func judge(
        _ points: [ChecklistPoint],
        _ failing: [ChecklistPoint: FindingDraft],
        _ minutes: Double
    ) -> [Step] {
        let tasks = openTasks(.qa)
        let interval = minutes / Double(max(1, points.count + tasks.count))
        let size = (points.count + max(1, tasks.count) - 1) / max(1, tasks.count)
        var steps: [Step] = []
        for index in 0..<max(1, tasks.count) {
            if tasks.indices.contains(index) {
                let start = Deed.work(tasks[index].id, .inProgress, reason: nil)
                steps.append(step(start, by: crew.reviewer, after: interval * dice.number(0.2...1.8)))
            }
            for point in points.dropFirst(index * size).prefix(size) {
                steps += judge(point, failing[point], after: interval * dice.number(0.2...1.8))
            }
            if tasks.indices.contains(index) {
                steps.append(step(.work(tasks[index].id, .done, reason: nil), by: crew.reviewer, after: interval))
                let minutes = Double(max(20, tasks[index].minutes)) * purse.logNormal(median: 0.95, spread: 0.25)
                note(tasks[index], by: crew.reviewer, minutes: minutes)
            }
        }
        return steps
    }

    private mutating func judge(_ point: ChecklistPoint, _ finding: FindingDraft?, after minutes: Double) -> [Step] {
        let request = Campaign.TickRequest(
            line: point.line,
            item: point.item,
            result: finding == nil ? .passed : .failed,
            evidence: finding == nil ? evidence(for: point) : nil,
            note: finding?.text
        )
        let tick = step(.tick(request), by: crew.reviewer, after: minutes)
        guard let finding else { return [tick] }
        return [tick, step(.record(finding), by: crew.reviewer)]
    }

    private mutating func evidence(for point: ChecklistPoint) -> JSONValue? {
        switch point.template.evidence {
        // No shipped checklist asks for a file.
        case nil, .file: nil
        case .number: .count(dice.count(1...40_000))
        case .link: .string("https://evidence.example.com/\(point.item.prefix(5).lowercased())/\(dice.hexDigits(8))")
        case .screenshot: .string("https://evidence.example.com/shots/\(dice.hexDigits(10)).png")
        case .report: .string("https://evidence.example.com/reports/\(dice.hexDigits(8)).html")
        case .approval:
            .string("Proof \(reviews), approved by \(order.profile.approvers["stakeholder"] ?? "the stakeholder")")
        }
    }

    /// One to three points with what is wrong about them.
    private mutating func failures(among points: [ChecklistPoint]) -> [ChecklistPoint: FindingDraft] {
        let candidates = points.filter { FindingStory.of($0.item) != nil }
        let chosen = dice.some(dice.pick(weighted: [(1, 0.6), (2, 0.28), (3, 0.12)]), of: candidates)
        return Dictionary(
            chosen.compactMap { point in FindingStory.of(point.item).map { (point, draft($0, at: point)) } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    private func draft(_ story: FindingStory, at point: ChecklistPoint) -> FindingDraft {
        FindingDraft(
            line: point.line,
            item: point.item,
            severity: point.template.severity,
            cause: story.cause,
            text: story.text
        )
    }

    /// Now and then something small is noted and mended on the spot.
    private mutating func pass() -> [Step] {
        var steps: [Step] = []
        if reviews == 1, dice.happens(0.1), let line = campaign?.lines.first {
            let note = FindingDraft(
                line: line.id,
                item: "K-08",
                severity: .minor,
                cause: "build-error",
                text: dice.pick([
                    "A missing comma, mended", "Weekday and date didn't agree, mended",
                    "Double blank in the imprint, mended",
                ])
            )
            steps.append(step(.record(note), by: crew.reviewer))
        }
        advance(dice.number(2...30), crew.reviewer)
        let wait = pace.launch * dice.logNormal(median: 0.15, spread: 0.7)
        return steps + [turn(act("pass-qa"), by: crew.reviewer, into: .launching, after: wait, of: crew.producer)]
    }

    private mutating func fail(_ failing: [ChecklistPoint: FindingDraft]) -> Step {
        advance(dice.number(2...30), crew.reviewer)
        let reason = failing.count == 1 ? "One point to mend" : "\(failing.count) points to mend"
        let wait = dice.logNormal(median: 90, spread: 0.8) * order.priority.haste
        return turn(act("fail-qa", reason: reason), by: crew.reviewer, into: .mending, after: wait, of: crew.producer)
    }
}
