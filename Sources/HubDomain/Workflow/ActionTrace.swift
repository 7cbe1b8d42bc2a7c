package import HubJSON

/// What an action changed of its campaign, as it was before: enough to put the campaign back when the action is voided.
/// One mechanism for all actions, whatever they do.
package struct ActionTrace: Hashable, Sendable {
    package let action: ActionKey
    /// Fields that it changed, by name.
    package let fields: JSONObject
    package let lines: PartTrace<ServiceLine>
    package let holds: PartTrace<Hold>
    package let tasks: PartTrace<CampaignTask>
    package let findings: PartTrace<Finding>
    package let approvals: PartTrace<Approval>
    package let clocks: [ClockTrace]

    /// How many events of a cycle counted before the action; 0 for a cycle that it started.
    package struct ClockTrace: Hashable, Sendable {
        package let clock: ClockKey
        package let subject: String?
        package let cycle: Int
        package let kept: Int
    }

    package init(of action: ActionKey, from before: Campaign, to after: Campaign) {
        self.action = action
        fields = JSONObject(
            TracedField.all.compactMap { field in
                let old = field.read(before)
                return old == field.read(after) ? nil : (field.name, old)
            }
        )
        lines = PartTrace(from: before.lines, to: after.lines)
        holds = PartTrace(from: before.holds, to: after.holds)
        tasks = PartTrace(from: before.tasks, to: after.tasks)
        findings = PartTrace(from: before.findings, to: after.findings)
        approvals = PartTrace(from: before.approvals, to: after.approvals)
        clocks = after.clocks.compactMap { cycle in
            let old = before.clocks.first { $0.isSameCycle(as: cycle) }
            guard old?.events.count != cycle.events.count else { return nil }
            return ClockTrace(
                clock: cycle.clock,
                subject: cycle.subject,
                cycle: cycle.number,
                kept: old?.standingEvents.count ?? 0
            )
        }
    }

    /// Puts back everything but clocks.
    /// - Throws: `internal` when the trace can't be read.
    func restore(_ campaign: inout Campaign) throws {
        for field in TracedField.all {
            guard let value = fields[field.name] else { continue }
            guard field.write(&campaign, value) else {
                throw HubError(.internalError, "The trace of \(action.rawValue) on \(campaign.key) can't be read")
            }
        }
        lines.restore(&campaign.lines)
        holds.restore(&campaign.holds)
        tasks.restore(&campaign.tasks)
        findings.restore(&campaign.findings)
        approvals.restore(&campaign.approvals)
    }
}

extension ActionTrace {
    /// The form that is stored.
    package var json: JSONObject {
        var object: JSONObject = ["action": .string(action.rawValue)]
        if !fields.isEmpty { object["fields"] = .object(fields) }
        object["lines"] = lines.stored
        object["holds"] = holds.stored
        object["tasks"] = tasks.stored
        object["findings"] = findings.stored
        object["approvals"] = approvals.stored
        if !clocks.isEmpty { object["clocks"] = .array(clocks.map(\.json)) }
        return object
    }

    /// - Returns: `nil` for what ``json`` didn't write.
    package init?(json: JSONObject) {
        let cycles = json["clocks"]?.array ?? []
        guard let action = json["action"]?.string,
            let lines = PartTrace<ServiceLine>(stored: json["lines"]),
            let holds = PartTrace<Hold>(stored: json["holds"]),
            let tasks = PartTrace<CampaignTask>(stored: json["tasks"]),
            let findings = PartTrace<Finding>(stored: json["findings"]),
            let approvals = PartTrace<Approval>(stored: json["approvals"])
        else { return nil }
        self.action = ActionKey(rawValue: action)
        fields = json["fields"]?.object ?? JSONObject()
        self.lines = lines
        self.holds = holds
        self.tasks = tasks
        self.findings = findings
        self.approvals = approvals
        clocks = cycles.compactMap(ClockTrace.init(json:))
        guard clocks.count == cycles.count else { return nil }
    }
}

extension ActionTrace.ClockTrace {
    fileprivate var json: JSONValue {
        var object: JSONObject = [
            "clock": .string(clock.rawValue), "cycle": .integer(Int64(cycle)), "kept": .integer(Int64(kept)),
        ]
        object["subject"] = subject.map(JSONValue.string)
        return .object(object)
    }

    fileprivate init?(json: JSONValue) {
        guard let clock = json["clock"]?.string, let cycle = json["cycle"]?.integer, let kept = json["kept"]?.integer
        else { return nil }
        self.clock = ClockKey(rawValue: clock)
        subject = json["subject"]?.string
        self.cycle = Int(cycle)
        self.kept = Int(kept)
    }
}

extension ClockCycle {
    package func isSameCycle(as other: ClockCycle) -> Bool {
        clock == other.clock && subject == other.subject && number == other.number
    }
}
