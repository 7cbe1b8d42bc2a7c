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
    package let changes: [DefinitionDifference]

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
    /// - Throws: `DefinitionProblems` when the set doesn't go together with what was made through the API and stays.
    package func apply(
        _ set: DefinitionSet,
        author: String,
        reason: String?,
        overwrites: Bool = false,
        isDryRun: Bool = false
    ) async throws -> [DefinitionChange] {
        let loaded = set.definitions.map { ($0, Self.digest(of: $0.canonicalBytes)) }
        let changes = try await write { tx in
            let heads = try tx.definitions.heads()
            let headOf = Dictionary(
                heads.map { (HeadKey(kind: $0.reference.kind, key: $0.reference.key), $0) },
                uniquingKeysWith: { first, _ in first }
            )
            let planned = loaded.map { definition, hash in
                let head = headOf[HeadKey(kind: definition.kind, key: definition.key)]
                let change = Self.change(of: definition, hash, against: head, overwrites: overwrites)
                return (definition: definition, hash: hash, change: change)
            }
            try Self.check(set, beside: heads, replaced: planned.filter { !$0.change.outcome.isKept }.map(\.definition))
            for (definition, _, change) in planned where change.outcome.newVersion != nil {
                guard let card = definition.value.rateCard, let problem = try problem(with: card, in: tx) else {
                    continue
                }
                let place = DefinitionProblem(file: definition.file, line: 0, column: 0, message: problem)
                throw DefinitionProblems([place])
            }
            if !isDryRun {
                for (definition, hash, change) in planned {
                    guard let version = change.outcome.newVersion else { continue }
                    let stored = StoredDefinition(
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
                    try tx.definitions.insert(stored)
                    try recordDefinition(stored, by: Caller(id: author, name: author, grants: []), in: tx)
                }
            }
            return planned.map(\.change)
        }
        try await refreshDefinitions()
        return changes
    }

    /// Files and what was made through the API must go together in the end, though each was checked by itself.
    private static func check(
        _ set: DefinitionSet,
        beside heads: [StoredDefinition],
        replaced: [LoadedDefinition]
    ) throws(DefinitionProblems) {
        let staying = heads.filter { head in
            head.source == .api && !replaced.contains { $0.draft.names(head.reference.kind, head.reference.key) }
        }
        guard !staying.isEmpty else { return }
        let result = replaced.map(\.draft) + staying.map(DefinitionDraft.init(stored:))
        let before = Set(DefinitionSet.problems(of: heads.map(DefinitionDraft.init(stored:))))
        let problems = DefinitionSet.problems(of: result).filter { !before.contains($0) }
        guard problems.isEmpty else { throw DefinitionProblems(problems) }
    }

    /// Changes of definitions are events of the definition's own stream. Contents stay out of them: the version itself
    /// keeps those, and they may hold addresses.
    func recordDefinition(_ stored: StoredDefinition, by caller: Caller, in tx: WriteTransaction) throws {
        let reference = stored.reference
        var body: JSONObject = [
            "definition": .string("\(reference.kind.rawValue)/\(reference.key)"),
            "hash": .string(stored.hash),
            "source": .string(stored.source.rawValue),
        ]
        body["reason"] = stored.reason.map(JSONValue.string)
        body["requestId"] = caller.requestID.map(JSONValue.string)
        let before = reference.version > 1 ? JSONValue.integer(Int64(reference.version) - 1) : .null
        body["changes"] = [
            ["pointer": "/version", "before": before, "after": .integer(Int64(reference.version))]
        ]
        try tx.append(
            NewEvent(
                id: ids.next(),
                stream: "definition/\(reference.kind.rawValue)/\(reference.key)",
                occurredAt: tx.now,
                type: reference.version == 1 ? "definition.created" : "definition.changed",
                actorID: caller.id,
                body: JSONValue.object(body).text()
            )
        )
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
            changes: definition.kind.differences(from: head.body, to: definition.source)
        )
    }

    static func digest(of bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        .joined()
    }
}

extension DefinitionDraft {
    /// What a stored version says, to be checked again beside others.
    init(stored: StoredDefinition) {
        self.init(stored.reference.kind, stored.reference.key, json: stored.body)
    }
}

extension DefinitionKind {
    /// The places in which two stored versions differ, in typed JSON; none when there was no version before.
    func differences(from before: JSONValue?, to after: JSONValue) -> [DefinitionDifference] {
        before.map { DefinitionDifference.between(typed($0), typed(after)) } ?? []
    }
}

extension DefinitionChange.Outcome {
    fileprivate var isKept: Bool {
        if case .kept = self { return true }
        return false
    }

    fileprivate var newVersion: Int? {
        switch self {
        case .created: 1
        case .changed(let version): version
        case .unchanged, .kept: nil
        }
    }
}
