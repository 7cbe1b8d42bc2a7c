package import HubJSON

/// A clock event as it is recorded with the event of the campaign that caused it.
package struct ClockChange: Hashable, Sendable {
    package let clock: ClockKey
    package let subject: String?
    package let cycle: Int
    package let kind: ClockKind
    package let event: ClockEvent
    /// When the cycle is due afterwards; for the reader, since it follows from the events.
    package let dueAt: Instant?

    package init(_ cycle: ClockCycle, _ event: ClockEvent) {
        clock = cycle.clock
        subject = cycle.subject
        self.cycle = cycle.number
        kind = cycle.kind
        self.event = event
        dueAt = cycle.isActive ? cycle.figures.dueAt : nil
    }
}

// MARK: Wire form

extension ClockChange {
    package var json: JSONValue {
        var object: JSONObject = [
            "clock": .string(clock.rawValue), "cycle": .integer(Int64(cycle)), "kind": .string(kind.rawValue),
        ]
        object["subject"] = subject.map(JSONValue.string)
        event.write(to: &object)
        if dueAt != nil { object["dueAt"] = .instant(dueAt) }
        return .object(object)
    }
}

/// A clock event read back from the record, with the cycle that it belongs to.
package struct RecordedClockEvent: Hashable, Sendable {
    package let clock: ClockKey
    package let subject: String?
    package let cycle: Int
    package let event: ClockEvent

    /// - Returns: `nil` for what isn't a ``ClockChange/json``.
    package init?(_ json: JSONValue) {
        guard let clock = json["clock"]?.string, let cycle = json["cycle"]?.integer else { return nil }
        guard let event = ClockEvent(json) else { return nil }
        self.clock = ClockKey(rawValue: clock)
        subject = json["subject"]?.string
        self.cycle = Int(cycle)
        self.event = event
    }
}

extension ClockEvent {
    fileprivate func write(to object: inout JSONObject) {
        object["at"] = .instant(at)
        switch change {
        case .start(let terms, let isTimed):
            object["change"] = "start"
            terms.write(to: &object)
            if !isTimed { object["timed"] = false }
        case .pause(let reason):
            object["change"] = "pause"
            object["reason"] = .string(reason)
        case .resume: object["change"] = "resume"
        case .stop(let isFinal):
            object["change"] = "stop"
            if isFinal { object["final"] = true }
        case .cancel: object["change"] = "cancel"
        case .retarget(let terms, let cause, let recounts):
            object["change"] = "retarget"
            object["cause"] = .string(cause.rawValue)
            if recounts { object["recounted"] = true }
            terms.write(to: &object)
        case .warn(let percent, let isLate):
            object["change"] = "warn"
            object["percent"] = .integer(Int64(percent))
            if isLate { object["late"] = true }
        case .breach(let isLate):
            object["change"] = "breach"
            if isLate { object["late"] = true }
        case .watch: object["change"] = "watch"
        case .void(let kept):
            object["change"] = "void"
            object["keeps"] = .integer(Int64(kept))
        }
    }

    fileprivate init?(_ json: JSONValue) {
        guard let at = json["at"]?.string.flatMap({ Instant(rfc3339: $0) }) else { return nil }
        let isLate = json["late"]?.bool ?? false
        switch json["change"]?.string {
        case "start":
            guard let terms = ClockTerms(json) else { return nil }
            self.init(.start(terms, isTimed: json["timed"]?.bool ?? true), at: at)
        case "pause":
            guard let reason = json["reason"]?.string else { return nil }
            self.init(.pause(reason: reason), at: at)
        case "resume": self.init(.resume, at: at)
        case "stop": self.init(.stop(isFinal: json["final"]?.bool ?? false), at: at)
        case "cancel": self.init(.cancel, at: at)
        case "retarget":
            guard let terms = ClockTerms(json), let cause = json["cause"]?.string.flatMap(RetargetCause.init) else {
                return nil
            }
            self.init(.retarget(terms, cause: cause, recounts: json["recounted"]?.bool ?? false), at: at)
        case "warn":
            guard let percent = json["percent"]?.integer else { return nil }
            self.init(.warn(percent: Int(percent), isLate: isLate), at: at)
        case "breach": self.init(.breach(isLate: isLate), at: at)
        case "watch": self.init(.watch, at: at)
        case "void":
            guard let kept = json["keeps"]?.integer else { return nil }
            self.init(.void(keeping: Int(kept)), at: at)
        default: return nil
        }
    }
}

extension ClockTerms {
    fileprivate func write(to object: inout JSONObject) {
        switch goal {
        case .working(let minutes): object["goalMinutes"] = .integer(minutes)
        case .until(let instant): object["until"] = .instant(instant)
        }
        object["policy"] = .string(policy.key)
        object["policyVersion"] = .integer(Int64(policy.version))
        object["calendar"] = .string(calendar.key)
        object["calendarVersion"] = .integer(Int64(calendar.version))
        guard let warningHours else { return }
        object["warningHours"] = .string(warningHours.key)
        object["warningHoursVersion"] = .integer(Int64(warningHours.version))
    }

    fileprivate init?(_ json: JSONValue) {
        let until = json["until"]?.string.flatMap { Instant(rfc3339: $0) }.map(ClockGoal.until)
        guard let goal = until ?? json["goalMinutes"]?.integer.map(ClockGoal.working) else { return nil }
        guard let policy = json["policy"]?.string, let policyVersion = json["policyVersion"]?.integer else {
            return nil
        }
        guard let calendar = json["calendar"]?.string, let calendarVersion = json["calendarVersion"]?.integer else {
            return nil
        }
        self.init(
            goal: goal,
            policy: DefinitionReference(kind: .slaPolicy, key: policy, version: Int(policyVersion)),
            calendar: DefinitionReference(kind: .calendar, key: calendar, version: Int(calendarVersion)),
            warningHours: json["warningHours"]?.string.map {
                let version = json["warningHoursVersion"]?.integer ?? 0
                return DefinitionReference(kind: .calendar, key: $0, version: Int(version))
            }
        )
    }
}
