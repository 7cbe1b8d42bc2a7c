private import HubJSON

/// Replacing all lines of a draft or an untriaged request.
extension Campaign {
    func lineIssues(
        of edit: CampaignEdit,
        _ rights: EditingRights,
        _ brief: BriefDefinition,
        _ catalogue: LineCatalogue
    ) -> [Issue] {
        guard let drafts = edit.lines else { return [] }
        guard acceptedAt == nil else {
            return [
                .invalid("/lines", "The lines were accepted: propose a change with POST /v1/campaigns/\(key)/changes")
            ]
        }
        let unchanged = drafts.map { draft in
            guard rights == .requester, let kept = draft.kept(of: lines) else { return draft }
            return draft.without(catalogue.producerAnswers(of: kept))
        }
        let draft = RequestDraft(title: title, division: division, lines: unchanged)
        let variants = Self.variantIssues(of: Self.lines(of: drafts, keeping: lines, [:], avoiding: usedLineIDs))
        return identityIssues(of: drafts) + variants
            + draft.problems(brief: brief, services: catalogue.services, from: rights.author)
            .filter { $0.pointer.hasPrefix("/lines") }
    }

    private func identityIssues(of drafts: [RequestDraft.Line]) -> [Issue] {
        var seen: Set<String> = []
        return drafts.prefix(RequestDraft.lineLimit).enumerated().compactMap { index, draft in
            guard let id = draft.id else { return nil }
            guard line(id) != nil else {
                return .invalid("/lines/\(index)/id", "The campaign has no line \"\(id.shortened)\"")
            }
            return seen.insert(id).inserted ? nil : .invalid("/lines/\(index)/id", "\"\(id)\" is named twice")
        }
    }

    /// What production filled in stays with its line.
    mutating func replaceLines(
        with drafts: [RequestDraft.Line],
        _ rights: EditingRights,
        _ catalogue: LineCatalogue,
        at now: Instant
    ) {
        let complete = drafts.map { draft in
            guard rights == .requester, let kept = draft.kept(of: lines) else { return draft }
            return draft.with(catalogue.producerAnswers(of: kept))
        }
        lines = Self.lines(of: complete, keeping: lines, catalogue.versions, avoiding: usedLineIDs)
        dropRepetitions()
        settleRemovedLines(at: now)
    }

    var usedLineIDs: [String] {
        tasks.map(\.line) + ticks.map(\.line) + findings.compactMap(\.line) + holds.flatMap(\.lines)
    }

    /// Nothing waits for a line that is gone, as when a request is taken up again after it was built in part.
    mutating func settleRemovedLines(at now: Instant) {
        let ids = Set(lines.map(\.id))
        for index in tasks.indices where !ids.contains(tasks[index].line) && !tasks[index].state.isFinished {
            tasks[index].state = .dropped
            tasks[index].finishedAt = now
        }
        for index in findings.indices where findings[index].isOpen {
            if let line = findings[index].line, !ids.contains(line) { findings[index].resolvedAt = now }
        }
        for index in holds.indices where holds[index].isActive && !holds[index].isOnCampaign {
            if ids.isDisjoint(with: holds[index].lines) { holds[index].endedAt = now }
        }
        refreshBlockedTasks()
    }
}

extension LineCatalogue {
    /// What production filled in on a line.
    fileprivate func producerAnswers(of line: ServiceLine) -> JSONObject {
        let names = Set((services[line.service]?.fields ?? []).filter { $0.filledBy == .producer }.map(\.id))
        return JSONObject(line.answers.members.filter { names.contains($0.key) })
    }
}

extension RequestDraft.Line {
    /// Without the answers that are repeated as they stand.
    fileprivate func without(_ standing: JSONObject) -> RequestDraft.Line {
        var line = self
        line.answers = JSONObject(answers.members.filter { standing[$0.key] != $0.value })
        return line
    }

    fileprivate func with(_ standing: JSONObject) -> RequestDraft.Line {
        var line = self
        for (key, value) in standing.members { line.answers[key] = value }
        return line
    }
}
