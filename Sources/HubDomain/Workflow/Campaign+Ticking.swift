package import HubJSON

extension Campaign {
    /// A reviewer's judgement on a checklist item.
    package struct TickRequest: Hashable, Sendable {
        package let line: String
        package let item: String
        package let result: ChecklistTick.Result
        package let evidence: JSONValue?
        package let note: String?

        package init(
            line: String,
            item: String,
            result: ChecklistTick.Result,
            evidence: JSONValue?,
            note: String?
        ) {
            self.line = line
            self.item = item
            self.result = result
            self.evidence = evidence
            self.note = note
        }
    }

    /// Judges a checklist item in the running attempt; judging it again replaces the tick, the same way changes nothing.
    /// - Throws: `not-found`, `forbidden`, `conflict` outside the stages whose actions ask for the checklist, `invalid`
    ///   for missing or wrong evidence.
    package mutating func tick(
        _ request: TickRequest,
        by caller: Caller,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) throws -> Outcome {
        let points = try line(request.line).map { try checklist(of: $0, by: definitions) } ?? []
        guard let point = points.first(where: { $0.item == request.item }) else {
            throw HubError(.notFound, "Line \"\(request.line)\" has no checklist item \"\(request.item)\"")
        }
        guard caller.has(anyOf: [.reviewer, .lead], in: division) else {
            throw HubError(.forbidden, "The checklist is for reviewers and leads")
        }
        guard judgesChecklist(by: definitions.workflow) else {
            throw HubError(
                .conflict,
                "The checklist is judged in QA; the campaign is in \(stage.rawValue)",
                details: ["stage": .string(stage.rawValue)]
            )
        }
        guard point.template.automatic == nil else {
            throw HubError(.conflict, "The hub tests \(point.item) itself: mend what it is about")
        }
        let issues =
            evidenceIssues(of: request, for: point.template)
            + TextRules.issues(withRemark: request.note, at: "/note")
        guard issues.isEmpty else { throw HubError(.invalid, "The tick has problems", issues: issues) }
        return replace(point, with: request, by: caller, at: now)
    }

    private mutating func replace(
        _ point: ChecklistPoint,
        with request: TickRequest,
        by caller: Caller,
        at now: Instant
    ) -> Outcome {
        let tick = ChecklistTick(
            line: request.line,
            item: request.item,
            attempt: point.attempt,
            result: request.result,
            evidence: request.evidence,
            note: request.note,
            by: caller.id,
            at: now
        )
        guard point.valid?.snapshot != tick.snapshot else { return Outcome(events: []) }
        ticks.removeAll { $0.line == tick.line && $0.item == tick.item && $0.attempt == tick.attempt }
        ticks.append(tick)
        touch(at: now)
        let place = point.pointer
        let change = Change(
            pointer: place,
            before: point.valid.map { .object($0.snapshot) } ?? .null,
            after: .object(tick.snapshot)
        )
        return Outcome(events: [
            CampaignEvent(type: .checklistTicked, occurredAt: now, reason: request.note, changes: [change])
        ])
    }

    private func evidenceIssues(of request: TickRequest, for item: ChecklistItem) -> [Issue] {
        guard let evidence = request.evidence, evidence.isAnswer else {
            guard let kind = item.evidence, request.result == .passed else { return [] }
            return [.required("/evidence", "A pass needs its evidence: \(kind.rawValue)")]
        }
        let problem = item.evidence.map { $0.problem(with: evidence) } ?? evidence.problemAsReference
        return problem.map { [.invalid("/evidence", $0)] } ?? []
    }
}

extension ChecklistTick {
    package var snapshot: JSONObject {
        var object: JSONObject = ["result": .string(result.rawValue), "attempt": .integer(Int64(attempt))]
        object["evidence"] = evidence
        object["note"] = note.map(JSONValue.string)
        return object
    }
}

extension ChecklistItem.Evidence {
    fileprivate func problem(with value: JSONValue) -> String? {
        switch self {
        case .number:
            switch value {
            case .integer, .double: nil
            default: "must be a number"
            }
        case .link: WebAddress.problem(with: value)
        case .file:
            value.string.flatMap { FileID($0) } == nil ? "must be the id of a file of the campaign, such as A3" : nil
        case .screenshot, .report, .approval: value.problemAsReference
        }
    }
}

extension JSONValue {
    fileprivate var problemAsReference: String? {
        guard let text = string else { return "must be a link or a reference, written as a text" }
        return TextRules.problem(with: text, bounds: FieldType.Bounds(maximum: 2_000), allowsLines: false)
    }
}
