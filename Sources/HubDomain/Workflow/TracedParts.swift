package import HubJSON

extension JSONValue {
    /// A stored instant; `null` for none.
    fileprivate static func stored(_ instant: Instant?) -> JSONValue {
        guard let instant else { return .null }
        return .integer(instant.milliseconds)
    }

    fileprivate static func stored(_ text: String?) -> JSONValue {
        guard let text else { return .null }
        return .string(text)
    }

    fileprivate func instant(_ name: String) -> Instant? { self[name]?.integer.map(Instant.init(milliseconds:)) }

    fileprivate func text(_ name: String) -> String? { self[name]?.string }

    fileprivate func number(_ name: String) -> Int? { self[name]?.integer.map { Int($0) } }

    fileprivate func texts(_ name: String) -> [String] { (self[name]?.array ?? []).compactMap(\.string) }
}

extension ServiceLine: TracedPart {
    package var stored: JSONValue {
        var object = snapshot
        object["changedAt"] = .stored(changedAt)
        return .object(object)
    }

    package init?(stored: JSONValue) {
        guard let id = stored.text("id"), let service = stored.text("service"),
            let version = stored.number("serviceVersion"), let tier = stored.text("tier").flatMap(Tier.init),
            let quantity = stored.number("quantity"), let locale = stored.text("locale"),
            let attempt = stored.number("attempt"), let answers = stored["answers"]?.object
        else { return nil }
        let stale = stored["stale"]
        let since = stale?["since"]?.string.flatMap { Instant(rfc3339: $0) }
        let price = stored["price"]
        self.init(
            id: id,
            service: service,
            serviceVersion: version,
            tier: tier,
            proposedTier: stored.text("proposedTier").flatMap(Tier.init),
            quantity: quantity,
            locale: locale,
            variantOf: stored.text("variantOf"),
            attempt: attempt,
            answers: answers,
            changedAt: stored.instant("changedAt"),
            staleness: since.map { Staleness(since: $0, fields: stale?.texts("fields") ?? []) },
            price: price?.text("key").flatMap { key in
                price?.number("version").map { DefinitionReference(kind: .price, key: key, version: $0) }
            }
        )
    }
}

extension Hold: TracedPart {
    package var stored: JSONValue {
        [
            "id": .string(id), "reason": .string(reason), "lines": .array(lines.map(JSONValue.string)),
            "since": .stored(since), "until": .stored(until), "note": .stored(note), "endedAt": .stored(endedAt),
            "questions": .array(questions.map { ["pointer": .string($0.pointer), "text": .string($0.text)] }),
        ]
    }

    package init?(stored: JSONValue) {
        guard let id = stored.text("id"), let reason = stored.text("reason"), let since = stored.instant("since")
        else { return nil }
        self.init(
            id: id,
            reason: reason,
            lines: stored.texts("lines"),
            since: since,
            until: stored.instant("until"),
            note: stored.text("note"),
            questions: (stored["questions"]?.array ?? []).map {
                Question(pointer: $0.text("pointer") ?? "", text: $0.text("text") ?? "")
            },
            endedAt: stored.instant("endedAt")
        )
    }
}

extension CampaignTask: TracedPart {
    package var stored: JSONValue {
        [
            "id": .string(id), "line": .string(line), "template": .stored(template), "finding": .stored(finding),
            "stage": .string(stage.rawValue), "title": .string(title), "role": .string(role.rawValue),
            "skill": .string(skill), "minutes": .integer(Int64(minutes)), "attempt": .integer(Int64(attempt)),
            "locale": .stored(locale), "row": .integer(Int64(row ?? 0)),
            "after": .array(after.map(JSONValue.string)), "state": .string(state.rawValue),
            "assignee": .stored(assignee), "startedAt": .stored(startedAt), "finishedAt": .stored(finishedAt),
            "finishedBy": .stored(finishedBy), "dueAt": .stored(dueAt),
        ]
    }

