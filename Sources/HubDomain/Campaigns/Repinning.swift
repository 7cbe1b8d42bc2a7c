/// What it means for a campaign to be judged by other versions of its definitions.
package struct Repinning: Hashable, Sendable {
    package let versions: [VersionChange]
    /// Points that were met, or not asked, under the old versions.
    package let nowUnmet: [BriefAssessment.Unmet]
    /// Points that the new versions don't hold against the campaign any more.
    package let noLongerUnmet: [BriefAssessment.Unmet]
    package let completenessBefore: Double
    package let completenessAfter: Double
    /// What the new versions ask for in the stage that the campaign is in.
    package let newTasks: [CampaignTask]

    package struct VersionChange: Hashable, Sendable {
        package let kind: DefinitionKind
        package let key: String
        /// `nil` when another definition takes the place, as a division may change its calendar.
        package let before: Int?
        package let after: Int
    }

    package var isEmpty: Bool { versions.isEmpty }
}

extension Repinning {
    init(
        from before: (campaign: Campaign, assessment: BriefAssessment),
        to after: (campaign: Campaign, assessment: BriefAssessment)
    ) {
        versions = Self.changes(from: before.campaign.pinned, to: after.campaign.pinned)
        let old = Set(before.assessment.unmet.map(Point.init))
        let new = Set(after.assessment.unmet.map(Point.init))
        nowUnmet = after.assessment.unmet.filter { !old.contains(Point($0)) }
        noLongerUnmet = before.assessment.unmet.filter { !new.contains(Point($0)) }
        completenessBefore = before.assessment.completeness
        completenessAfter = after.assessment.completeness
        let tasks = Set(before.campaign.tasks.map(\.id))
        newTasks = after.campaign.tasks.filter { !tasks.contains($0.id) }
    }

    /// What makes two unmet points the same whatever the version says about them.
    private struct Point: Hashable {
        let pointer: String
        let code: String
        let due: StageKey
        let level: Requirement.Level

        init(_ unmet: BriefAssessment.Unmet) {
            pointer = unmet.pointer
            code = unmet.code
            due = unmet.due
            level = unmet.level
        }
    }

    private static func changes(
        from before: [DefinitionReference],
        to after: [DefinitionReference]
    ) -> [VersionChange] {
        let new = after.filter { !before.contains($0) }
        return new.map { reference in
            VersionChange(
                kind: reference.kind,
                key: reference.key,
                before: before.first { $0.kind == reference.kind && $0.key == reference.key }?.version,
                after: reference.version
            )
        }
    }
}
