package import HubJSON

/// The state as it is stored. The timer is kept apart, where it can be found by its instant.
extension WorkflowState {
    package var json: JSONObject {
        var object = JSONObject()
        if !overrides.isEmpty { object["overrides"] = .array(overrides.map(\.json)) }
        if !slots.isEmpty { object["slots"] = .array(slots.map { .object($0.snapshot) }) }
        if !evidence.isEmpty { object["evidence"] = .array(evidence.map(JSONValue.string)) }
        object["fullyLiveAt"] = fullyLiveAt.map { .integer($0.milliseconds) }
        if !inputs.isEmpty { object["inputs"] = .array(inputs.map(\.json)) }
        if !scopeChanges.isEmpty {
            let members = scopeChanges.sorted { $0.key < $1.key }
            object["scopeChanges"] = .object(JSONObject(members.map { ($0, .integer($1.milliseconds)) }))
        }
        return object
    }

    /// - Returns: `nil` for what ``json`` didn't write.
    package init?(json: JSONObject) {
        let lists = ["overrides", "slots", "evidence", "inputs"].map { json[$0]?.array ?? [] }
        overrides = lists[0].compactMap(GateOverride.init)
        slots = lists[1].compactMap(LaunchSlot.init)
        evidence = lists[2].compactMap(\.string)
        inputs = lists[3].compactMap(OwedInput.init)
        fullyLiveAt = json["fullyLiveAt"]?.integer.map(Instant.init(milliseconds:))
        scopeChanges = Dictionary(
            (json["scopeChanges"]?.object?.members ?? []).compactMap { line, instant in
                instant.integer.map { (line, Instant(milliseconds: $0)) }
            },
            uniquingKeysWith: { $1 }
        )
        let counts = [overrides.count, slots.count, evidence.count, inputs.count]
        guard counts == lists.map(\.count) else { return nil }
    }
}

extension GateOverride {
    fileprivate var json: JSONValue {
        var object = snapshot
        object["id"] = .string(id)
        object["at"] = .integer(at.milliseconds)
        return .object(object)
    }

    fileprivate init?(json: JSONValue) {
        guard let id = json["id"]?.string, let gate = json["gate"]?.string, let stage = json["stage"]?.string,
            let attempt = json["attempt"]?.integer, let reason = json["reason"]?.string, let by = json["by"]?.string,
            let at = json["at"]?.integer
        else { return nil }
        self.init(
            id: id,
            gate: gate,
            stage: StageKey(rawValue: stage),
            attempt: Int(attempt),
            reason: reason,
            by: by,
            at: Instant(milliseconds: at)
        )
    }
}

extension LaunchSlot {
    fileprivate init?(json: JSONValue) {
        guard let line = json["line"]?.string, let local = json["at"]?.string.flatMap(LocalDateTime.init(iso8601:)),
            let zone = json["zone"]?.string.flatMap(ZoneID.init)
        else { return nil }
        let notBefore = json["notBefore"]?.string.flatMap(Instant.init(rfc3339:))
        self.init(line: line, wall: WallTime(local, in: zone), notBefore: notBefore)
    }
}

extension OwedInput {
    fileprivate var json: JSONValue {
        var object = snapshot
        object["id"] = .string(id)
        object["receivedAt"] = receivedAt.map { .integer($0.milliseconds) }
        return .object(object)
    }

    fileprivate init?(json: JSONValue) {
        guard let id = json["id"]?.string, let what = json["what"]?.string,
            let dueOn = json["dueOn"]?.string.flatMap(CivilDate.init(iso8601:))
        else { return nil }
        self.init(
            id: id,
            what: what,
            line: json["line"]?.string,
            dueOn: dueOn,
            receivedAt: json["receivedAt"]?.integer.map(Instant.init(milliseconds:)),
            movedBy: Int(json["movedBy"]?.integer ?? 0)
        )
    }
}
