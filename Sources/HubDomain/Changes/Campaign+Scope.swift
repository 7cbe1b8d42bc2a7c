import HubJSON

extension Campaign {
    /// Whether the campaign is where scope is changed by agreement: accepted, and not live yet.
    package func takesChangeRequests(_ workflow: WorkflowDefinition) -> Bool {
        acceptedAt != nil && workflow.category(of: stage).isOpen
    }

    /// Changes what was agreed on.
    ///
    /// Work that is in QA or beyond goes back to be built: changed lines begin a new attempt, a task for each tells what
    /// to do, and confirmed slots are given up. Whatever proof shows a changed line doesn't count any more.
    /// - Parameters:
    ///   - id: The change request, for the tasks that it makes.
    ///   - definitions: With the newest version of each service that a new line names.
    ///   - price: What a new line is accepted at, by its service and tier.
    /// - Throws: `conflict` outside of accepted work, or `invalid` with every problem.
    package mutating func apply(
        _ change: ScopeChange,
        id: String,
        _ definitions: CampaignDefinitions,
        services: [String: ServiceDefinition],
        serviceVersions: [String: Int],
        price: (String, Tier) -> DefinitionReference?,
        at now: Instant
    ) throws -> ScopeEffects {
        guard takesChangeRequests(definitions.workflow) else {
            throw HubError(
                .conflict,
                "Changes are agreed on between acceptance and launch; the campaign is in \(stage.rawValue)",
                details: ["stage": .string(stage.rawValue)]
            )
        }
        let patch = AnswerPatch(change.brief, of: brief, definitions.brief.fields, from: .requester, at: "/brief")
        let edits = try change.edited.enumerated().map { try edit($1, at: "/lines/\($0)", definitions) }
        try refuse(
            (change.isEmpty ? [.required("", "Say what is to change")] : []) + patch.issues + edits.flatMap(\.issues)
                + repeatedLines(in: change) + issues(dropping: change.dropped) { "/drop/\($0)" }
                + issues(adding: change.added, definitions.brief, services)
                + futureIssue(change.requestedLaunchAt, "requestedLaunchAt", now)
                + futureIssue(change.committedLaunchAt, "committedLaunchAt", now)
        )
        let before = self
        let changesBrief = brief != patch.answers
        brief = patch.answers
        for edit in edits {
            if let index = lines.firstIndex(where: { $0.id == edit.line.id }) { lines[index] = edit.line }
        }
        remove(lines: change.dropped, at: now)
        let added = try add(change.added, definitions, serviceVersions, price, at: now)
        if let instant = change.requestedLaunchAt { requestedLaunchAt = instant }
        if let instant = change.committedLaunchAt { commit(to: instant) }
        try markStaleVariants(since: before, by: definitions, at: now)
        let touched = lines.filter { before.line($0.id) != $0 }.map(\.id)
        for index in lines.indices where touched.contains(lines[index].id) { lines[index].changedAt = now }
        overtakeProofs(of: changesBrief ? lines.map(\.id) : touched, at: now)
        try rework(id, of: touched, added, isOfBrief: changesBrief, definitions, at: now)
        return try ScopeEffects(from: before, to: self, definitions)
    }

    private func edit(
        _ edit: ScopeChange.EditedLine,
        at place: String,
        _ definitions: CampaignDefinitions
    ) throws -> (line: ServiceLine, issues: [Issue]) {
        guard var line = line(edit.line) else {
            let missing = Issue.invalid(place + "/line", "The campaign has no line \"\(edit.line.shortened)\"")
            return (lines[0], [missing])
        }
        let fields = try definitions.service(of: line).fields
        let patch = AnswerPatch(edit.answers, of: line.answers, fields, from: .requester, at: place + "/answers")
        let issues = RequestDraft.Line.problems(quantity: edit.quantity, locale: edit.locale, at: place)
        line.answers = patch.answers
        line.tier = edit.tier ?? line.tier
        line.quantity = edit.quantity ?? line.quantity
        line.locale = edit.locale ?? line.locale
        return (line, issues + patch.issues)
    }

