package import HubDomain
import HubJSON
import HubStore

/// What surrounds time entries: timers, estimates, complete lines, closed months, rates.
extension Hub {
    /// Starts the caller's timer.
    /// - Throws: `conflict` when one runs, or `invalid`.
    package func startTimer(_ draft: TimeDraft, by caller: Caller) async throws -> RunningTimer {
        try await write { tx in
            // Judged as one minute, so that a timer never runs for what couldn't be entered.
            var trial = draft
            trial.minutes = 1
            trial.workDate = try activePerson(caller.id, at: "", in: tx).today(at: tx.now)
            var desk = try TimeDesk(self, caller, tx)
            guard try desk.entry(of: trial, at: "") != nil else {
                throw HubError(.invalid, "The timer has problems", issues: desk.issues)
            }
            guard try tx.time.startTimer(of: caller.id, trial.json) else {
                throw HubError(.conflict, "Your timer is running: stop it first")
            }
            return RunningTimer(work: trial, startedAt: tx.now)
        }
    }

    /// - Returns: `nil` when none runs.
    package func timer(of caller: Caller) async throws -> RunningTimer? {
        try await store.read { tx in
            guard let (work, startedAt) = try tx.time.timer(of: caller.id) else { return nil }
            return TimeDraft(json: work).map { RunningTimer(work: $0, startedAt: startedAt) }
        }
    }

    /// Stops the caller's timer and enters its time, in begun minutes, on the day on which it was started.
    /// - Throws: `conflict` when none runs, or `invalid`.
    package func stopTimer(
        note: String?,
        by caller: Caller,
        repetition: RepetitionPolicy<TimeView> = .never
    ) async throws -> Repeatable<TimeView> {
        try await write(repetition) { tx in
            guard let (work, startedAt) = try tx.time.timer(of: caller.id), var draft = TimeDraft(json: work) else {
                throw HubError(.conflict, "No timer of yours is running")
            }
            let minutes = ((tx.now - startedAt).count + 59_999) / 60_000
            draft.minutes = min(max(1, Int(minutes)), TimeDraft.minuteRange.upperBound)
            draft.note = note ?? draft.note
            try tx.time.removeTimer(of: caller.id)
            let entries = try enter([draft], isList: false, by: caller, in: tx)
            return try view(of: entries[0], for: caller, in: tx)
        }
    }

    /// Enters the planned minutes of a finished task for whoever finished it, once.
    /// - Throws: `not-found`, `conflict` when the task isn't done or has time already, or `forbidden`.
    package func bookEstimate(
        of task: String,
        of key: CampaignKey,
        on date: CivilDate?,
        by caller: Caller,
        repetition: RepetitionPolicy<TimeView> = .never
    ) async throws -> Repeatable<TimeView> {
        try await write(repetition) { tx in
            let campaign = try readable(key, by: caller, in: tx)
            guard let task = campaign.tasks.first(where: { $0.id == task }) else {
                throw HubError(.notFound, "Campaign \(key) has no task \"\(task.shortened)\"")
            }
            guard task.state == .done, let finisher = task.finishedBy, let finishedAt = task.finishedAt else {
                throw HubError(.conflict, "The task isn't done yet")
            }
            guard try !tx.time.hasEntry(for: task.id, of: key) else {
                throw HubError(.conflict, "Time was entered on the task already")
            }
            let person = try activePerson(finisher, at: "", in: tx)
            let draft = TimeDraft(
                person: finisher,
                campaign: key,
                line: task.line,
                task: task.id,
                workDate: date ?? person.today(at: finishedAt),
                minutes: min(max(1, task.minutes), TimeDraft.minuteRange.upperBound)
            )
            return try view(of: try enter([draft], isList: false, by: caller, in: tx)[0], for: caller, in: tx)
        }
    }

    /// Says that the time of a line is complete, or takes that back.
    /// - Throws: `not-found` or `forbidden`.
    package func setCapture(of line: String, of key: CampaignKey, isClosed: Bool, by caller: Caller) async throws {
        try await write { tx in
            _ = try change(key, expecting: nil, by: caller, in: tx) { campaign, _ in
                guard caller.has(anyOf: [.producer, .lead], in: campaign.division) else {
                    throw HubError(.forbidden, "Only producers and leads close the time of a line")
                }
                guard let serviceLine = campaign.line(line) else {
                    throw HubError(.notFound, "Campaign \(key) has no line \"\(line.shortened)\"")
                }
                let wasClosed = try tx.time.closedLines(of: key).contains(line)
                guard wasClosed != isClosed else { return Outcome(events: []) }
                if isClosed {
                    var minutes: [Role: Int] = [:]
                    for entry in try tx.time.entries(of: key) where entry.work.line?.line == line {
                        if let work = entry.work.line, !work.isChangeOrder {
                            minutes[work.role, default: 0] += entry.minutes
                        }
                    }
                    try tx.time.close(serviceLine, of: key, minutes: minutes, by: caller.id)
                } else {
                    try tx.time.reopenLine(line, of: key)
                }
                let place = Change(
                    pointer: "/lines/\(line)/captureClosed",
                    before: .bool(wasClosed),
                    after: .bool(isClosed)
                )
                let type: EventType = isClosed ? .captureClosed : .captureReopened
                return Outcome(events: [CampaignEvent(type: type, occurredAt: tx.now, changes: [place])])
            }
        }
    }

