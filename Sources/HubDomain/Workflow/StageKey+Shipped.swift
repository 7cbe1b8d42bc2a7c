/// Stages of the shipped workflow, for its demo and for tests. Rules never ask for a stage by its name: a workflow may call
/// its stages anything, so they ask for categories and ``WorkflowLandmarks``.
extension StageKey {
    package static let draft: StageKey = "draft"
    package static let intake: StageKey = "intake"
    package static let build: StageKey = "build"
    package static let qa: StageKey = "qa"
    package static let launch: StageKey = "launch"
    package static let live: StageKey = "live"
}
