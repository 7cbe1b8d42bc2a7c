import HubDomain

/// What briefs and services need to know of the workflows: which stages there are, and which of them look at
/// requirements and tasks.
struct StageRules {
    /// In board order.
    private(set) var order: [StageKey]
    private var production: Set<StageKey>
    /// Stages named in a `requirements` gate.
    private var gated: Set<StageKey>

    init(_ workflows: [WorkflowDefinition]) {
        order = []
        production = []
        gated = []
        for workflow in workflows {
            for stage in workflow.stages {
                if !order.contains(stage.key) { order.append(stage.key) }
                if stage.category == .production { production.insert(stage.key) }
            }
            for case .requirements(let stage) in workflow.actions.flatMap(\.gates) { gated.insert(stage) }
        }
    }

    func position(of stage: StageKey) -> Int? { order.firstIndex(of: stage) }

    /// Reads the stage at which a field or requirement is due.
    static func due(_ node: DefinitionNode, _ rules: StageRules?, _ log: ProblemLog) -> StageKey? {
        guard let stage = node.word(.kebab, log).map(StageKey.init(rawValue:)) else { return nil }
        rules?.checkExists(stage, node.mark, log)
        if let rules, rules.order.contains(stage), !rules.gated.contains(stage) {
            let message =
                "nothing is ever due at `\(stage.rawValue)`: no action has the gate {requirements: \(stage.rawValue)}"
            log.refuse(message + Suggestion.list(rules.gated.map(\.rawValue)), at: node.mark)
        }
        return stage
    }

    /// Reads the stage in which a task is done.
    static func task(_ node: DefinitionNode, _ rules: StageRules?, _ log: ProblemLog) -> StageKey? {
        guard let stage = node.word(.kebab, log).map(StageKey.init(rawValue:)) else { return nil }
        rules?.checkExists(stage, node.mark, log)
        if let rules, rules.order.contains(stage), !rules.production.contains(stage) {
            let message = "`\(stage.rawValue)` is no stage of production and has no tasks"
            log.refuse(message + Suggestion.list(rules.production.map(\.rawValue)), at: node.mark)
        }
        return stage
    }

    func checkExists(_ stage: StageKey, _ mark: SourceMark?, _ log: ProblemLog) {
        guard !order.contains(stage) else { return }
        let ending = Suggestion.ending(for: stage.rawValue, among: order.map(\.rawValue))
        log.refuse("no workflow has a stage `\(stage.rawValue)`" + ending, at: mark)
    }
}
