/// How far a brief has come: what is still unmet at any stage, and a number to show while one types.
package struct BriefAssessment: Sendable {
    /// What isn't satisfied; with everything asked for also what is.
    package let points: [Point]
    /// Share of the requester's applicable, blocking points that are satisfied, 0…1; 1 when nothing applies.
    package let completeness: Double
    /// Share of the same points where something was answered, whether it is enough or not.
    package let presence: Double

    /// A point that isn't satisfied.
    package typealias Unmet = Point

    package var unmet: [Unmet] { points.filter { !$0.isSatisfied } }

    /// A point of the minimum requirements.
    package struct Point: Hashable, Sendable {
        package let pointer: String
        /// `required` for a field, the rule's id otherwise.
        package let code: String
        package let detail: String
        package let due: StageKey
        package let level: Requirement.Level
        package let filledBy: FieldOwner
        /// Something was answered wherever the point looks.
        package let isPresent: Bool
        package let isSatisfied: Bool
        /// What lies around the campaign decides, such as other campaigns or freezes, and not its answers alone.
        package let asksSurroundings: Bool
    }

    /// The blocking points that keep a campaign out of a stage.
    package func blocking(_ stage: StageKey) -> [Point] {
        blocking([stage])
    }

    /// The blocking points that are due at one of the stages.
    package func blocking(_ stages: Set<StageKey>) -> [Point] {
        points.filter { !$0.isSatisfied && stages.contains($0.due) && $0.level == .blocking }
    }
}
