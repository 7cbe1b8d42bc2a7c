private import HubJSON

extension Campaign {
    /// Asks the requester for something by a day.
    /// - Throws: `forbidden` for anybody but producers and leads, `conflict` once the work is over, or `invalid`.
    package mutating func owe(
        _ request: OwedInput.Request,
        by caller: Caller,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) throws -> Outcome {
        guard caller.has(anyOf: [.producer, .lead], in: division) else {
            throw HubError(.forbidden, "Producers and leads say what the requester owes")
        }
        try checkIsWorkedOn(definitions.workflow)
        let issues = issues(withInputs: [request], at: "", definitions, now).map { issue in
            Issue(pointer: String(issue.pointer.dropFirst(2)), code: issue.code, detail: issue.detail)
        }
        guard issues.isEmpty else { throw HubError(.invalid, "The input has problems", issues: issues) }
        add([request])
        touch(at: now)
        let input = flow.inputs[flow.inputs.count - 1]
        var event = CampaignEvent(
            type: .inputOwed,
            occurredAt: now,
            changes: [Change(pointer: "/inputs/\(input.id)", before: .null, after: .object(input.snapshot))]
        )
        event.informed = people(informedBy: [.requester, .watchers], besides: caller.id)
        return Outcome(events: [event])
    }

    /// Notes that an input has come. What came late moves the commitment by the working days that no other late input
    /// has moved it by before, and the move is recorded as the requester's.
    /// - Throws: `not-found`, `forbidden`, or `conflict` for one that came before.
    package mutating func receive(
        input id: String,
        by caller: Caller,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) throws -> Outcome {
        guard let index = flow.inputs.firstIndex(where: { $0.id == id }) else {
            throw HubError(.notFound, "Campaign \(key) owes no input \"\(id.shortened)\"")
        }
        let isRequester = caller.has(.requester, in: division) && [requester, requestedFor].contains(caller.id)
        guard isRequester || caller.has(anyOf: [.producer, .lead], in: division) else {
            throw HubError(.forbidden, "The requester, producers and leads say that an input has come")
        }
        try checkIsWorkedOn(definitions.workflow)
        guard flow.inputs[index].receivedAt == nil else { throw HubError(.conflict, "The input has come before") }
        let before = self
        let delayBefore = delay(definitions)
        flow.inputs[index].receivedAt = now
        flow.inputs[index].movedBy = delay(definitions) - delayBefore
        move(byWorkingDays: flow.inputs[index].movedBy, definitions)
        touch(at: now)
        let isMoved = committedLaunchAt != before.committedLaunchAt
        var event = CampaignEvent(
            type: .inputReceived,
            occurredAt: now,
            reason: isMoved ? "\(flow.inputs[index].what) came late" : nil,
            reasonCode: isMoved ? Self.lateInputReason : nil,
            changes: Change.between(.object(before.snapshot), .object(snapshot))
                + Change.between(
                    .object(before.flow.inputs[index].snapshot),
                    .object(flow.inputs[index].snapshot),
                    at: "/inputs/\(id)"
                )
        )
        event.informed = people(informedBy: [.producer, .requester], besides: caller.id)
        return Outcome(events: [event], facts: Fact.measured(by: event, from: before, to: self, definitions))
    }

    /// The reason code of a commitment that a late input moved.
    package static let lateInputReason = "requester-input-late"

    mutating func add(_ requests: [OwedInput.Request]) {
        for request in requests {
            let id = "I\(Self.nextNumber(in: flow.inputs.map(\.id)))"
            flow.inputs.append(OwedInput(id: id, what: request.what, line: request.line, dueOn: request.dueOn))
        }
    }

    /// What is wrong with inputs that come with an action or alone.
    func issues(
        withInputs requests: [OwedInput.Request],
        at place: String,
        _ definitions: CampaignDefinitions,
        _ now: Instant
    ) -> [Issue] {
        let today = definitions.calendar.localDate(of: now)
        return requests.enumerated().flatMap { index, input -> [Issue] in
            let place = "\(place)/\(index)"
            var issues =
                input.what.isBlank
                ? [Issue.required(place + "/what", "Say what the requester owes")]
                : TextRules.issues(withRemark: input.what, at: place + "/what")
            if let line = input.line, self.line(line) == nil {
                issues.append(.invalid(place + "/line", "The campaign has no line \"\(line.shortened)\""))
            }
            if input.dueOn < today {
                issues.append(.invalid(place + "/dueOn", "must not lie in the past; it is \(today.iso8601) today"))
            }
            return issues
        }
    }

    /// Working days on which something was late that has come since: those of two inputs that were late together count
    /// once.
    private func delay(_ definitions: CampaignDefinitions) -> Int {
        guard let calendar = definitions.calendar as? WorkCalendar else { return 0 }
        var days: Set<Int> = []
        for input in flow.inputs {
            guard let received = input.receivedAt.map(calendar.localDate(of:)), received > input.dueOn else { continue }
            days.formUnion(input.dueOn.dayNumber + 1...received.dayNumber)
        }
        return days.count { calendar.isWorkingDay(CivilDate(dayNumber: $0)) }
    }

    /// Moves the commitment to the same time of a later working day.
    private mutating func move(byWorkingDays days: Int, _ definitions: CampaignDefinitions) {
        guard days > 0, let committed = committedLaunchAt, let calendar = definitions.calendar as? WorkCalendar,
            let date = calendar.adding(workingDays: days, to: calendar.localDate(of: committed))
        else { return }
        let time = calendar.zone.rules.local(at: committed)
        let moved = WallTime(LocalDateTime(date, time.time), in: calendar.zone).instant
        // The wall shows minutes; what lies between them is kept.
        let rest = committed - WallTime(time, in: calendar.zone).instant
        commit(to: moved + Milliseconds(max(0, rest.count % 60_000)))
    }

    private func checkIsWorkedOn(_ workflow: WorkflowDefinition) throws {
        guard workflow.category(of: stage).isOpen, submittedAt != nil else {
            throw HubError(
                .conflict,
                "Inputs are owed while a campaign is worked on; it is \(stage.rawValue)",
                details: ["stage": .string(stage.rawValue)]
            )
        }
    }
}
