import HubDomain
import HubJSON
import HubOperations

/// A member that the body of an action may have, by its wire name.
enum ActionInput: String, CaseIterable {
    case committedLaunchAt
    case plannedStartAt
    case launchAt
    case effectiveAt
    case findings
    case questions
    case lines
    case until
    case tiers
    case hold
    case slots
    case evidence
    case inputs
    case reasonCode
    case reason

    /// What the body of an action takes.
    static func all(of action: ActionDefinition) -> [ActionInput] {
        allCases.filter { input in
            switch input {
            case .reason: action.reason.isAccepted
            case .reasonCode: action.reason.isAccepted && action.reason.list != nil
            default: action.effect.inputs.contains(input.rawValue)
            }
        }
    }

    /// The reasons that can be chosen from.
    func reasons(for action: ActionDefinition, _ workflow: WorkflowDefinition) -> [ReasonLists.Reason] {
        guard self == .reasonCode, let list = action.reason.list else { return [] }
        return workflow.reasons[list]
    }

    /// A value of the right form, out of the campaign's own where there is one.
    func example(for action: ActionDefinition, _ list: ActionList) -> JSONValue {
        let campaign = list.campaign
        let line = campaign.lines.first?.id ?? "L1"
        switch self {
        case .committedLaunchAt: return .string((campaign.requestedLaunchAt ?? Self.someday).rfc3339)
        case .launchAt: return .string((campaign.committedLaunchAt ?? Self.someday).rfc3339)
        case .plannedStartAt, .until: return .string(Self.someday.rfc3339)
        case .effectiveAt: return .string(campaign.updatedAt.rfc3339)
        case .findings: return [findingExample(line, list.workflow)]
        case .questions: return [["pointer": "/brief/keyMessage", "question": "Is this final?"]]
        case .lines: return [.string(line)]
        case .tiers: return [line: .string((campaign.lines.first?.tier ?? .small).rawValue)]
        case .hold: return .string(campaign.activeHolds.first?.id ?? "H1")
        case .slots: return [["line": .string(line), "at": "2027-03-31T09:00", "zone": "Europe/Berlin"]]
        case .evidence: return ["https://example.com/booking"]
        case .inputs: return [["what": "Final copy", "dueOn": "2027-03-01"]]
        case .reasonCode: return .string(reasons(for: action, list.workflow).first?.key ?? "")
        case .reason: return "In a sentence"
        }
    }

    private func findingExample(_ line: String, _ workflow: WorkflowDefinition) -> JSONValue {
        [
            "line": .string(line), "severity": .string(Severity.major.rawValue),
            "cause": .string(workflow.reasons[.findingCause].first?.key ?? "other"),
            "text": "The second link is dead",
        ]
    }

    private static let someday = Instant(rfc3339: "2027-03-31T09:00:00Z") ?? Instant(milliseconds: 0)
}
