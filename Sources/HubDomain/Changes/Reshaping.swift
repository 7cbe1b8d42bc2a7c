/// What changes what a campaign consists of or whose it is: no way from stage to stage, and beside the workflow's actions.
package enum Reshaping: String, Hashable, Sendable, CaseIterable {
    case dropLine = "drop-line"
    case transfer
    case split
    case merge
    /// A change request, which requester and lead agree on.
    case change

    /// Members of the body that nobody can do without.
    package var input: [String] {
        switch self {
        case .dropLine, .split: ["lines", "reason"]
        case .transfer: ["division", "reason"]
        case .merge: ["into", "reason"]
        case .change: ["reason"]
        }
    }
}

extension Campaign {
    /// What a caller may ask for now. Lines, divisions and the other campaign are judged when they are named.
    package func reshapings(for caller: Caller, _ workflow: WorkflowDefinition) -> [Reshaping] {
        Reshaping.allCases.filter { reshaping in
            switch reshaping {
            case .dropLine, .split: mayReshape(caller, workflow) && lines.count { $0.variantOf == nil } > 1
            case .transfer, .merge: mayReshape(caller, workflow) && acceptedAt == nil
            case .change: mayProposeChange(caller) && takesChangeRequests(workflow)
            }
        }
    }

    private func mayReshape(_ caller: Caller, _ workflow: WorkflowDefinition) -> Bool {
        (try? checkMayReshape(caller, workflow)) != nil
    }

    /// Whoever asked for the campaign, producers and leads.
    package func mayProposeChange(_ caller: Caller) -> Bool {
        isRequester(caller) || caller.has(anyOf: [.producer, .lead], in: division)
    }
}
