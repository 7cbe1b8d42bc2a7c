import HubDomain
import Testing

/// Every (stage × action × role) triple of the shipped workflow against the checked-in tables.
struct GoldenTableTests {
    private static let letters: [Role: Character] = [
        .requester: "R", .approver: "A", .producer: "P", .reviewer: "Q", .lead: "L", .finance: "F", .vendor: "V",
        .viewer: "W", .admin: "D", .system: "S",
    ]

    @Test func `who may do what while nothing is on hold is as the table says`() throws {
        #expect(try table(isHeld: false) == GoldenTable.free)
    }

    @Test func `who may do what while the campaign is on hold is as the table says`() throws {
        #expect(try table(isHeld: true) == GoldenTable.held)
    }

    @Test func `the table covers every stage, action and role`() throws {
        let workflow = try Shipped.workflow()
        #expect(Set(Cast.byRole.map(\.role)) == Set(Role.allCases))
        #expect(GoldenTable.free.split(separator: "\n").count == workflow.actions.count + 1)
        #expect(workflow.stages.count == 10)
        #expect(workflow.actions.count == 18)
    }

    @Test func `an action that a stage does not offer is refused for the role first, then for the stage`() throws {
        let workflow = try Shipped.workflow()
        for stage in workflow.stages {
            let journey = try campaign(in: stage.key, isHeld: false)
            for action in workflow.actions where !action.from.contains(stage.key) {
                for (role, caller) in Cast.byRole {
                    let refusal = try journey.plan(ActionRequest(action: action.key), by: caller).refusal
                    let wanted: Plan.Refusal = action.roles.contains(role) ? .stage : .role(action.roles)
                    #expect(refusal == wanted, "\(stage.key.rawValue) \(action.key.rawValue) \(role.rawValue)")
                }
            }
        }
    }

    @Test func `requesters act on their own requests only, and roles only in their divisions`() throws {
        var journey = try Shop().journey()
        #expect(
            try journey.plan(ActionRequest(action: "submit"), by: Cast.colleague).refusal == .role([.requester, .lead])
        )
        journey.campaign.requestedFor = Cast.colleague.id
        #expect(try journey.plan(ActionRequest(action: "submit"), by: Cast.colleague).refusal == nil)
        try journey.travel(to: .intake)
        let refusal = try journey.plan(journey.accept, by: Cast.producerElsewhere).refusal
        #expect(refusal == .role([.producer, .lead]))
    }

    private func table(isHeld: Bool) throws -> String {
        let workflow = try Shipped.workflow()
        let width = 10
        func padded(_ text: String, _ width: Int) -> String {
            text + String(repeating: " ", count: max(1, width - text.count))
        }
        func line(_ head: String, _ cells: [String]) -> String {
            var row = padded(head, 15) + cells.map { padded($0, width) }.joined()
            while row.last == " " { row.removeLast() }
            return row
        }
        let holdable = workflow.action("hold")?.from ?? []
        let stages = workflow.stages.map(\.key).filter { !isHeld || holdable.contains($0) }
        let rows = try workflow.actions.map { action in
            line(action.key.rawValue, try stages.map { try cell(action, in: $0, isHeld: isHeld) })
        }
        return ([line("", stages.map(\.rawValue))] + rows).joined(separator: "\n")
    }

    private func cell(_ action: ActionDefinition, in stage: StageKey, isHeld: Bool) throws -> String {
        guard action.from.contains(stage) else { return "-" }
        let journey = try campaign(in: stage, isHeld: isHeld)
        var allowed = ""
        var waiting = false
        for (role, caller) in Cast.byRole {
            switch try journey.plan(ActionRequest(action: action.key), by: caller).refusal {
            case nil: allowed.append(Self.letters[role] ?? "?")
            case .held, .notHeld: waiting = true
            case .role: break
            case .stage: allowed.append("?")
            }
        }
        return waiting ? "!" + allowed : allowed
    }

    private func campaign(in stage: StageKey, isHeld: Bool) throws -> Journey {
        var journey = try Shop().journey()
        journey.campaign.stage = stage
        if isHeld {
            let reason = stage == .intake ? Hold.waitingOnRequester : "platform-incident"
            journey.campaign.holds = [Hold(id: "H1", reason: reason, since: journey.now)]
        }
        return journey
    }
}
