package import HubJSON

extension Campaign {
    /// The campaign's state as events compare it; members carry the names of the wire form, so that a change's pointer
    /// fits the representation that clients read. Tasks, ticks and findings have events of their own.
    package var snapshot: JSONObject {
        var object = JSONObject([
            ("title", .string(title)),
            ("stage", .string(stage.rawValue)),
            ("priority", .string(priority.rawValue)),
            ("division", .string(division)),
            ("team", team.map(JSONValue.string) ?? .null),
            ("requestedFor", requestedFor.map(JSONValue.string) ?? .null),
            ("requestedLaunchAt", .instant(requestedLaunchAt)),
            ("committedLaunchAt", .instant(committedLaunchAt)),
            ("originalCommittedLaunchAt", .instant(originalCommittedLaunchAt)),
            ("plannedStartAt", .instant(plannedStartAt)),
            ("scheduledLaunchAt", .instant(scheduledLaunchAt)),
            ("launchedAt", .instant(launchedAt)),
            ("brief", .object(brief)),
            ("lines", .array(lines.map { .object($0.snapshot) })),
            ("holds", .array(activeHolds.map { .object($0.snapshot) })),
        ])
        if let programme { object["programme"] = .string(programme.description) }
        if !watchers.isEmpty { object["watchers"] = .array(watchers.map(JSONValue.string)) }
        if let instant = flow.fullyLiveAt { object["fullyLiveAt"] = .instant(instant) }
        if !flow.slots.isEmpty { object["slots"] = .array(flow.slots.map { .object($0.snapshot) }) }
        if !flow.evidence.isEmpty { object["evidence"] = .array(flow.evidence.map(JSONValue.string)) }
        if !links.isEmpty { object["links"] = .array(links.map(\.json)) }
        return object
    }
}

extension ServiceLine {
    package var snapshot: JSONObject {
        var object = JSONObject([
            ("id", .string(id)),
            ("service", .string(service)),
            ("serviceVersion", .integer(Int64(serviceVersion))),
            ("tier", .string(tier.rawValue)),
            ("proposedTier", proposedTier.map { .string($0.rawValue) } ?? .null),
            ("quantity", .integer(Int64(quantity))),
            ("locale", .string(locale)),
            ("variantOf", variantOf.map(JSONValue.string) ?? .null),
            ("attempt", .integer(Int64(attempt))),
            ("answers", .object(answers)),
        ])
        object["stale"] = staleness.map {
            ["since": .instant($0.since), "fields": .array($0.fields.map(JSONValue.string))]
        }
        object["price"] = price.map(\.priceJSON)
        return object
    }
}

extension DefinitionReference {
    /// How a line names the price that it was accepted at.
    package var priceJSON: JSONValue { ["key": .string(key), "version": .integer(Int64(version))] }
}

extension Hold {
    package var snapshot: JSONObject {
        var object = JSONObject([
            ("id", .string(id)),
            ("reason", .string(reason)),
            ("lines", .array(lines.map(JSONValue.string))),
            ("since", .instant(since)),
            ("until", .instant(until)),
            ("note", note.map(JSONValue.string) ?? .null),
        ])
        if !questions.isEmpty {
            object["questions"] = .array(
                questions.map { ["pointer": .string($0.pointer), "question": .string($0.text)] }
            )
        }
        return object
    }
}

extension LaunchSlot {
    package var snapshot: JSONObject {
        JSONObject([
            ("line", .string(line)), ("at", .string(wall.local.iso8601)), ("zone", .string(wall.zone.name)),
            ("notBefore", .instant(notBefore)),
        ])
    }
}

extension Finding {
    package var snapshot: JSONObject {
        [
            "line": line.map(JSONValue.string) ?? .null,
            "item": item.map(JSONValue.string) ?? .null,
            "severity": .string(severity.rawValue),
            "cause": .string(cause),
            "text": .string(text),
            "attempt": .integer(Int64(attempt)),
            "resolvedAt": .instant(resolvedAt),
        ]
    }
}

extension Campaign {
    /// Changes of tasks and findings that came along with another change: findings new or resolved, and tasks that
    /// there were before. New tasks follow from the stage and are left out.
    func changesOfParts(since before: Campaign) -> [Change] {
        let findings = findings.flatMap { finding in
            let old = before.findings.first { $0.id == finding.id }
            return Change.between(
                old.map { .object($0.snapshot) } ?? .null,
                .object(finding.snapshot),
                at: "/findings/\(finding.id)"
            )
        }
        let tasks = zip(before.tasks, tasks).flatMap { old, task in
            Change.between(.object(old.snapshot), .object(task.snapshot), at: "/tasks/\(task.id)")
        }
        let inputs = flow.inputs.dropFirst(before.flow.inputs.count).map { input in
            Change(pointer: "/inputs/\(input.id)", before: .null, after: .object(input.snapshot))
        }
        return findings + tasks + inputs
    }
}

extension JSONValue {
    /// The wire form of an instant, `null` for none.
    package static func instant(_ instant: Instant?) -> JSONValue {
        instant.map { .string($0.rfc3339) } ?? .null
    }
}
