import HubDomain
import HubJSON

/// From the first draft to the decision of the team.
extension Journey {
    mutating func draft() -> [Step] {
        let days =
            order.destiny == .abandoned ? dice.logNormal(median: 20, spread: 0.5) : dice.logNormal(median: 1, spread: 1)
        var draft = request
        draft.brief = thinned(draft.brief)
        for index in draft.lines.indices { draft.lines[index].answers = thinned(draft.lines[index].answers) }
        return [
            turn(
                .create(draft, submit: false),
                by: order.requester,
                into: .drafted,
                after: days * 460,
                of: order.requester
            )
        ]
    }

    /// The complete request; what is confidential names those who are to work on it.
    private var request: RequestDraft {
        var draft = order.draft
        if draft.brief["confidential"] == true { draft.watchers = crew.ids }
        return draft
    }

    /// Answers as of somebody who was called away while writing.
    private mutating func thinned(_ answers: JSONObject) -> JSONObject {
        let share = dice.number(0.3...0.85)
        return JSONObject(answers.members.filter { _ in dice.happens(share) })
    }

    mutating func finishDraft() -> [Step] {
        switch order.destiny {
        case .forgotten, .resting(.draft): return []
        case .abandoned:
            let why = [
                "Overtaken by another campaign", "Budget went elsewhere", "Wrote it twice by mistake",
                "No longer needed",
            ]
            return [end(act("cancel", reason: dice.pick(why)), by: order.requester)]
        default: break
        }
        chooseReturns()
        let draft = missing?.absent(from: request) ?? request
        var edit = CampaignEdit()
        edit.brief = draft.brief
        edit.lines = draft.lines
        return [
            step(.edit(edit), by: order.requester),
            turnToTriage(act("submit")),
        ]
    }

    mutating func submit() -> [Step] {
        chooseReturns()
        let draft = missing?.absent(from: request) ?? request
        return [turnToTriage(.create(draft, submit: true))]
    }

    private mutating func chooseReturns() {
        guard isEventful || rests(in: .intake), dice.happens(rests(in: .intake) ? 0.5 : 0.125) else { return }
        missing = LooseEnds.pick(from: order, &dice)
        returnsLeft = dice.pick(weighted: [(1, 0.84), (2, 0.13), (3, 0.03)])
    }

    private mutating func turnToTriage(_ deed: Deed) -> Step {
        let minutes = dice.logNormal(median: 130, spread: 0.85) * order.priority.haste
        return turn(deed, by: order.requester, into: .submitted, after: minutes, of: crew.producer)
    }

    mutating func triage() -> [Step] {
        var steps: [Step] = []
        if order.priority == .urgent, campaign?.priority != .urgent { steps.append(raise()) }
        if returnsLeft > 0 { return steps + [sendBack()] }
        switch order.destiny {
        case .resting(.intake): return []
        case .declined: return steps + [decline()]
        case .cancelled(.intake):
            let why = [
                "The launch it belongs to was moved to next year", "We'll do this ourselves", "No budget after all",
            ]
            return steps + [end(act("cancel", reason: dice.pick(why)), by: order.requester)]
        default: return steps + quote() + [takeOn()]
        }
    }

    private mutating func raise() -> Step {
        var edit = CampaignEdit()
        edit.priority = .urgent
        edit.reason = dice.pick([
            "Board announcement moved forward", "Regulator's deadline", "Outage notice goes out with it",
            "Fair opens on Monday",
        ])
        return step(.edit(edit), by: crew.lead, after: dice.number(5...50))
    }

    private mutating func sendBack() -> Step {
        let ends = missing ?? LooseEnds.pick(from: order, &dice)
        let request = ActionRequest(
            action: "return",
            reasonCode: ends.reason,
            questions: [Hold.Question(pointer: ends.pointer, text: ends.question)]
        )
        let minutes =
            rests(in: .intake) ? 100_000 : dice.logNormal(median: 420, spread: 0.9)
        return turn(.act(request), by: crew.producer, into: .returned, after: minutes, of: order.requester)
    }

    /// Only the last answer brings everything that was missing.
    mutating func answer() -> [Step] {
        returnsLeft -= 1
        var steps: [Step] = []
        if returnsLeft == 0, let missing {
            if !missing.brief.isEmpty {
                var edit = CampaignEdit()
                edit.brief = missing.brief
                steps.append(step(.edit(edit), by: order.requester))
            }
            if !missing.answers.isEmpty {
                var edit = LineEdit()
                edit.answers = missing.answers
                steps.append(step(.editLine("L1", edit), by: order.requester))
            }
        }
        let words = dice.pick([
            "Sorry, added now.", "You're right, corrected.", "See the change in the brief.",
            "Confirmed with my team today.",
        ])
        return steps + [turnToTriage(act("answer", reason: words))]
    }

    private mutating func decline() -> Step {
        let (code, reason) = dice.pick(weighted: [
            (("out-of-scope", "Printed matter is bought by the division itself."), 3),
            (("self-service-available", "The template in the sending platform does this without us."), 3),
            (("below-minimum-audience", "Under fifty people: please write to them personally."), 2),
            (("contact-cap", "These customers get six mails this month already."), 2),
            (("duplicate-of-other", "Your colleague asked for the same last week."), 2),
            (("budget-refused", "The budget owner didn't agree."), 1),
            (("no-lawful-basis", "We can't find consent for this list."), 1),
        ])
        return end(act("decline", reason: reason, code: code), by: dice.happens(0.5) ? crew.lead : crew.producer)
    }
}
