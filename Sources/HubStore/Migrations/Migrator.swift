package import HubDomain

/// Brings a store to the program's schema, forward only, one transaction a migration.
///
/// What was applied is kept in `schema_migrations` with a checksum, so that a text that was changed afterwards is
/// refused instead of silently differing from what is there. Several processes may migrate at once: each migration
/// looks again, under the write lock, whether it is still wanted.
package struct Migrator: Sendable {
    private let driver: any StoreDriver
    private let clock: any HubClock
    private let migrations: [Migration]

    /// - Parameter migrations: In order of rising numbers. Numbers may be missing: branches that are worked on at the
    ///   same time take theirs in advance.
    /// - Throws: ``MigrationError/misnumbered(expected:found:)``.
    package init(driver: any StoreDriver, clock: any HubClock, migrations: [Migration]) throws {
        var last = 0
        for migration in migrations {
            guard migration.number > last else {
                throw MigrationError.misnumbered(expected: last + 1, found: migration.number)
            }
            last = migration.number
        }
        self.driver = driver
        self.clock = clock
        self.migrations = migrations
    }

    /// The migrations that this store lacks.
    /// - Throws: ``MigrationError`` when the store does not fit the program.
    package func pending() async throws -> [Migration] {
        let migrations = self.migrations
        return try await driver.withWriter { connection in
            Array(migrations.dropFirst(try Self.appliedCount(connection, migrations)))
        }
    }

    /// Applies what is pending.
    /// - Returns: The migrations that this call applied.
    @discardableResult
    package func migrate() async throws -> [Migration] {
        try await driver.transaction { try $0.execute(script: MigrationLog.createTable) }
        var applied: [Migration] = []
        for migration in try await pending() where try await apply(migration) {
            applied.append(migration)
        }
        return applied
    }

    /// Passes when the store is exactly at the program's schema.
    package func verify() async throws {
        let pending = try await pending()
        guard let first = pending.first else { return }
        throw MigrationError.pending(count: pending.count, first: first.name)
    }

    private func apply(_ migration: Migration) async throws -> Bool {
        let now = clock.now()
        let migrations = self.migrations
        return try await driver.transaction { connection in
            let next = migrations.dropFirst(try Self.appliedCount(connection, migrations)).first
            guard let next, next.number <= migration.number else { return false }
            do {
                try connection.execute(script: migration.sql)
                guard connection.isInTransaction else {
                    throw StoreError.unusable("it ends the transaction that it runs in")
                }
                try MigrationLog.record(migration, at: now, on: connection)
            } catch {
                throw MigrationError.failed(number: migration.number, name: migration.name, reason: "\(error)")
            }
            return true
        }
    }

    private static func appliedCount(_ connection: any StoreConnection, _ migrations: [Migration]) throws -> Int {
        let applied = try MigrationLog.entries(on: connection)
        let last = migrations.last?.number ?? 0
        if let newest = applied.last, newest.number > last {
            throw MigrationError.newer(store: newest.number, program: last)
        }
        for (migration, entry) in zip(migrations, applied) {
            if migration.number != entry.number {
                throw MigrationError.gap(number: migration.number, name: migration.name)
            }
            if migration.checksum != entry.checksum || migration.name != entry.name {
                throw MigrationError.changed(number: migration.number, name: migration.name)
            }
        }
        return applied.count
    }
}
