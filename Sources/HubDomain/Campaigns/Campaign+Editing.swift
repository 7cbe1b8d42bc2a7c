private import HubJSON

extension Campaign {
    /// Changes the campaign's own fields.
    /// - Parameters:
    ///   - services: The newest version of each service, for new lines; `definitions` has to hold these as well.
    ///   - serviceVersions: The numbers of those versions.
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
        let patch = AnswerPatch(edit.brief, of: brief, definitions.brief.fields, from: rights.author, at: "/brief")
        let catalogue = LineCatalogue(services, serviceVersions, pinnedBy: self, definitions)
        try refuse(
            headerIssues(of: edit, rights) + commitmentIssues(of: edit, rights, definitions.workflow, now)
                + (edit.links.map { Self.issues(with: $0, of: key, definitions.workflow) } ?? [])
                + patch.issues + scopeIssues(of: edit) + lineIssues(of: edit, rights, definitions.brief, catalogue)
        )

        brief = patch.answers
        title = edit.title ?? title
        priority = edit.priority ?? priority
        if let instant = edit.requestedLaunchAt { requestedLaunchAt = instant }
        if let person = edit.requestedFor { requestedFor = person }
        links = edit.links ?? links
        if let key = edit.team { team = key }
        if let instant = edit.committedLaunchAt.flatMap(\.self) { commit(to: instant) }
        if let drafts = edit.lines { replaceLines(with: drafts, rights, catalogue, at: now) }
        return try finishEdit(since: before, edit.reason, edit.reasonCode, definitions, now)
    }

    private func headerIssues(of edit: CampaignEdit, _ rights: EditingRights) -> [Issue] {
        var issues = edit.title.map(RequestDraft.problems(withTitle:)) ?? []
        issues += TextRules.issues(withReason: edit.reason)
        if edit.team != nil, rights == .requester {
            issues.append(.invalid("/team", "Producers and leads assign the team"))
        }
        guard edit.priority == .urgent, priority != .urgent else { return issues }
        if rights != .lead {
            issues.append(.invalid("/priority", "Urgent needs a lead: ask for high, a lead can raise it"))
        } else if (edit.reason ?? "").isBlank {
            issues.append(.required("/reason", "Say why the campaign is urgent"))
        }
        return issues
    }

    private func commitmentIssues(
        of edit: CampaignEdit,
        _ rights: EditingRights,
        _ workflow: WorkflowDefinition,
        _ now: Instant
    ) -> [Issue] {
        let codeIssues = recommitIssues(edit.reasonCode, isRequired: false, workflow)
        guard let commitment = edit.committedLaunchAt else { return codeIssues }
        guard rights != .requester else {
            return [.invalid("/committedLaunchAt", "The team commits to a launch; ask for a date in requestedLaunchAt")]
        }
        guard let instant = commitment else {
            return codeIssues + [.invalid("/committedLaunchAt", "A commitment can be moved but not removed")]
        }
        guard instant != committedLaunchAt else { return codeIssues }
        return futureIssue(instant, "committedLaunchAt", now)
            + recommitIssues(edit.reasonCode, isRequired: originalCommittedLaunchAt != nil, workflow)
    }

    private func recommitIssues(_ code: String?, isRequired: Bool, _ workflow: WorkflowDefinition) -> [Issue] {
        let known = workflow.reasons[.recommit].map(\.key)
        guard let code else {
            guard isRequired else { return [] }
            return [.required("/reasonCode", "Moving a commitment needs one of \(known.listed)")]
        }
        guard known.isEmpty || known.contains(code) else {
            return [.invalid("/reasonCode", "\"\(code.shortened)\" is not one of \(known.listed)")]
        }
        return []
    }

    func refuse(_ issues: [Issue]) throws {
        guard issues.isEmpty else { throw HubError(.invalid, "The change has problems", issues: issues) }
    }

    /// Sizes lines anew and says what was changed; nothing changed is no event and no new version.
    mutating func finishEdit(
        since before: Campaign,
        _ reason: String?,
        _ reasonCode: String?,
        _ definitions: CampaignDefinitions,
        _ now: Instant
    ) throws -> Outcome {
        try resize(by: definitions, at: now)
        try markStaleVariants(since: before, by: definitions, at: now)
        let changes =
            Change.between(.object(before.snapshot), .object(snapshot)) + changesOfParts(since: before)
        guard !changes.isEmpty else { return Outcome(events: []) }
        touch(at: now)
        let event = CampaignEvent(
            type: .edited,
            occurredAt: now,
            reason: reason,
            reasonCode: reasonCode,
            changes: changes
        )
        return Outcome(events: [event], facts: Fact.measured(by: event, from: before, to: self, definitions))
    }
}
