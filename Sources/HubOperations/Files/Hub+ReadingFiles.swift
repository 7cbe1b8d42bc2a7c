package import HubDomain
import HubJSON
import HubStore

/// The bytes of a file, ready to be sent.
package struct FileContent: Sendable {
    package let view: FileView
    /// Of the file system.
    package let path: String
}

/// Who took the bytes of a file with personal data, and when.
package struct FileReading: Hashable, Sendable {
    package let person: PersonName
    package let at: Instant
    package let requestID: String?
    /// Place in the campaign's story.
    package let position: Int64
}

extension Hub {
    /// The bytes of a file. Those of one with personal data are given only when the access log has it.
    /// - Parameter isSent: `false` when the bytes won't leave, as for `HEAD`.
    /// - Throws: `not-found` also for a purged file.
    package func content(
        of id: FileID,
        of key: CampaignKey,
        for caller: Caller,
        isSent: Bool
    ) async throws -> FileContent {
        let content = try fileKeeping.content
        let view = try await file(id, of: key, for: caller)
        guard !view.file.isPurged else { throw Self.purged(id) }
        guard try await content.has(view.file.digest) else {
            throw HubError(.internalError, "The bytes of \(key) \(id) are missing: \(view.file.digest)")
        }
        if view.file.isPersonalData, isSent { try await recordReading(of: id, of: key, by: caller) }
        return FileContent(view: view, path: content.path(of: view.file.digest))
    }

    /// The access log of a file, oldest first; for whoever sees the campaign, as the story of which it is a part.
    /// - Throws: `not-found`.
    package func readings(
        of id: FileID,
        of key: CampaignKey,
        for caller: Caller,
        _ page: PageRequest<Int64>
    ) async throws -> Page<FileReading, Int64> {
        try await store.read { tx in
            let campaign = try readable(key, by: caller, in: tx)
            let pointer = try file(id, of: campaign, in: tx).readPointer
            var found: [FileReading] = []
            try Events.forEach(ofType: .fileRead, stream: campaign.id, after: page.after ?? 0, in: tx) { record in
                let body = try Self.parsedBody(of: record)
                if body["changes"]?.array?.first?["pointer"]?.string == pointer {
                    found.append(
                        FileReading(
                            person: PersonName(id: record.event.actorID ?? "", name: ""),
                            at: record.event.occurredAt,
                            requestID: body["requestId"]?.string,
                            position: record.streamSeq
                        )
                    )
                }
                return found.count < page.fetchCount
            }
            let shown = page.page(found, key: \.position)
            let people = try names(of: shown.items.map(\.person.id), in: tx)
            let named = shown.items.map { reading in
                FileReading(
                    person: PersonName(id: reading.person.id, name: people[reading.person.id] ?? reading.person.id),
                    at: reading.at,
                    requestID: reading.requestID,
                    position: reading.position
                )
            }
            return Page(items: named, next: shown.next)
        }
    }

    private func recordReading(of id: FileID, of key: CampaignKey, by caller: Caller) async throws {
        try await write { tx in
            _ = try change(key, expecting: nil, by: caller, in: tx) { campaign, _ in
                let file = try file(id, of: campaign, in: tx)
                guard !file.isPurged else { throw Self.purged(id) }
                return Outcome(events: [file.read(at: tx.now)])
            }
        }
    }

    private static func purged(_ id: FileID) -> HubError {
        HubError(.notFound, "The bytes of the file \(id) were deleted, because its campaign had ended long enough ago.")
    }
}