    private func repeatedLines(in change: ScopeChange) -> [Issue] {
        change.edited.enumerated().compactMap { index, edit in
            let isRepeated = change.edited[..<index].contains { $0.line == edit.line }
            guard isRepeated || change.dropped.contains(edit.line) else { return nil }
            let words = isRepeated ? "is changed twice" : "is to be dropped as well"
            return .invalid("/lines/\(index)/line", "\(edit.line) \(words)")
        }
    }

    private func issues(
        adding drafts: [ScopeChange.AddedLine],
        _ brief: BriefDefinition,
        _ services: [String: ServiceDefinition]
    ) -> [Issue] {
        let draft = RequestDraft(title: title, division: division, lines: drafts.map(\.draft))
        let form = draft.problems(brief: brief, services: services).filter { $0.pointer.hasPrefix("/lines") }
        let links = drafts.enumerated().compactMap { index, line -> Issue? in
            guard let id = line.variantOf else { return nil }
            let master = self.line(id)
            if master?.service == line.service, master?.variantOf == nil { return nil }
            return .invalid("/add/\(index)/variantOf", "must be a line of \(line.service) that is no variant itself")
        }
        let room = RequestDraft.lineLimit - lines.count
        let crowd =
            drafts.count > room ? [Issue.invalid("/add", "A campaign has at most \(RequestDraft.lineLimit) lines")] : []
        return form.map { issue in
            let rest = issue.pointer.dropFirst("/lines".count)
            return Issue(pointer: "/add" + rest, code: issue.code, detail: issue.detail)
        } + links + crowd
    }

    private mutating func add(
        _ drafts: [ScopeChange.AddedLine],
        _ definitions: CampaignDefinitions,
        _ serviceVersions: [String: Int],
        _ price: (String, Tier) -> DefinitionReference?,
        at now: Instant
    ) throws -> [String] {
        var new = Self.lines(
            of: drafts.map(\.draft),
            keeping: [],
            serviceVersions,
            avoiding: lines.map(\.id) + usedLineIDs
        )
        for index in new.indices {
            if new[index].proposedTier == nil {
                new[index].tier = try sizedTier(of: new[index], by: definitions, at: now)
            }
            new[index].price = price(new[index].service, new[index].tier)
        }
        lines += new
        dropRepetitions()
        return new.map(\.id)
    }

    /// Approvals of proofs that show these lines count no more, and are no longer waited for.
    private mutating func overtakeProofs(of ids: [String], at now: Instant) {
        for id in ids { flow.scopeChanges[id] = now }
        for index in approvals.indices where approvals[index].isWaiting {
            guard let proof = proof(approvals[index].proof), isOvertaken(proof) else { continue }
            approvals[index].closedAt = now
        }
    }

    private mutating func rework(
        _ id: String,
        of touched: [String],
        _ added: [String],
        isOfBrief: Bool,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) throws {
        let workflow = definitions.workflow
        guard workflow.category(of: stage) == .production, !touched.isEmpty || isOfBrief else { return }
        let changed = lines.map(\.id).filter { (isOfBrief || touched.contains($0)) && !added.contains($0) }
        if !workflow.landmarks.building.contains(stage) {
            beginAttempt(of: changed, in: workflow.landmarks.build, at: now)
            stage = workflow.landmarks.build
            stageEnteredAt = now
            giveSlotsUp()
        }
        for line in changed where self.line(line)?.variantOf == nil { addTask(forChange: id, of: line) }
        try makeTasks(for: stage, by: definitions)
    }

    private mutating func addTask(forChange id: String, of line: String) {
        tasks.append(
            CampaignTask(
                id: "T\(Self.nextNumber(in: tasks.map(\.id)))",
                line: line,
                template: nil,
                stage: stage,
                title: "Work the change \(id) into \(line)",
                role: .producer,
                skill: "rework",
                minutes: 0,
                attempt: self.line(line)?.attempt ?? 1
            )
        )
    }
}

extension Campaign {
    /// Whether the scope of a line that a proof shows was changed after it was put out.
    func isOvertaken(_ proof: Proof) -> Bool {
        flow.scopeChanges.contains { line, instant in proof.concerns(line) && instant >= proof.at }
    }
}
