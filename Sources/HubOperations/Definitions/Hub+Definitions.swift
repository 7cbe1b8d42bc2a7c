import Crypto
package import HubDefinitions
package import HubDomain
import HubJSON
import HubStore

/// What applying a set of definitions does to one of them.
package struct DefinitionChange: Sendable {
    package let kind: DefinitionKind
    package let key: String
    package let outcome: Outcome
    /// Changed places against the head, for a readable diff.
    package let changes: [Change]

    package enum Outcome: Hashable, Sendable {
        case unchanged(version: Int)
        case created
        case changed(version: Int)
        /// The head was made through the API and stays, unless overwriting is asked for.
        case kept(version: Int)
    }
}

extension Hub {
    /// Makes each definition that differs from its head a new version. Versions are immutable; definitions that the set
    /// lacks stay as they are.
    /// - Parameters:
    ///   - overwrites: Also replaces heads that were made through the API.
    ///   - isDryRun: Tells what would change and changes nothing.
    package func apply(
        _ set: DefinitionSet,
        author: String,
        reason: String?,
        overwrites: Bool = false,
        isDryRun: Bool = false
    ) async throws -> [DefinitionChange] {
        let loaded = set.definitions.map { ($0, Self.digest(of: $0.canonicalBytes)) }
        let changes = try await write { tx in
            let heads = Dictionary(
                try tx.definitions.heads().map { (HeadKey(kind: $0.reference.kind, key: $0.reference.key), $0) },
                uniquingKeysWith: { first, _ in first }
            )
            return try loaded.map { definition, hash in
                let head = heads[HeadKey(kind: definition.kind, key: definition.key)]
                let change = Self.change(of: definition, hash, against: head, overwrites: overwrites)
                if !isDryRun, let version = change.outcome.newVersion {
                    try tx.definitions.insert(
                        StoredDefinition(
                            reference: DefinitionReference(
                                kind: definition.kind,
                                key: definition.key,
                                version: version
                            ),
                            hash: hash,
                            body: definition.source,
                            source: .file,
                            author: author,
                            reason: reason,
                            createdAt: tx.now
                        )
                    )
                }
                return change
            }
        }
        try await refreshDefinitions()
        return changes
    }

    /// Reads the newest definitions from the store.
    package func refreshDefinitions() async throws {
        try await store.read { [definitions] tx in try definitions.refresh(in: tx) }
    }

    private struct HeadKey: Hashable {
        let kind: DefinitionKind
        let key: String
    }

    private static func change(
        of definition: LoadedDefinition,
        _ hash: String,
        against head: StoredDefinition?,
        overwrites: Bool
    ) -> DefinitionChange {
        guard let head else {
            return DefinitionChange(kind: definition.kind, key: definition.key, outcome: .created, changes: [])
        }
        let version = head.reference.version
        let outcome: DefinitionChange.Outcome =
            if head.hash == hash {
                .unchanged(version: version)
            } else if head.source == .api, !overwrites {
                .kept(version: version)
            } else {
                .changed(version: version + 1)
            }
        return DefinitionChange(
            kind: definition.kind,
            key: definition.key,
            outcome: outcome,
            changes: head.hash == hash ? [] : Change.between(head.body, definition.source)
        )
    }

    private static func digest(of bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        .joined()
    }
}

extension DefinitionChange.Outcome {
    fileprivate var newVersion: Int? {
        switch self {
        case .created: 1
        case .changed(let version): version
        case .unchanged, .kept: nil
        }
    }
}
