extension Campaign {
    /// Whether it stands where an action of the kind leads: closed, cancelled or declined, whatever the workflow calls
    /// such stages.
    package func stands(after effect: ActionDefinition.Effect, in workflow: WorkflowDefinition) -> Bool {
        workflow.leads(effect, to: stage)
    }
}

extension WorkflowDefinition {
    /// Whether an action of the kind ends in the stage.
    package func leads(_ effect: ActionDefinition.Effect, to stage: StageKey) -> Bool {
        actions.contains { action in
            action.effect == effect && action.from.contains { $0 != stage && action.destination(from: $0) == stage }
        }
    }
}
