private import HubJSON

extension Campaign {
    /// Changes the campaign's own fields.
    /// - Parameter serviceVersions: The newest version of each service, for new lines.
    /// - Throws: `forbidden`, `conflict` when the stage doesn't allow it, or `invalid` with every problem.
    package mutating func apply(
        _ edit: CampaignEdit,
        by caller: Caller,
        _ definitions: CampaignDefinitions,
        services: [String: ServiceDefinition],
        serviceVersions: [String: Int],
        at now: Instant
    ) throws -> Outcome {
        let rights = try editingRights(of: caller, definitions.workflow)
        let before = self
        let patched = edit.brief.map { patch(brief, with: $0) } ?? brief
        var issues = problems(with: edit, rights, definitions, services)
        issues += definitions.brief.fields.problems(with: patched.touched(by: edit.brief), at: "/brief")
        issues += ownershipIssues(of: edit.brief, definitions.brief.fields, rights, at: "/brief")
        try Self.refuse(issues)

        brief = patched
        title = edit.title ?? title
        priority = edit.priority ?? priority
        if let instant = edit.requestedLaunchAt { requestedLaunchAt = instant }
        if let person = edit.requestedFor { requestedFor = person }
        if let instant = edit.committedLaunchAt.flatMap(\.self) { commit(to: instant) }
        if let drafts = edit.lines { lines = Self.lines(of: drafts, keeping: lines, serviceVersions) }
        return try finishEdit(since: before, edit.reason, edit.reasonCode, definitions, now)
    }

    /// Changes one line.
    /// - Throws: As for the campaign's own fields, and `not-found` for an unknown line.
    package mutating func apply(
        _ edit: LineEdit,
        to id: String,
        by caller: Caller,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) throws -> Outcome {
        let rights = try editingRights(of: caller, definitions.workflow)
        guard let index = lines.firstIndex(where: { $0.id == id }) else {
            throw HubError(.notFound, "Campaign \(key) has no line \"\(id)\"")
        }
        let fields = try definitions.service(of: lines[index]).fields
        let patched = edit.answers.map { patch(lines[index].answers, with: $0) } ?? lines[index].answers
        var issues = RequestDraft.Line.problems(quantity: edit.quantity, locale: edit.locale, at: "")
        issues += fields.problems(with: patched.touched(by: edit.answers), at: "/answers")
        issues += ownershipIssues(of: edit.answers, fields, rights, at: "/answers")
        if let tier = edit.tier, acceptedAt != nil, tier != lines[index].tier, rights == .requester {
            issues.append(.invalid("/tier", "The tier was confirmed at acceptance"))
        }
        try Self.refuse(issues)

        let before = self
        if let tier = edit.tier {
            if acceptedAt == nil { lines[index].proposedTier = tier } else { lines[index].tier = tier }
        }
        lines[index].quantity = edit.quantity ?? lines[index].quantity
        lines[index].locale = edit.locale ?? lines[index].locale
        lines[index].answers = patched
        return try finishEdit(since: before, nil, nil, definitions, now)
    }

    /// In whose place somebody edits.
    private enum EditingRights: Hashable {
        case requester
        case production
    }

    private func editingRights(of caller: Caller, _ workflow: WorkflowDefinition) throws -> EditingRights {
        let category = workflow.stage(stage)?.category ?? .ended
        guard category.isOpen else {
            throw HubError(
                .conflict,
                "A campaign that is \(stage.rawValue) isn't edited any more",
                details: ["stage": .string(stage.rawValue)]
            )
        }
        let isOwner = caller.id == requester || caller.id == requestedFor
        if caller.has(.lead, in: division) { return .production }
        if caller.has(.producer, in: division), category != .draft { return .production }
        guard isOwner, caller.has(.requester, in: division) else {
            throw HubError(.forbidden, "Only the requester, producers and leads edit this campaign")
        }
        guard category == .draft || category == .intake else {
            throw HubError(
                .conflict,
                "The brief was accepted: ask the team for a change",
                details: ["stage": .string(stage.rawValue)]
            )
        }
        return .requester
    }

    private func problems(
        with edit: CampaignEdit,
        _ rights: EditingRights,
        _ definitions: CampaignDefinitions,
        _ services: [String: ServiceDefinition]
    ) -> [Issue] {
        var issues = edit.title.map(RequestDraft.problems(withTitle:)) ?? []
        if let priority = edit.priority, priority == .urgent, priority != self.priority, rights == .requester {
            issues.append(.invalid("/priority", "Urgent needs a lead: ask for high, a lead can raise it"))
        }
        issues += commitmentIssues(of: edit, rights, definitions.workflow)
        guard let drafts = edit.lines else { return issues }
        if acceptedAt != nil {
            issues.append(.invalid("/lines", "The lines were accepted; change them one by one under /lines/{id}"))
        }
        let draft = RequestDraft(title: title, division: division, lines: drafts)
        return issues + draft.problems(brief: definitions.brief, services: services)
    }

    private func commitmentIssues(
        of edit: CampaignEdit,
        _ rights: EditingRights,
        _ workflow: WorkflowDefinition
    ) -> [Issue] {
        guard let commitment = edit.committedLaunchAt else { return [] }
        guard rights == .production else {
            return [.invalid("/committedLaunchAt", "The team commits to a launch; ask for a date in requestedLaunchAt")]
        }
        guard let instant = commitment else {
            return [.invalid("/committedLaunchAt", "A commitment can be moved but not removed")]
        }
        guard originalCommittedLaunchAt != nil, instant != committedLaunchAt else { return [] }
        let known = workflow.reasons[.recommit].map(\.key)
        guard let code = edit.reasonCode, known.isEmpty || known.contains(code) else {
            return [
                Issue(
                    pointer: "/reasonCode",
                    code: "required",
                    detail: "Moving a commitment needs one of \(known.listed)"
                )
            ]
        }
        return []
    }

    private func ownershipIssues(
        of answers: JSONObject?,
        _ fields: [FieldDefinition],
        _ rights: EditingRights,
        at pointer: String
    ) -> [Issue] {
        guard rights == .requester, let answers else { return [] }
        let producerFields = Set(fields.filter { $0.filledBy == .producer }.map(\.id))
        return answers.keys.filter(producerFields.contains).map {
            .invalid(pointer + "/" + JSONPointer.escape($0), "is filled in by production")
        }
    }

    private func patch(_ object: JSONObject, with patch: JSONObject) -> JSONObject {
        JSONValue.object(object).applying(mergePatch: .object(patch)).object ?? object
    }

    private static func refuse(_ issues: [Issue]) throws {
        guard issues.isEmpty else { throw HubError(.invalid, "The change has problems", issues: issues) }
    }

    private mutating func finishEdit(
        since before: Campaign,
        _ reason: String?,
        _ reasonCode: String?,
        _ definitions: CampaignDefinitions,
        _ now: Instant
    ) throws -> Outcome {
        try resize(by: definitions, at: now)
        let changes = Change.between(.object(before.snapshot), .object(snapshot))
        guard !changes.isEmpty else { return Outcome(events: []) }
        touch(at: now)
        return Outcome(events: [
            CampaignEvent(
                type: .edited,
                occurredAt: now,
                reason: reason,
                reasonCode: reasonCode,
                changes: changes
            )
        ])
    }
}

extension JSONObject {
    /// The members that a patch names, as they are after it; those it removes are left out, unknown ones stay visible.
    fileprivate func touched(by patch: JSONObject?) -> JSONObject {
        JSONObject((patch?.keys ?? []).compactMap { key in self[key].map { (key: key, value: $0) } })
    }
}
