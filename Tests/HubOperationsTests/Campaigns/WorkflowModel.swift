import HubDomain
import HubTestSupport

/// The shipped workflow as a person would tell it, in a few lines that share nothing with the hub: who may do what where,
/// where it leads, and what voiding takes back.
struct WorkflowModel {
    struct State: Equatable {
        var stage: String
        /// Open holds, and whether one waits for an answer.
        var holds = 0
        var waits = 0
        var attempt = 1
        var isAccepted = false
        var isScheduled = false
        var isSubmitted = false
    }

    enum Verdict {
        case forbidden
        case conflict
        /// Done, unless gates or input are in the way.
        case mayBe
    }

    private(set) var state = State(stage: "draft")
    /// What stood before each action that can still be voided; whatever else happens makes the newest one final.
    private(set) var history: [(action: String, before: State, isFinal: Bool)] = []

    private static let open = ["draft", "intake", "planned", "build", "qa", "launch"]
    private static let underWay = ["intake", "planned", "build", "qa", "launch"]
    private static let team: [Role] = [.producer, .lead]

    /// Where an action is offered and who takes it.
    static let actions: [String: (from: [String], roles: [Role])] = [
        "submit": (["draft"], [.requester, .lead]), "accept": (["intake"], team), "plan": (["intake"], team),
        "return": (["intake"], team), "answer": (["intake"], [.requester, .lead]), "decline": (["intake"], team),
        "start-build": (["planned"], team), "submit-for-qa": (["build"], team),
        "fail-qa": (["qa"], [.reviewer, .lead]), "pass-qa": (["qa"], [.reviewer]), "schedule": (["launch"], team),
        "unschedule": (["launch"], team), "launch": (["launch"], team), "close": (["live"], team),
        "hold": (underWay, team), "resume": (underWay, team), "cancel": (open, [.requester, .lead]),
        "reopen": (["live", "closed", "declined", "cancelled"], team),
    ]

    func verdict(_ action: String, by person: TestPerson) -> Verdict {
        guard let rule = Self.actions[action] else { return .conflict }
        let isHere = rule.from.contains(state.stage)
        let roles = rule.roles.filter { role in
            guard person.grants.contains(where: { $0.role == role && $0.division ?? "consumer" == "consumer" }) else {
                return false
            }
            if role == .requester, person != .requester { return false }
            // The requester gives up only what isn't built yet; in stages without the action at all that is the answer.
            let isLate = ["build", "qa", "launch"].contains(state.stage)
            return !(action == "cancel" && role == .requester && isLate)
        }
        if roles.isEmpty { return .forbidden }
        guard isHere else { return .conflict }
        switch action {
        case "resume": return state.holds > 0 ? .mayBe : .conflict
        case "answer": return state.waits > 0 ? .mayBe : .conflict
        case "hold", "cancel", "decline", "unschedule": return .mayBe
        default: return state.holds > 0 ? .conflict : .mayBe
        }
    }

    /// What an action that was done makes of it.
    mutating func perform(_ action: String) {
        history.append((action, state, false))
        switch action {
        case "submit":
            state.stage = "intake"
            state.isSubmitted = true
        case "accept", "start-build":
            state.stage = "build"
            state.isAccepted = true
        case "plan":
            state.stage = "planned"
            state.isAccepted = true
        case "return":
            state.holds += 1
            state.waits += 1
        case "answer":
            state.holds -= state.waits
            state.waits = 0
        case "hold": state.holds += 1
        case "resume": (state.holds, state.waits) = (0, 0)
        case "submit-for-qa": state.stage = "qa"
        case "fail-qa":
            state.stage = "build"
            state.attempt += 1
        case "pass-qa": state.stage = "launch"
        case "schedule": state.isScheduled = true
        case "unschedule": state.isScheduled = false
        case "launch": state.stage = "live"
        case "close": end("closed")
        case "decline": end("declined")
        case "cancel": end("cancelled")
        case "reopen": reopen()
        default: break
        }
    }

    private mutating func end(_ stage: String) {
        state.stage = stage
        (state.holds, state.waits) = (0, 0)
        state.isScheduled = false
    }

    private mutating func reopen() {
        state.isScheduled = false
        if state.stage == "live" || state.stage == "closed" {
            state.stage = "build"
            state.attempt += 1
        } else {
            state.stage = state.isSubmitted ? "intake" : "draft"
            state.isAccepted = false
        }
    }

    /// Something that isn't an action was done, which rests on the newest one.
    mutating func goOn() {
        guard !history.isEmpty else { return }
        history[history.count - 1].isFinal = true
    }

    /// The action that a lead can void now; `nil` when there is none.
    var voidable: String? { history.last.flatMap { $0.isFinal ? nil : $0.action } }

    mutating func void() {
        guard let last = history.popLast() else { return }
        state = last.before
    }
}
