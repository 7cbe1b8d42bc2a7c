private import HubJSON

extension CampaignFile {
    package func added(at now: Instant) -> CampaignEvent {
        CampaignEvent(
            type: .fileAdded,
            occurredAt: now,
            changes: [Change(pointer: pointer, before: .null, after: snapshot)]
        )
    }

    package func removed(at now: Instant, reason: String?) -> CampaignEvent {
        CampaignEvent(
            type: .fileRemoved,
            occurredAt: now,
            reason: reason,
            changes: [Change(pointer: pointer, before: snapshot, after: .null)]
        )
    }

    /// The access log of a file with personal data.
    package func read(at now: Instant) -> CampaignEvent {
        CampaignEvent(
            type: .fileRead,
            occurredAt: now,
            changes: [Change(pointer: pointer + "/readAt", before: .null, after: .string(now.rfc3339))]
        )
    }

    package func purged(at now: Instant) -> CampaignEvent {
        CampaignEvent(
            type: .filePurged,
            occurredAt: now,
            changes: [Change(pointer: pointer + "/purgedAt", before: .null, after: .string(now.rfc3339))]
        )
    }

    /// Where an event's change says that this file was read.
    package var readPointer: String { pointer + "/readAt" }

    private var pointer: String { "/files/\(id)" }

    /// Events are kept for ever, so the name of a file with personal data stays out of them.
    private var snapshot: JSONValue {
        var object: JSONObject = [
            "mediaType": .string(mediaType), "size": .integer(size), "digest": .string(digest.description),
            "personalData": .bool(isPersonalData),
        ]
        if !isPersonalData { object["name"] = .string(name) }
        return .object(object)
    }
}
