private import HubJSON

extension Campaign {
    /// Judges an open campaign by other versions of its definitions from now on.
    /// - Parameters:
    ///   - pins: The versions to take, beside those of the lines' services.
    ///   - services: Versions to take by key of the service; lines of others keep theirs.
    ///   - old: The definitions pinned so far.
    ///   - new: The definitions that the campaign will be pinned to.
    /// - Throws: `forbidden`, `conflict` for drafts, finished campaigns and a workflow without the campaign's stage, or
    ///   `invalid` without a reason.
    package mutating func repin(
        to pins: Pins,
        services: [String: Int],
        from old: CampaignDefinitions,
        to new: CampaignDefinitions,
        reason: String,
        by caller: Caller,
        at now: Instant
    ) throws -> (outcome: Outcome, repinning: Repinning) {
        try checkRepinning(old.workflow, new.workflow, reason, caller)
        let before = self
        let assessment = try assess(by: old, at: now)
        self.pins = pins
        for index in lines.indices {
            lines[index].serviceVersion = services[lines[index].service] ?? lines[index].serviceVersion
        }
        try resize(by: new, at: now)
        if new.workflow.stage(stage)?.category == .production { try makeTasks(for: stage, by: new) }
        let repinning = Repinning(from: (before, assessment), to: (self, try assess(by: new, at: now)))
        guard !repinning.isEmpty else { return (Outcome(events: []), repinning) }
        touch(at: now)
        let event = CampaignEvent(
            type: .repinned,
            occurredAt: now,
            reason: reason,
            changes: pinChanges(since: before) + Change.between(.object(before.snapshot), .object(snapshot))
        )
        return (Outcome(events: [event]), repinning)
    }

    private func checkRepinning(
        _ old: WorkflowDefinition,
        _ new: WorkflowDefinition,
        _ reason: String,
        _ caller: Caller
    ) throws {
        guard caller.has(.lead, in: division) else {
            throw HubError(.forbidden, "Only a lead of the division \(division) pins its campaigns anew")
        }
        let place: JSONObject = ["stage": .string(stage.rawValue)]
        guard submittedAt != nil else {
            throw HubError(.conflict, "A draft follows the newest versions by itself", details: place)
        }
        guard old.stage(stage)?.category.isOpen == true else {
            let message = "A campaign that is \(stage.rawValue) keeps the versions it was made under"
            throw HubError(.conflict, message, details: place)
        }
        guard new.stage(stage)?.category.isOpen == true else {
            let message = "The newest workflow has no open stage \(stage.rawValue), which the campaign is in"
            throw HubError(.conflict, message, details: place)
        }
        let issues =
            reason.isBlank ? [Issue.required("/reason", "Say why")] : TextRules.issues(withReason: reason)
        guard issues.isEmpty else { throw HubError(.invalid, "The pins have problems", issues: issues) }
    }

    private func pinChanges(since before: Campaign) -> [Change] {
        zip(before.pins.references, pins.references).compactMap { old, new in
            guard old != new else { return nil }
            // A campaign has one of each kind, but as many policies as its services name.
            let place = new.kind == .slaPolicy ? "\(new.kind.rawValue)/\(new.key)" : new.kind.rawValue
            return Change(pointer: "/pins/\(place)", before: old.snapshot, after: new.snapshot)
        }
    }
}

extension DefinitionReference {
    fileprivate var snapshot: JSONValue { ["key": .string(key), "version": .integer(Int64(version))] }
}
