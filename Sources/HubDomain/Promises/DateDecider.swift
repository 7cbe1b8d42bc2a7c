/// Whose input decides when a campaign can be live.
package struct DateDecider: Hashable, Sendable {
    package let party: Party
    /// For people.
    package let text: String
    /// What the requester owes, as pointers into the request.
    package let inputs: [String]
    /// The clock of the step that takes longest, where the team decides.
    package let clock: ClockKey?

    package enum Party: String, Hashable, Sendable, CaseIterable {
        case requester
        case team
    }

    /// - Parameter assessment: Of the campaign as it stands.
    package init?(
        of campaign: Campaign,
        _ assessment: BriefAssessment,
        _ earliest: EarliestDate?,
        _ workflow: WorkflowDefinition
    ) {
        let owed = assessment.points.filter { point in
            !point.isSatisfied && point.level == .blocking && point.filledBy == .requester
                && workflow.isBeforeBuildEnds(point.due)
        }
        if !owed.isEmpty {
            self.init(
                party: .requester,
                text: "The build can't begin before \(owed.count == 1 ? "this input is" : "these inputs are") there.",
                inputs: owed.map(\.pointer),
                clock: nil
            )
            return
        }
        if let wanted = campaign.requestedLaunchAt, let earliest, wanted > earliest.at {
            self.init(
                party: .requester,
                text: "The launch is asked for later than it could be.",
                inputs: ["/requestedLaunchAt"],
                clock: nil
            )
            return
        }
        guard let longest = earliest?.longest else { return nil }
        self.init(
            party: .team,
            text: "The stage \(longest.stage.rawValue) takes longest.",
            inputs: [],
            clock: longest.clock
        )
    }

    private init(party: Party, text: String, inputs: [String], clock: ClockKey?) {
        self.party = party
        self.text = text
        self.inputs = inputs
        self.clock = clock
    }
}

extension WorkflowDefinition {
    /// Whether something due at a stage is due before production has left its first stage.
    fileprivate func isBeforeBuildEnds(_ stage: StageKey) -> Bool {
        let order = stages.map(\.key)
        guard
            let place = order.firstIndex(of: stage),
            let first = stages.firstIndex(where: { $0.category == .production })
        else { return false }
        return place <= first
    }
}