    package init?(stored: JSONValue) {
        guard let id = stored.text("id"), let line = stored.text("line"), let stage = stored.text("stage"),
            let title = stored.text("title"), let role = stored.text("role").flatMap(Role.init),
            let skill = stored.text("skill"), let minutes = stored.number("minutes"),
            let attempt = stored.number("attempt"), let state = stored.text("state").flatMap(State.init)
        else { return nil }
        let row = stored.number("row") ?? 0
        self.init(
            id: id,
            line: line,
            template: stored.text("template"),
            finding: stored.text("finding"),
            stage: StageKey(rawValue: stage),
            title: title,
            role: role,
            skill: skill,
            minutes: minutes,
            attempt: attempt,
            locale: stored.text("locale"),
            row: row == 0 ? nil : row,
            after: stored.texts("after"),
            state: state,
            assignee: stored.text("assignee"),
            startedAt: stored.instant("startedAt"),
            finishedAt: stored.instant("finishedAt"),
            finishedBy: stored.text("finishedBy"),
            dueAt: stored.instant("dueAt")
        )
    }
}

extension Finding: TracedPart {
    package var stored: JSONValue {
        [
            "id": .string(id), "line": .stored(line), "item": .stored(item), "severity": .string(severity.rawValue),
            "cause": .string(cause), "text": .string(text), "attempt": .integer(Int64(attempt)), "by": .string(by),
            "at": .stored(at), "resolvedAt": .stored(resolvedAt), "resolvedBy": .stored(resolvedBy),
            "resolution": .stored(resolution),
        ]
    }

    package init?(stored: JSONValue) {
        guard let id = stored.text("id"), let severity = stored.text("severity").flatMap(Severity.init),
            let cause = stored.text("cause"), let text = stored.text("text"), let attempt = stored.number("attempt"),
            let by = stored.text("by"), let at = stored.instant("at")
        else { return nil }
        self.init(
            id: id,
            line: stored.text("line"),
            item: stored.text("item"),
            severity: severity,
            cause: cause,
            text: text,
            attempt: attempt,
            by: by,
            at: at,
            resolvedAt: stored.instant("resolvedAt"),
            resolvedBy: stored.text("resolvedBy"),
            resolution: stored.text("resolution")
        )
    }
}

extension Approval: TracedPart {
    package var stored: JSONValue {
        [
            "id": .string(id), "proof": .string(proof), "kind": .string(kind), "person": .string(person),
            "substitute": .stored(substitute), "round": .integer(Int64(round)), "askedBy": .string(askedBy),
            "askedAt": .stored(askedAt), "dueAt": .stored(dueAt), "note": .stored(note),
            "decision": .stored(decision?.rawValue), "decidedBy": .stored(decidedBy),
            "decidedAs": .array(decidedAs.map { .string($0.rawValue) }), "remark": .stored(remark),
            "findings": .array(findings.map(JSONValue.string)), "closedAt": .stored(closedAt),
            "lapsedLines": .array(lapsedLines.map(JSONValue.string)),
        ]
    }

    package init?(stored: JSONValue) {
        guard let id = stored.text("id"), let proof = stored.text("proof"), let kind = stored.text("kind"),
            let person = stored.text("person"), let round = stored.number("round"),
            let askedBy = stored.text("askedBy"), let askedAt = stored.instant("askedAt")
        else { return nil }
        self.init(
            id: id,
            proof: proof,
            kind: kind,
            person: person,
            substitute: stored.text("substitute"),
            round: round,
            askedBy: askedBy,
            askedAt: askedAt,
            dueAt: stored.instant("dueAt"),
            note: stored.text("note"),
            decision: stored.text("decision").flatMap(Decision.init),
            decidedBy: stored.text("decidedBy"),
            decidedAs: stored.texts("decidedAs").compactMap(Role.init),
            remark: stored.text("remark"),
            findings: stored.texts("findings"),
            closedAt: stored.instant("closedAt"),
            lapsedLines: stored.texts("lapsedLines")
        )
    }
}
