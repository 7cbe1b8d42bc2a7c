import Glibc
import HubDefinitions
import HubDomain
import HubOperations
import HubSQLite
import HubStore
import Logging

/// Sets up the store of a data directory that has none: whole, or not at all. It is made under another name and gets its
/// own when it is complete.
struct NewStore {
    let directory: DataDirectory
    let environment: Environment
    let logger: Logger

    /// - Parameters:
    ///   - lock: Keeps others from setting up the same directory.
    ///   - fill: Adds what the store has from the start, beside its definitions.
    func make<Value>(
        with definitions: DefinitionSet,
        holding lock: DirectoryLock,
        fill: (Hub) async throws -> Value
    ) async throws -> Value {
        guard !directory.hasStore else { throw CommandFailure(.refused, "there is a hub in \(directory.path) already") }
        removeUnfinished()
        do {
            let value = try await build(definitions, fill)
            try name()
            return withExtendedLifetime(lock) { value }
        } catch {
            removeUnfinished()
            throw error
        }
    }

    private func build<Value>(_ definitions: DefinitionSet, _ fill: (Hub) async throws -> Value) async throws -> Value {
        let driver = try await SQLiteStore.open(at: directory.unfinishedStore)
        do {
            try await Migrator(driver: driver, clock: environment.clock, migrations: Migration.sqlite).migrate()
            let opened = OpenHub(driver, in: environment, logger: logger)
            _ = try await opened.hub.apply(definitions, author: Caller.system.id, reason: "Set-up")
            let value = try await fill(opened.hub)
            try await opened.close()
            return value
        } catch {
            try? await driver.close()
            throw error
        }
    }

    private func name() throws {
        // The last connection moved its log into the file; were one left, the rename would lose it.
        guard access(directory.unfinishedStore + "-wal", F_OK) != 0 else {
            throw CommandFailure(.failed, "the new store could not be completed")
        }
        guard rename(directory.unfinishedStore, directory.store) == 0 else {
            throw DataDirectory.failure("rename", directory.unfinishedStore)
        }
        try directory.sync()
    }

    private func removeUnfinished() {
        for suffix in ["", "-wal", "-shm"] { unlink(directory.unfinishedStore + suffix) }
    }
}
