package import HubDomain
package import HubJSON

extension TransactionScope {
    package var definitions: DefinitionRepository<Self> { DefinitionRepository(transaction: self) }
}

/// One immutable version of a definition as it is stored.
package struct StoredDefinition: Sendable {
    package let reference: DefinitionReference
    /// SHA-256 of the canonical body, hexadecimal.
    package let hash: String
    package let body: JSONValue
    package let source: Source
    package let author: String
    package let reason: String?
    package let createdAt: Instant

    package enum Source: String, Sendable, SQLConvertible {
        case file
        case api
    }

    package init(
        reference: DefinitionReference,
        hash: String,
        body: JSONValue,
        source: Source,
        author: String,
        reason: String?,
        createdAt: Instant
    ) {
        self.reference = reference
        self.hash = hash
        self.body = body
        self.source = source
        self.author = author
        self.reason = reason
        self.createdAt = createdAt
    }
}

/// Every version of every definition.
package struct DefinitionRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { DefinitionStatements.all }

    /// The newest version of each definition.
    package func heads() throws -> [StoredDefinition] {
        try transaction.all(DefinitionStatements.heads) { try StoredDefinition(row: $0) }
    }

    /// The newest version of one definition.
    package func head(_ kind: DefinitionKind, _ key: String) throws -> StoredDefinition? {
        try transaction.first(DefinitionStatements.head, kind, key) { try StoredDefinition(row: $0) }
    }

    /// The names and newest version numbers of all definitions.
    package func references() throws -> Set<DefinitionReference> {
        Set(
            try transaction.all(DefinitionStatements.references) { row in
                DefinitionReference(kind: try row[0], key: try row[1], version: try row[2])
            }
        )
    }

    /// Every version of one kind, for the few cases that look at old ones.
    package func versions(of kind: DefinitionKind) throws -> [DefinitionReference] {
        try transaction.all(DefinitionStatements.ofKind, kind) { row in
            DefinitionReference(kind: kind, key: try row[0], version: try row[1])
        }
    }

    /// The versions of one definition, newest first; the page's key is the version number.
    package func versions(
        of kind: DefinitionKind,
        _ key: String,
        _ page: PageRequest<Int>
    ) throws -> Page<StoredDefinition, Int> {
        let rows = try transaction.all(
            DefinitionStatements.versions,
            kind,
            key,
            page.after ?? .max,
            page.fetchCount
        ) { try StoredDefinition(row: $0) }
        return page.page(rows, key: \.reference.version)
    }

    package func find(_ reference: DefinitionReference) throws -> StoredDefinition? {
        try transaction.first(
            DefinitionStatements.byReference,
            reference.kind,
            reference.key,
            reference.version
        ) { try StoredDefinition(row: $0) }
    }
}

extension DefinitionRepository where Transaction == WriteTransaction {
    package func insert(_ definition: StoredDefinition) throws {
        let reference = definition.reference
        try transaction.run(
            DefinitionStatements.insert,
            reference.kind,
            reference.key,
            reference.version,
            definition.hash,
            definition.body,
            definition.source,
            definition.author,
            definition.reason,
            definition.createdAt
        )
    }
}

extension StoredDefinition {
    fileprivate init(row: SQLRow) throws {
        self.init(
            reference: DefinitionReference(kind: try row[0], key: try row[1], version: try row[2]),
            hash: try row[3],
            body: try row[4],
            source: try row[5],
            author: try row[6],
            reason: try row[7],
            createdAt: try row[8]
        )
    }
}

private enum DefinitionStatements {
    static let columns = "kind, key, version, hash, body, source, author_id, reason, created_at"

    static let heads = Statement(
        "definitions.heads",
        """
        SELECT \(columns) FROM definitions AS d
        WHERE version = (SELECT MAX(version) FROM definitions AS h WHERE h.kind = d.kind AND h.key = d.key)
        ORDER BY kind, key
        """,
        mayScan: true
    )
    static let byReference = Statement(
        "definitions.byReference",
        "SELECT \(columns) FROM definitions WHERE kind = ?1 AND key = ?2 AND version = ?3",
        isHot: true
    )
    static let head = Statement(
        "definitions.head",
        "SELECT \(columns) FROM definitions WHERE kind = ?1 AND key = ?2 ORDER BY version DESC LIMIT 1"
    )
    static let references = Statement(
        "definitions.references",
        "SELECT kind, key, MAX(version) FROM definitions GROUP BY kind, key",
        mayScan: true
    )
    static let ofKind = Statement(
        "definitions.ofKind",
        "SELECT key, version FROM definitions WHERE kind = ?1 ORDER BY key, version"
    )
    static let versions = Statement(
        "definitions.versions",
        """
        SELECT \(columns) FROM definitions WHERE kind = ?1 AND key = ?2 AND version < ?3
        ORDER BY version DESC LIMIT ?4
        """
    )
    static let insert = Statement(
        "definitions.insert",
        "INSERT INTO definitions (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
    )

    static let all = [heads, head, references, ofKind, versions, byReference, insert]
}
