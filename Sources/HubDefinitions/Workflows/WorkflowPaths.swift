import HubDomain

/// Checks that every stage can be reached and that every open one leads on.
struct WorkflowPaths {
    let stages: [StageReader.Stage]
    let actions: [ActionReader.Action]
    let log: ProblemLog

    func check() {
        let next = nextStages()
        guard let draft = stages.first(where: { $0.definition.category == .draft }) else { return }
        let reached = reachable(from: draft.definition.key, by: next) { _ in true }
        for stage in stages {
            if !reached.contains(stage.definition.key) {
                log.refuse("stage `\(stage.definition.key.rawValue)` is never reached from the draft", at: stage.mark)
            }
            checkWayOut(of: stage, next)
        }
    }

    private func checkWayOut(of stage: StageReader.Stage, _ next: [StageKey: Set<StageKey>]) {
        let key = stage.definition.key
        guard stage.definition.category != .ended else { return }
        guard next[key]?.isEmpty == false else {
            log.refuse("stage `\(key.rawValue)` is a dead end: no action leaves it", at: stage.mark)
            return
        }
        guard stage.definition.category.isOpen else { return }
        // Going back through a cancellation doesn't count as a way to the launch.
        let ahead = reachable(from: key, by: next) { category($0) != .ended }
        if !ahead.contains(where: { category($0) == .live }) {
            log.refuse("stage `\(key.rawValue)` is a dead end: no way leads from it to a live stage", at: stage.mark)
        }
    }

    private func category(_ key: StageKey) -> StageCategory? {
        stages.first { $0.definition.key == key }?.definition.category
    }

    /// The other stages that actions lead to.
    private func nextStages() -> [StageKey: Set<StageKey>] {
        var next: [StageKey: Set<StageKey>] = [:]
        for action in actions.map(\.definition) {
            for stage in action.from {
                let destination = action.destination(from: stage)
                if destination != stage { next[stage, default: []].insert(destination) }
            }
        }
        return next
    }

    /// - Parameter passes: Whether the way may lead on through a stage.
    private func reachable(
        from start: StageKey,
        by next: [StageKey: Set<StageKey>],
        passes: (StageKey) -> Bool
    ) -> Set<StageKey> {
        var reached: Set<StageKey> = [start]
        var waiting = [start]
        while let stage = waiting.popLast() {
            guard passes(stage) else { continue }
            for destination in next[stage] ?? [] where reached.insert(destination).inserted {
                waiting.append(destination)
            }
        }
        return reached
    }
}
