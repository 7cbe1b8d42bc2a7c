package import HubDomain
package import HubJSON
import HubStore

/// An event as it is shown.
package struct EventView: Sendable {
    package let id: String
    /// Position in the feed of all events.
    package let seq: Int64
    package let type: String
    package let occurredAt: Instant
    package let recordedAt: Instant
    package let actor: PersonName
    /// What was recorded beside who and when: the campaign, reasons and changes.
    package let body: JSONObject
}

extension Hub {
    /// A campaign's events, oldest first.
    /// - Throws: `not-found`.
    package func events(
        of key: CampaignKey,
        for caller: Caller,
        _ page: PageRequest<Int64>
    ) async throws -> Page<EventView, Int64> {
        try await store.read { tx in
            let campaign = try readable(key, by: caller, in: tx)
            let records = try Events.list(stream: campaign.id, after: page.after ?? 0, limit: page.fetchCount, in: tx)
            return try views(of: page.page(records, key: \.streamSeq), in: tx)
        }
    }

    /// The events of all campaigns that the caller may know of, in the order they were recorded: a feed to pull.
    package func events(for caller: Caller, _ page: PageRequest<Int64>) async throws -> Page<EventView, Int64> {
        try await store.read { tx in
            let records = try Events.list(
                after: page.after ?? 0,
                for: try tx.viewer(caller),
                limit: page.fetchCount,
                in: tx
            )
            return try views(of: page.page(records, key: \.seq), in: tx)
        }
    }

    private func views(of page: Page<EventRecord, Int64>, in tx: ReadTransaction) throws -> Page<EventView, Int64> {
        let people = try names(of: page.items.compactMap(\.event.actorID), in: tx)
        let items = try page.items.map { record in
            let actor = record.event.actorID ?? Caller.system.id
            return EventView(
                id: record.event.id,
                seq: record.seq,
                type: record.event.type,
                occurredAt: record.event.occurredAt,
                recordedAt: record.recordedAt,
                actor: PersonName(
                    id: actor,
                    name: actor == Caller.system.id ? Caller.system.name : people[actor] ?? actor
                ),
                body: try Self.parsedBody(of: record)
            )
        }
        return Page(items: items, next: page.next)
    }

    static func parsedBody(of record: EventRecord) throws -> JSONObject {
        do {
            return try JSONParser.parse(record.event.body).object ?? JSONObject()
        } catch {
            throw HubError(.internalError, "A stored event can't be read", cause: error)
        }
    }
}
