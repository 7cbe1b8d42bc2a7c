import HubDomain
import HubJSON

/// Draws what somebody might do next with a campaign, sensible or not.
struct Wanderer {
    var dice: DocumentDice

    static let people = Cast.byRole.map(\.caller) + [Cast.colleague, Cast.secondProducer, Cast.allRounder]

    enum Step {
        case act(ActionRequest)
        case edit(CampaignEdit)
        case editLine(String, LineEdit)
        case task(String, Campaign.TaskChange)
        case tick(Campaign.TickRequest)
        case finding(FindingDraft)
        /// A proof of everything, approved.
        case approve
        case proof
    }

    /// Half of the steps lead on, as those of people who know what they do; the others are anybody's anything.
    mutating func step(in journey: Journey) throws -> (Step, Caller) {
        if dice.chance(1, in: 2), let step = try forward(in: journey) { return step }
        let team = [Cast.requester, Cast.producer, Cast.reviewer, Cast.lead, Cast.allRounder]
        let caller = dice.element(of: dice.chance(2, in: 3) ? team : Self.people) ?? .system
        return (try anything(in: journey), caller)
    }

    private mutating func forward(in journey: Journey) throws -> (Step, Caller)? {
        let campaign = journey.campaign
        if campaign.isHeld {
            let waits = campaign.activeHolds.contains { $0.waitsForAnswer } && campaign.stage == .intake
            if waits { return (.act(ActionRequest(action: "answer")), Cast.requester) }
            return (.act(ActionRequest(action: "resume")), Cast.producer)
        }
        if let task = campaign.tasks.first(where: { $0.stage == campaign.stage && $0.state == .ready }) {
            let done = Campaign.TaskChange(state: .done, assignee: nil, reason: nil)
            return (.task(task.id, done), task.role == .reviewer ? Cast.reviewer : Cast.producer)
        }
        switch campaign.stage {
        case .draft: return (.act(ActionRequest(action: "submit")), Cast.requester)
        case .intake: return (.act(judgement(of: journey)), Cast.producer)
        case "planned": return (.act(ActionRequest(action: "start-build")), .system)
        case .build: return (.act(ActionRequest(action: "submit-for-qa")), Cast.producer)
        case .qa:
            let open = try campaign.checklist(by: journey.definitions).first { $0.valid?.result != .passed }
            return (open.map { .tick(pass($0)) } ?? .act(ActionRequest(action: "pass-qa")), Cast.reviewer)
        case .launch:
            guard let line = campaign.lines.first(where: { $0.answers["count"] == nil }) else {
                let isApproved = campaign.approvals.contains { campaign.counts($0) }
                guard isApproved else { return (.approve, Cast.producer) }
                return (.act(ActionRequest(action: dice.chance(1, in: 3) ? "launch" : "schedule")), Cast.producer)
            }
            var edit = LineEdit()
            edit.answers = ["count": 7]
            return (.editLine(line.id, edit), Cast.producer)
        default: return nil
        }
    }

    private mutating func judgement(of journey: Journey) -> ActionRequest {
        switch dice.pick(10) {
        case 0...3: return ActionRequest(action: "return", reason: "Which?", reasonCode: "copy-not-final")
        case 4...5:
            return ActionRequest(action: "plan", committedLaunchAt: soon(journey), plannedStartAt: soon(journey))
        case 6: return ActionRequest(action: "decline", reason: "No", reasonCode: "out-of-scope")
        default: return ActionRequest(action: "accept", committedLaunchAt: soon(journey))
        }
    }

    private func pass(_ point: ChecklistPoint) -> Campaign.TickRequest {
        Campaign.TickRequest(line: point.line, item: point.item, result: .passed, evidence: nil, note: nil)
    }

    private mutating func anything(in journey: Journey) throws -> Step {
        switch dice.pick(12) {
        case 0: return .edit(edit(journey))
        case 1: return .editLine(lineID(journey), lineEdit())
        case 2...4:
            let task = dice.element(of: journey.campaign.tasks.filter { $0.stage == journey.campaign.stage })
            return .task(task?.id ?? "T1", taskChange())
        case 5...6:
            let points = try journey.campaign.checklist(by: journey.definitions)
            let point = dice.element(of: points.filter { $0.valid?.result != .passed }) ?? dice.element(of: points)
            return .tick(tick(point))
        case 7: return dice.chance(1, in: 4) ? .proof : .finding(finding(journey))
        default: return .act(try action(journey))
        }
    }

    private mutating func action(_ journey: Journey) throws -> ActionRequest {
        let workflow = journey.definitions.workflow
        let offered = workflow.actions(from: journey.campaign.stage)
        let any = dice.chance(1, in: 6) ? workflow.actions : offered
        let action = dice.element(of: any.isEmpty ? workflow.actions : any)
        // Endings would cut most walks short.
        let isEnd = action?.effect == .cancel || action?.effect == .decline || action?.effect == .close
        let chosen = isEnd && !dice.chance(1, in: 8) ? dice.element(of: offered) : action
        return input(for: chosen ?? workflow.actions[0], journey)
    }

