import HubJSON

extension PriceProposal {
    /// Somebody else than the proposer agrees. An exception takes two: one as lead and one as finance.
    /// - Parameters:
    ///   - roles: Of the person in every division of the proposal.
    ///   - today: In UTC.
    /// - Throws: `forbidden`, or `conflict` for one that is decided or comes too late.
    package mutating func approve(by person: String, roles: Set<Role>, today: CivilDate, at now: Instant)
        throws(HubError)
    {
        try check(is: [.proposed])
        guard person != proposedBy else {
            throw HubError(
                .forbidden,
                "Whoever proposes a price can't approve it: another lead or finance person has to"
            )
        }
        guard !approvals.contains(where: { $0.by == person }) else {
            throw HubError(.conflict, "You have approved \(name) already: its exception takes a second person")
        }
        let open =
            exception == nil
            ? [Role.finance, .lead]
            : [.finance, .lead].filter { role in
                !approvals.contains { $0.role == role }
            }
        guard let role = open.first(where: roles.contains) else {
            throw HubError(
                .forbidden,
                "\(name) has to be approved by \(open.map(\.rawValue).joined(separator: " or "))"
            )
        }
        try checkNotice(from: today)
        approvals.append(Signature(by: person, at: now, role: role))
        if exception == nil || approvals.count == 2 { state = .approved }
    }

    /// The budget owner of a division takes note of it.
    /// - Returns: Whether everybody has now.
    /// - Throws: `conflict` for one that isn't approved, is acknowledged already or whose date has come.
    package mutating func acknowledge(for division: String, by person: String, today: CivilDate, at now: Instant)
        throws(HubError) -> Bool
    {
        try check(is: [.approved])
        guard !acknowledgements.contains(where: { $0.division == division }) else {
            throw HubError(.conflict, "\(name) is acknowledged for \(division) already")
        }
        guard today < effectiveFrom else {
            throw HubError(.conflict, "The date of \(name) has come: it has to be proposed anew with a later one")
        }
        acknowledgements.append(Acknowledgement(division: division, by: person, at: now))
        guard divisions.allSatisfy({ key in acknowledgements.contains { $0.division == key } }) else { return false }
        state = .agreed
        return true
    }

    /// Ends it before it was agreed.
    /// - Throws: `conflict` once it is agreed or decided.
    package mutating func end(_ state: State, by person: String, reason: String, at now: Instant) throws(HubError) {
        if self.state.holds {
            throw HubError(.conflict, "\(name) is agreed: propose another price that supersedes it")
        }
        try check(is: [.proposed, .approved])
        self.state = state
        ending = Ending(by: person, at: now, reason: reason)
    }

    /// Another agreement takes its place, whether it was agreed or not.
    package mutating func supersede(by other: PriceProposal, at now: Instant) {
        state = .superseded
        ending = Ending(by: other.proposedBy, at: now, reason: "\(other.name): \(other.reason)")
    }

    /// - Throws: `conflict` when the division would learn of it too late.
    package func checkNotice(from today: CivilDate) throws(HubError) {
        let first = today.adding(days: Self.noticeDays)
        guard effectiveFrom >= first else {
            throw HubError(
                .conflict,
                "The notice period is \(Self.noticeDays) days: the price can begin on \(first.iso8601) at the earliest",
                issues: [.invalid("/effectiveFrom", "must be \(first.iso8601) or later")]
            )
        }
    }

    private func check(is states: [State]) throws(HubError) {
        guard states.contains(state) else {
            throw HubError(.conflict, "\(name) is \(state.rawValue)", details: ["state": .string(state.rawValue)])
        }
    }
}
