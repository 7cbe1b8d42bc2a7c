import HubDomain

/// The table of applied migrations.
enum MigrationLog {
    struct Entry {
        let number: Int
        let name: String
        let checksum: String
    }

    static let createTable = """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            number INTEGER NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            checksum TEXT NOT NULL,
            applied_at BIGINT NOT NULL
        )
        """

    private static let select = Statement(
        "schema_migrations.all",
        "SELECT number, name, checksum FROM schema_migrations ORDER BY number"
    )
    private static let insert = Statement(
        "schema_migrations.insert",
        "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (?1, ?2, ?3, ?4)"
    )

    /// In the order of their numbers; none when the store is new.
    static func entries(on connection: any StoreConnection) throws -> [Entry] {
        guard try connection.hasTable("schema_migrations") else { return [] }
        return try ReadTransaction(connection: connection, now: Instant(milliseconds: 0), caches: StoreCaches()).all(
            select
        ) { row in
            Entry(number: try row.int(0), name: try row.text(1), checksum: try row.text(2))
        }
    }

    static func record(_ migration: Migration, at now: Instant, on connection: any StoreConnection) throws {
        let transaction = WriteTransaction(
            connection: connection,
            now: now,
            caches: StoreCaches(),
            groupHasChanges: false
        )
        try transaction.run(insert, migration.number, migration.name, migration.checksum, now)
        try connection.setSchemaVersion(migration.number)
    }
}
