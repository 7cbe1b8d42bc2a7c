/// The stages of a workflow that rules speak of, found by what can be done in them and not by their names.
package struct WorkflowLandmarks: Hashable, Sendable {
    /// Where campaigns begin.
    package let draft: StageKey
    /// Where requests are judged.
    package let intake: StageKey
    /// Where the work begins: the first stage of production.
    package let build: StageKey
    /// Where QA decides; the stage of the launch in a workflow without QA.
    package let review: StageKey
    /// Where the launch is prepared; the last stage of production in a workflow that launches from several.
    package let launch: StageKey
    package let live: StageKey
    /// Every stage that offers the launch.
    package let launching: Set<StageKey>
    /// The stages of production before QA: whoever finishes a task there has built.
    package let building: Set<StageKey>

    init(stages: [StageDefinition], actions: [ActionDefinition]) {
        func first(_ category: StageCategory) -> StageKey? { stages.first { $0.category == category }?.key }
        func offering(_ effects: Set<ActionDefinition.Effect>) -> Set<StageKey> {
            Set(actions.filter { effects.contains($0.effect) }.flatMap(\.from))
        }
        let production = stages.filter { $0.category == .production }.map(\.key)
        let deciding = offering([.passQA, .failQA])
        let launching = offering([.launch])
        let start = stages.first?.key ?? StageKey(rawValue: "")
        let review = production.first(where: deciding.contains)
        draft = first(.draft) ?? start
        intake = first(.intake) ?? start
        build = production.first ?? start
        launch = production.last(where: launching.contains) ?? production.last ?? start
        live = first(.live) ?? start
        self.launching = launching
        let beforeReview = production.prefix { $0 != review }
        let beforeLaunch = production.prefix { !launching.contains($0) }
        let built = review == nil ? beforeLaunch : beforeReview
        building = Set(built.isEmpty ? production.prefix(1) : built)
        self.review = review ?? launch
    }
}

extension WorkflowDefinition {
    /// What a stage means; a stage that the workflow doesn't know has ended.
    package func category(of stage: StageKey) -> StageCategory { self.stage(stage)?.category ?? .ended }

    /// Whether a stage has an action with the effect.
    package func offers(_ effect: ActionDefinition.Effect, in stage: StageKey) -> Bool {
        actions.contains { $0.effect == effect && $0.from.contains(stage) }
    }
}
