/// Somebody who is told of an action: people of the campaign, or everybody of a role in its division.
package enum InformedParty: String, Hashable, Sendable, CaseIterable {
    /// The requester and whom the request was made for.
    case requester
    case watchers
    /// Whoever has an unfinished task.
    case assignees
    case producer
    case reviewer
    case approver
    case lead
    case finance
}

extension Campaign {
    /// Who is to be told, each once: person ids and names of roles.
    /// - Parameter actor: Whoever did it knows.
    package func people(informedBy parties: [InformedParty], besides actor: String) -> [String] {
        let names = parties.flatMap { party -> [String] in
            switch party {
            case .requester: [requester] + [requestedFor].compactMap(\.self)
            case .watchers: watchers
            case .assignees: tasks.filter { !$0.state.isFinished }.compactMap(\.assignee)
            case .producer, .reviewer, .approver, .lead, .finance: [party.rawValue]
            }
        }
        var seen: Set<String> = [actor]
        return names.filter { seen.insert($0).inserted }
    }
}
