import HubDefinitions
import HubDomain
import HubOperations
import HubSQLite
import HubStore
import Logging

/// A hub on the store of a data directory, ready for use-cases.
struct OpenHub {
    let hub: Hub
    private let driver: SQLiteStore

    /// Readers of a command; a server has more.
    private static let readersOfCommand = 1

    /// Opens the store of a directory and checks its schema.
    /// - Parameter files: Where campaigns' files are kept; commands that don't touch them name none.
    /// - Throws: `refused` when there is none or when its schema isn't the program's.
    static func open(
        _ directory: DataDirectory,
        in environment: Environment,
        logger: Logger,
        isServing: Bool = false,
        files: FileKeeping? = nil
    ) async throws -> OpenHub {
        guard directory.hasStore else { throw noStore(in: directory) }
        var options = SQLiteOptions(absence: .refuse)
        if !isServing { options.readerCount = readersOfCommand }
        let driver = try await SQLiteStore.open(at: directory.store, options: options)
        do {
            try await Migrator(driver: driver, clock: environment.clock, migrations: Migration.sqlite).verify()
            let opened = OpenHub(driver, in: environment, logger: logger, files: files)
            // Before the definitions are read, so that a change that comes in between is noticed.
            try await opened.hub.store.pollForeignCommits()
            try await opened.hub.refreshDefinitions()
            return opened
        } catch {
            try? await driver.close()
            if case MigrationError.pending = error { throw needsMigration(directory, error) }
            throw error
        }
    }

    init(_ driver: SQLiteStore, in environment: Environment, logger: Logger, files: FileKeeping? = nil) {
        self.driver = driver
        hub = Hub(
            store: Store(driver: driver, clock: environment.clock),
            definitions: DefinitionCatalogue(),
            ids: environment.ids,
            files: files,
            logger: logger,
            randomBytes: Environment.randomBytes
        )
    }

    /// Opens, works and closes.
    static func with<Value>(
        _ directory: DataDirectory,
        _ work: (Hub) async throws -> Value
    ) async throws -> Value {
        let environment = Environment.system()
        let opened = try await open(directory, in: environment, logger: .command(environment))
        do {
            let value = try await work(opened.hub)
            try await opened.close()
            return value
        } catch {
            try? await opened.close()
            throw error
        }
    }

    /// Finishes what was accepted, moves the log into the database file and closes it.
    func close() async throws {
        try await hub.store.close()
    }

    static func noStore(in directory: DataDirectory) -> CommandFailure {
        CommandFailure(
            .refused,
            "there is no hub in \(directory.path); set one up with",
            "  campaignhub init --data-dir \(directory.path) --admin-email you@example.com"
        )
    }

    private static func needsMigration(_ directory: DataDirectory, _ error: any Error) -> CommandFailure {
        CommandFailure(.refused, "\(error): campaignhub migrate --data-dir \(directory.path)")
    }
}

extension Logger {
    /// For commands, which speak to a person and log trouble only.
    static func command(_ environment: Environment) -> Logger {
        .hub(.forCommands, clock: environment.clock)
    }
}

extension HubSettings.Log {
    fileprivate static var forCommands: HubSettings.Log {
        var log = HubSettings.standard.log
        log.level = .warning
        return log
    }
}
