package import HubDomain
import HubStore

extension Hub {
    /// The newest versions of a kind, in order of their keys.
    package func definitions(
        of kind: DefinitionKind,
        _ page: PageRequest<String>
    ) async throws -> Page<DefinitionView, String> {
        let heads = definitions.heads(of: kind).filter { head in page.after.map { head.reference.key > $0 } ?? true }
        let shown = page.page(Array(heads.prefix(page.fetchCount)), key: \.reference.key)
        return try await store.read { tx in
            Page(items: try shown.items.map { try view(of: $0.stored, in: tx) }, next: shown.next)
        }
    }

    /// The newest version, or the one with a number.
    /// - Throws: `not-found`.
    package func definition(
        _ kind: DefinitionKind,
        _ key: String,
        version: Int? = nil
    ) async throws -> DefinitionView {
        try await store.read { tx in
            guard let head = try tx.definitions.head(kind, key) else { throw Self.missing(kind, key) }
            guard let version, version != head.reference.version else { return try view(of: head, in: tx) }
            let reference = DefinitionReference(kind: kind, key: key, version: version)
            guard let stored = try tx.definitions.find(reference) else {
                throw HubError(.notFound, "The \(kind.rawValue) \"\(key)\" has no version \(version)")
            }
            return try view(of: stored, in: tx)
        }
    }

    /// Every version, newest first.
    /// - Throws: `not-found`.
    package func versions(
        of kind: DefinitionKind,
        _ key: String,
        _ page: PageRequest<Int>
    ) async throws -> Page<DefinitionView, Int> {
        try await store.read { tx in
            let found = try tx.definitions.versions(of: kind, key, page)
            guard !found.items.isEmpty || page.after != nil else { throw Self.missing(kind, key) }
            return Page(items: try found.items.map { try view(of: $0, in: tx) }, next: found.next)
        }
    }

    private func view(of stored: StoredDefinition, in tx: ReadTransaction) throws -> DefinitionView {
        let isHub = stored.author == Caller.system.id
        let name = isHub ? Caller.system.name : try tx.people.name(of: stored.author)
        return DefinitionView(stored, author: PersonName(id: stored.author, name: name))
    }

    private static func missing(_ kind: DefinitionKind, _ key: String) -> HubError {
        HubError(.notFound, "There is no \(kind.rawValue) \"\(key)\"")
    }
}
