import HubDomain

/// The shipped workflow with a stage between QA and launch that no code knows.
enum AddedStage {
    static let legal: StageKey = "legal-review"

    static func workflow() throws -> WorkflowDefinition {
        let shipped = try Shipped.workflow()
        var stages = shipped.stages
        let place = stages.firstIndex { $0.key == .launch } ?? stages.endIndex
        stages.insert(StageDefinition(key: legal, name: "Legal review", category: .production), at: place)
        var actions = shipped.actions.map { action in
            let isWide = [.hold, .resume, .cancel].contains(action.effect)
            return action.changed(
                from: isWide ? action.from + [legal] : action.from,
                to: action.effect == .passQA ? .stage(legal) : action.target
            )
        }
        actions.append(
            ActionDefinition(
                key: "approve-legal",
                name: "Approve",
                from: [legal],
                target: .stage(.launch),
                roles: [.approver],
                gates: [.tasksDone(legal)],
                effect: .move
            )
        )
        return WorkflowDefinition(
            key: shipped.key,
            name: shipped.name,
            stages: stages,
            actions: actions,
            reasons: shipped.reasons
        )
    }
}

extension ActionDefinition {
    fileprivate func changed(from: [StageKey], to target: Target) -> ActionDefinition {
        ActionDefinition(
            key: key,
            name: name,
            from: from,
            target: target,
            roles: roles,
            roleStages: roleStages,
            gates: gates,
            effect: effect,
            reason: reason,
            help: help,
            informs: informs
        )
    }
}
