/// Who had a campaign in hand, and for how much of a clock's working time.
package struct ClockHolder: Hashable, Sendable {
    package let party: Party
    /// Person id, or the key of the team where nobody in particular worked on it.
    package let id: String?
    package var time: Milliseconds

    package init(party: Party, id: String?, time: Milliseconds) {
        self.party = party
        self.id = id
        self.time = time
    }

    package enum Party: String, Hashable, Sendable, CaseIterable {
        case person
        case team
        case requester
        case approver
        case vendor
    }
}

extension Campaign {
    /// Who held the campaign while a cycle ran, in the order in which they first did. Pauses count: whoever is waited for
    /// holds it. While a task is in progress it is the person who works on it, otherwise the team.
    func holders(
        of cycle: ClockCycle,
        on calendar: WorkCalendar,
        _ workflow: WorkflowDefinition,
        until end: Instant
    ) -> [ClockHolder] {
        let from = cycle.figures.startedAt
        var holders: [ClockHolder] = []
        let marks = ([from, end] + changesOfHands).filter { $0 >= from && $0 <= end }.sorted()
        for (start, stop) in zip(marks, marks.dropFirst()) where start < stop {
            let time = calendar.elapsed(from: start, to: stop)
            guard time > .zero else { continue }
            let (party, id) = holder(at: start, cycle, workflow)
            if let known = holders.firstIndex(where: { $0.party == party && $0.id == id }) {
                holders[known].time = holders[known].time + time
            } else {
                holders.append(ClockHolder(party: party, id: id, time: time))
            }
        }
        return holders
    }

    /// The instants at which another may have taken over.
    private var changesOfHands: [Instant] {
        holds.flatMap { [$0.since, $0.endedAt].compactMap(\.self) }
            + tasks.flatMap { [$0.startedAt, $0.finishedAt].compactMap(\.self) }
    }

    private func holder(
        at instant: Instant,
        _ cycle: ClockCycle,
        _ workflow: WorkflowDefinition
    ) -> (ClockHolder.Party, String?) {
        if let party = waitedFor(at: instant, workflow) { return (party, nil) }
        if cycle.subject != nil { return (cycle.kind == .vendor ? .vendor : .approver, nil) }
        let working = tasks.filter { $0.isInProgress(at: instant) }
            .max { ($0.startedAt ?? instant) < ($1.startedAt ?? instant) }
        if let person = working?.assignee ?? working?.finishedBy { return (.person, person) }
        return (.team, team)
    }

    private func waitedFor(at instant: Instant, _ workflow: WorkflowDefinition) -> ClockHolder.Party? {
        let active = holds.filter { $0.since <= instant && ($0.endedAt.map { instant < $0 } ?? true) }
        guard !active.isEmpty else { return nil }
        let held = Set(active.flatMap(\.lines))
        guard
            let hold = active.first(where: \.isOnCampaign)
                ?? (lines.allSatisfy { held.contains($0.id) } ? active.first : nil)
        else { return nil }
        return workflow.reasons.reason(hold.reason, in: .hold)?.waitsFor
    }
}

extension CampaignTask {
    fileprivate func isInProgress(at instant: Instant) -> Bool {
        guard let startedAt, startedAt <= instant else { return false }
        return finishedAt.map { instant < $0 } ?? (state == .inProgress)
    }
}
