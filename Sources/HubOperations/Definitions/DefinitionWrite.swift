import HubDefinitions
package import HubDomain
package import HubJSON
import HubStore

/// A definition as somebody hands it in.
package enum DefinitionText: Sendable {
    case yaml(String)
    case json(JSONValue)
}

/// What the writer of a definition takes for granted of the version in force.
package enum DefinitionExpectation: Hashable, Sendable {
    case nothing
    /// There is none yet.
    case absent
    case exists
    /// It is one of these.
    case versions(Set<Int>)

    /// - Throws: `stale-version`.
    func check(_ head: StoredDefinition?) throws {
        let version = head?.reference.version
        let holds =
            switch self {
            case .nothing: true
            case .absent: version == nil
            case .exists: version != nil
            case .versions(let versions): version.map(versions.contains) ?? false
            }
        guard !holds else { return }
        throw HubError(
            .staleVersion,
            version.map { "The definition is at version \($0)" } ?? "There is no such definition yet",
            details: version.map { ["version": .integer(Int64($0))] } ?? JSONObject()
        )
    }
}

/// What handing a definition in did, or would do.
package struct DefinitionWrite: Sendable {
    package let reference: DefinitionReference
    package let hash: String
    package let outcome: Outcome
    package let changes: [DefinitionDifference]
    /// Of a dry run of something that would be refused.
    package let issues: [Issue]

    package enum Outcome: String, Hashable, Sendable, CaseIterable {
        case created
        case changed
        /// It says what the newest version says.
        case unchanged
        case refused
    }
}

/// One version with who made it.
package struct DefinitionView: Sendable {
    package let reference: DefinitionReference
    /// What people call it.
    package let name: String
    package let hash: String
    /// `file` or `api`.
    package let source: String
    package let author: PersonName
    package let reason: String?
    package let createdAt: Instant
    private let stored: JSONValue

    init(_ stored: StoredDefinition, author: PersonName) {
        reference = stored.reference
        name = stored.body["name"]?.string ?? stored.reference.key
        hash = stored.hash
        source = stored.source.rawValue
        self.author = author
        reason = stored.reason
        createdAt = stored.createdAt
        self.stored = stored.body
    }

    /// The content with numbers, booleans and mappings as JSON has them.
    package var content: JSONValue { reference.kind.typed(stored) }
}
