package import HubDomain
package import HubJSON
package import HubStore

/// An event as it is shown.
package struct EventView: Sendable {
    package let record: EventRecord
    package let body: JSONObject
    package let actor: PersonName
}

extension Hub {
    /// A campaign's events, oldest first.
    /// - Throws: `not-found`.
    package func events(
        of key: CampaignKey,
        _ page: PageRequest<Int64>
    ) async throws -> Page<EventView, Int64> {
        try await store.read { tx in
            let campaign = try tx.campaigns.find(key)
            let records = try Events.list(stream: campaign.id, after: page.after ?? 0, limit: page.fetchCount, in: tx)
            return try views(of: page.page(records, key: \.streamSeq), in: tx)
        }
    }

    /// The events of all campaigns in the order they were recorded: a feed to pull.
    package func events(_ page: PageRequest<Int64>) async throws -> Page<EventView, Int64> {
        try await store.read { tx in
            let records = try Events.list(after: page.after ?? 0, limit: page.fetchCount, in: tx)
            return try views(of: page.page(records, key: \.seq), in: tx)
        }
    }

    private func views(of page: Page<EventRecord, Int64>, in tx: ReadTransaction) throws -> Page<EventView, Int64> {
        let people = try names(of: page.items.compactMap(\.event.actorID), in: tx)
        let items = try page.items.map { record in
            let actor = record.event.actorID ?? Caller.system.id
            return EventView(
                record: record,
                body: try Self.parsedBody(of: record),
                actor: PersonName(
                    id: actor,
                    name: actor == Caller.system.id ? Caller.system.name : people[actor] ?? actor
                )
            )
        }
        return Page(items: items, next: page.next)
    }

    private static func parsedBody(of record: EventRecord) throws -> JSONObject {
        do {
            return try JSONParser.parse(record.event.body).object ?? JSONObject()
        } catch {
            throw HubError(.internalError, "A stored event can't be read", cause: error)
        }
    }
}
