package import HubJSON

/// The events of one action in a campaign's stream.
package struct EventSpan: Hashable, Sendable {
    /// The id of the action's own event, which is the first.
    package let event: String
    /// Positions in the stream, both included.
    package let first: Int64
    package let last: Int64

    package init(event: String, first: Int64, last: Int64) {
        self.event = event
        self.first = first
        self.last = last
    }

    package func contains(_ position: Int64) -> Bool { (first...max(first, last)).contains(position) }

    package var json: JSONValue {
        ["event": .string(event), "first": .integer(first), "last": .integer(last)]
    }

    /// - Returns: `nil` for what ``json`` didn't write.
    package init?(json: JSONValue) {
        guard let event = json["event"]?.string, let first = json["first"]?.integer, let last = json["last"]?.integer
        else { return nil }
        self.init(event: event, first: first, last: last)
    }
}

extension Campaign {
    /// Puts the campaign back to where it was before an action. Both events stay; clocks that the action moved ran on as
    /// if it hadn't, and cycles that it started are gone.
    ///
    /// A slot or planned start that has passed meanwhile isn't kept: nothing goes out, and no build begins, because
    /// somebody corrected a record.
    /// - Parameter span: The events that no longer count.
    /// - Throws: `internal` when the trace can't be read.
    package mutating func void(
        _ trace: ActionTrace,
        _ span: EventSpan,
        reason: String,
        by caller: Caller,
        _ workflow: WorkflowDefinition,
        _ shelf: ClockShelf,
        at now: Instant
    ) throws -> Outcome {
        let before = self
        let removed = findings.filter { trace.findings.added.contains($0.id) }
        try trace.restore(&self)
        let changes = try takeBack(trace.clocks, shelf, at: now)
        forgetPassedTimer(workflow, at: now)
        settleQueue(workflow)
        touch(at: now)
        var event = CampaignEvent(
            type: .actionVoided,
            occurredAt: now,
            action: trace.action,
            reason: reason,
            changes: Change.between(.object(before.snapshot), .object(snapshot))
                + removed.map { finding in
                    Change(pointer: "/findings/\(finding.id)", before: .object(finding.snapshot), after: .null)
                } + changesOfParts(since: before)
        )
        event.clocks = changes
        event.voids = span
        let parties = workflow.action(trace.action)?.informs ?? []
        event.informed = people(informedBy: parties, besides: caller.id)
        var outcome = Outcome(
            events: [event],
            facts: [Fact(metric: .voided, at: now, label: trace.action.rawValue)]
        )
        outcome.hasMovedClocks = true
        return outcome
    }

    private mutating func takeBack(
        _ traces: [ActionTrace.ClockTrace],
        _ shelf: ClockShelf,
        at now: Instant
    ) throws -> [ClockChange] {
        var changes: [ClockChange] = []
        for trace in traces {
            let index = clocks.firstIndex {
                $0.clock == trace.clock && $0.subject == trace.subject && $0.number == trace.cycle
            }
            guard let index else { continue }
            let event = ClockEvent(.void(keeping: trace.kept), at: now)
            if trace.kept == 0 {
                changes.append(ClockChange(clocks.remove(at: index), event))
            } else {
                clocks[index].add(event)
                try clocks[index].refresh(shelf)
                changes.append(ClockChange(clocks[index], event))
            }
        }
        return changes
    }

    private mutating func forgetPassedTimer(_ workflow: WorkflowDefinition, at now: Instant) {
        guard let timer = nextTimer(workflow), timer.at <= now else { return }
        switch timer.step {
        case .launch: giveSlotsUp()
        case .startBuild: plannedStartAt = nil
        case .fullyLive: break
        }
    }
}

extension EventType {
    /// Whether such an event is an action's own.
    package var isOfAction: Bool { ActionDefinition.Effect.allCases.contains { $0.event == self } }

    /// Whether an action can be voided although this was recorded since: it tells of something and moves nothing.
    package var restsOnNothing: Bool {
        switch self {
        case .commented, .watchersChanged, .fileAdded, .fileRemoved, .fileRead, .filePurged, .clockWarned,
            .clockBreached:
            true
        default: false
        }
    }
}