    private mutating func input(for action: ActionDefinition, _ journey: Journey) -> ActionRequest {
        var request = ActionRequest(action: action.key)
        if dice.chance(5, in: 6) { request.reason = "Because" }
        if let list = action.reason.list, dice.chance(5, in: 6) {
            request.reasonCode = dice.element(of: journey.definitions.workflow.reasons[list])?.key
        }
        let inputs = action.effect.inputs
        func wants(_ name: String, _ dice: inout DocumentDice) -> Bool {
            inputs.contains(name) && dice.chance(3, in: 4)
        }
        if wants("committedLaunchAt", &dice) { request.committedLaunchAt = soon(journey) }
        if wants("plannedStartAt", &dice) { request.plannedStartAt = soon(journey) }
        if wants("launchAt", &dice) { request.launchAt = soon(journey) }
        if inputs.contains("effectiveAt"), dice.chance(1, in: 3) {
            request.effectiveAt = journey.now + .minutes(-Int64(dice.pick(10)))
        }
        if wants("findings", &dice) { request.findings = (0..<dice.pick(3)).map { _ in finding(journey) } }
        if wants("questions", &dice) { request.questions = [Hold.Question(pointer: "/brief/goal", text: "Which?")] }
        if inputs.contains("lines"), dice.chance(1, in: 2) { request.lines = [lineID(journey)] }
        if wants("tiers", &dice) { request.tiers = [lineID(journey): tier()] }
        if inputs.contains("hold"), dice.chance(1, in: 2) {
            request.hold = dice.element(of: journey.campaign.holds)?.id
        }
        return request
    }

    private mutating func edit(_ journey: Journey) -> CampaignEdit {
        var edit = CampaignEdit()
        if dice.chance(1, in: 3) { edit.title = "Title \(dice.pick(5))" }
        if dice.chance(1, in: 4) { edit.priority = dice.element(of: Priority.allCases) }
        if dice.chance(1, in: 4) {
            edit.brief = ["goal": dice.chance(1, in: 3) ? .null : "sell", "approver": "b@example.com"]
        }
        if dice.chance(1, in: 6) { edit.committedLaunchAt = .some(soon(journey)) }
        if dice.chance(1, in: 2) { edit.reasonCode = "platform-incident" }
        if dice.chance(1, in: 8) {
            edit.lines = journey.campaign.lines.dropLast(dice.pick(2)).map { line in
                RequestDraft.Line(
                    id: dice.chance(3, in: 4) ? line.id : nil,
                    service: line.service,
                    tier: .small,
                    locale: line.locale,
                    answers: ["copy": "Buy", "address": "https://example.com/"]
                )
            }
        }
        return edit
    }

    private mutating func lineEdit() -> LineEdit {
        var edit = LineEdit()
        if dice.chance(1, in: 2) { edit.answers = ["count": .integer(Int64(dice.pick(5)))] }
        if dice.chance(1, in: 4) { edit.answers = ["copy": dice.chance(1, in: 4) ? .null : "Text"] }
        if dice.chance(1, in: 4) { edit.quantity = dice.pick(4) }
        if dice.chance(1, in: 6) { edit.tier = tier() }
        return edit
    }

    private mutating func taskChange() -> Campaign.TaskChange {
        let state = dice.chance(2, in: 3) ? CampaignTask.State.done : dice.element(of: CampaignTask.State.allCases)
        let assignee: String?? = dice.chance(1, in: 5) ? .some("somebody") : nil
        return Campaign.TaskChange(state: state, assignee: assignee, reason: dice.chance(1, in: 2) ? "Because" : nil)
    }

    private mutating func tick(_ point: ChecklistPoint?) -> Campaign.TickRequest {
        Campaign.TickRequest(
            line: point?.line ?? "L1",
            item: point?.item ?? "K-1",
            result: dice.chance(7, in: 8) ? .passed : .failed,
            evidence: nil,
            note: nil
        )
    }

    private mutating func finding(_ journey: Journey) -> FindingDraft {
        FindingDraft(
            line: dice.chance(3, in: 4) ? lineID(journey) : nil,
            item: nil,
            severity: dice.element(of: Severity.allCases) ?? .minor,
            cause: "platform",
            text: "Wrong"
        )
    }

    private mutating func lineID(_ journey: Journey) -> String {
        dice.chance(1, in: 20) ? "L99" : dice.element(of: journey.campaign.lines)?.id ?? "L1"
    }

    private mutating func tier() -> Tier { dice.element(of: Tier.allCases) ?? .small }

    private mutating func soon(_ journey: Journey) -> Instant { journey.now + .hours(Int64(dice.pick(2_000)) - 20) }
}
