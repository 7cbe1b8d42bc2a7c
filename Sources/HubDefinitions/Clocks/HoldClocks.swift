import HubDomain

/// Holds the clocks that hold reasons pause against those that there are: a misspelt one would never pause.
struct HoldClocks {
    let log: ProblemLog

    /// - Parameter workflows: The workflows as they were written.
    func check(_ workflows: [DefinitionNode], against policies: [SLAPolicy]) {
        let clocks = Set(policies.flatMap(\.clocks).map(\.key.rawValue))
        guard !clocks.isEmpty else { return }
        for node in workflows.flatMap(pauses) {
            guard case .scalar(let clock) = node.content, !clocks.contains(clock) else { continue }
            log.refuse(
                "no SLA policy has a clock `\(clock)`" + Suggestion.ending(for: clock, among: clocks),
                at: node.mark
            )
        }
    }

    private func pauses(_ workflow: DefinitionNode) -> [DefinitionNode] {
        let reasons = workflow.member("reasons")?.member(ReasonList.hold.rawValue)?.children ?? []
        return reasons.flatMap { $0.member("pauses")?.children ?? [] }
    }
}

extension DefinitionNode {
    fileprivate var children: [DefinitionNode] {
        if case .sequence(let elements) = content { elements } else { [] }
    }
}
