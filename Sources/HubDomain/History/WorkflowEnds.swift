/// The stages of a workflow that history needs to know by their meaning.
struct WorkflowEnds {
    let intake: StageKey
    let live: StageKey
    let build: StageKey
    let declined: StageKey?
    let cancelled: StageKey?
    private let qa: Set<StageKey>
    private let planned: Set<StageKey>
    private let building: Set<StageKey>
    private let positions: [StageKey: Int]
    let closed: Set<StageKey>

    init(_ workflow: WorkflowDefinition) {
        func target(of effect: ActionDefinition.Effect) -> StageKey? {
            workflow.actions.first { $0.effect == effect }.flatMap { action in
                action.from.first.map(action.destination(from:))
            }
        }
        intake = workflow.landmarks.intake
        live = workflow.landmarks.live
        build = workflow.landmarks.build
        declined = target(of: .decline)
        cancelled = target(of: .cancel)
        qa = Set(workflow.actions.filter { $0.effect == .passQA }.flatMap(\.from))
        planned = Set(workflow.stages.filter { $0.category == .planned }.map(\.key))
        building = workflow.landmarks.building
        positions = Dictionary(
            workflow.stages.enumerated().map { ($1.key, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let refusals = [declined, cancelled]
        closed = Set(workflow.stages.filter { $0.category == .ended && !refusals.contains($0.key) }.map(\.key))
    }

    func position(_ stage: StageKey) -> Int { positions[stage] ?? 0 }
    func isBuilding(_ stage: StageKey) -> Bool { building.contains(stage) }
    func isQA(_ stage: StageKey) -> Bool { qa.contains(stage) }
    func isRefusal(_ stage: StageKey) -> Bool { stage == declined || stage == cancelled }
    /// Live or closed: where only what was launched can be.
    func isPastLaunch(_ stage: StageKey) -> Bool { stage == live || closed.contains(stage) }

    /// The event that a move forwards is, other than out of QA.
    func event(ofEntering target: StageKey, from current: StageKey, _ campaign: Campaign) -> EventType {
        if planned.contains(target) { return .planned }
        if target == build { return campaign.acceptedAt == nil ? .accepted : .buildStarted }
        if isQA(target) { return .submittedForQA }
        return closed.contains(target) && campaign.launchedAt != nil ? .closed : .moved
    }
}