    /// Closes a month and those before it: what is entered for them later is accounted for in the next open one.
    /// - Throws: `conflict` for a month that isn't over or was closed.
    package func close(_ month: CalendarMonth, by caller: Caller) async throws {
        try await write { tx in
            guard ZoneID.utc.rules.date(at: tx.now) > month.lastDay else {
                throw HubError(.conflict, "\(month) isn't over yet")
            }
            if let closed = try tx.time.closedThrough(), month <= closed {
                throw HubError(.conflict, "The months up to \(closed) are closed")
            }
            try tx.time.close(month, by: caller.id)
            try recordMoney(
                "time.month-closed",
                of: "month/\(month)",
                ["month": .string(month.description)],
                by: caller,
                in: tx
            )
        }
    }

    /// Gives a line rates of its own, in place of all it had; entries made before keep their amounts.
    /// - Throws: `not-found`, `forbidden` or `invalid`.
    package func setRates(
        _ rates: [Role: HourlyRate],
        of line: String,
        of key: CampaignKey,
        reason: String,
        by caller: Caller
    ) async throws {
        try await write { tx in
            _ = try change(key, expecting: nil, by: caller, in: tx) { campaign, _ in
                guard caller.has(anyOf: [.finance, .lead], in: campaign.division) else {
                    throw HubError(.forbidden, "Only finance and leads give a line rates of its own")
                }
                guard campaign.line(line) != nil else {
                    throw HubError(.notFound, "Campaign \(key) has no line \"\(line.shortened)\"")
                }
                let before = try tx.time.rates(of: line, of: key)
                guard before != rates else { return Outcome(events: []) }
                try tx.time.put(rates, of: line, of: key)
                let place = Change(
                    pointer: "/lines/\(line)/rates",
                    before: Self.billRates(before),
                    after: Self.billRates(rates)
                )
                let event = CampaignEvent(type: .rateSet, occurredAt: tx.now, reason: reason, changes: [place])
                return Outcome(events: [event])
            }
        }
    }

    /// Works out anew what unbilled time on a campaign is billed and costs, at the rates of each entry's date as they are
    /// known now.
    /// - Returns: How many entries changed.
    /// - Throws: `not-found`, `forbidden`, or `invalid` when a rate is missing.
    package func recalculate(
        _ key: CampaignKey,
        reason: String,
        by caller: Caller,
        repetition: RepetitionPolicy<Int> = .never
    ) async throws -> Repeatable<Int> {
        try await write(repetition) { tx in
            let campaign = try readable(key, by: caller, in: tx)
            guard caller.has(anyOf: [.finance, .lead], in: campaign.division) else {
                throw HubError(.forbidden, "Only finance and leads recalculate")
            }
            var changed: [TimeEntry] = []
            var places: [Change] = []
            for before in try tx.time.entries(of: key) where before.statement == nil {
                guard let work = before.work.line else { continue }
                var entry = before
                entry.charge = try charge(for: work, entry.minutes, entry.workDate, in: tx)
                guard entry.charge != before.charge else { continue }
                entry.version += 1
                entry.updatedAt = tx.now
                try tx.time.update(entry)
                changed.append(entry)
                places.append(
                    Change(
                        pointer: "/timeEntries/\(entry.id)/bill/amountMinor",
                        before: before.charge.map { .integer($0.bill) } ?? .null,
                        after: entry.charge.map { .integer($0.bill) } ?? .null
                    )
                )
            }
            if !changed.isEmpty {
                try recordTime(.timeRecalculated, of: key, [], places, reason: reason, by: caller, in: tx)
            }
            return changed.count
        }
    }

    private static func billRates(_ rates: [Role: HourlyRate]) -> JSONValue {
        let members = rates.sorted { $0.key.rawValue < $1.key.rawValue }
        return .object(JSONObject(members.map { (key: $0.key.rawValue, value: .integer($0.value.bill)) }))
    }

    /// An event about money that belongs to no campaign, in a stream of its own.
    func recordMoney(
        _ type: String,
        of stream: String,
        _ body: JSONObject,
        by caller: Caller,
        in tx: WriteTransaction
    ) throws {
        var body = body
        body["requestId"] = caller.requestID.map(JSONValue.string)
        try tx.append(
            NewEvent(
                id: ids.next(),
                stream: stream,
                occurredAt: tx.now,
                type: type,
                actorID: caller.id,
                body: JSONValue.object(body).text()
            )
        )
    }
}
