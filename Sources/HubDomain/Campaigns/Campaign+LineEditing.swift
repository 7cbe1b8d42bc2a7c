private import HubJSON

extension Campaign {
    /// Changes one line. What of an accepted one was agreed on takes a change request.
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
            throw HubError(.notFound, "Campaign \(key) has no line \"\(id.shortened)\"")
        }
        let fields = try definitions.service(of: lines[index]).fields
        let patch = AnswerPatch(edit.answers, of: lines[index].answers, fields, from: rights.author, at: "/answers")
        let variantIssues = edit.variantOf.map { issues(linking: lines[index], to: $0) } ?? []
        try refuse(
            RequestDraft.Line.problems(quantity: edit.quantity, locale: edit.locale, at: "") + patch.issues
                + variantIssues + staleIssues(of: edit, on: lines[index]) + scopeIssues(of: edit, on: lines[index])
        )

        let before = self
        if let tier = edit.tier, acceptedAt == nil { lines[index].proposedTier = tier }
        lines[index].quantity = edit.quantity ?? lines[index].quantity
        lines[index].locale = edit.locale ?? lines[index].locale
        lines[index].answers = patch.answers
        if let master = edit.variantOf { link(index, to: master) }
        if lines[index].variantOf != nil { dropRepetitions(at: index) }
        if edit.stale == false { lines[index].staleness = nil }
        if acceptedAt != nil, lines[index] != before.lines[index] {
            lines[index].changedAt = now
            try makeTasks(for: stage, by: definitions)
        }
        return try finishEdit(since: before, nil, nil, definitions, now)
    }

    private func staleIssues(of edit: LineEdit, on line: ServiceLine) -> [Issue] {
        guard edit.stale == true, line.staleness == nil else { return [] }
        return [.invalid("/stale", "The hub marks what is stale; false says that a variant is up to date again")]
    }
}
