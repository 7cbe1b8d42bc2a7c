import ArgumentParser
import HubSQLite
import HubStore

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the store to this program's schema.",
        discussion: """
            Needed after an update of the program; `serve` says so. Each migration happens whole or not at all. Keep a \
            copy of the folder first: there is no way back.

                campaignhub migrate --data-dir ./hub-data --dry-run

            Refused while a server runs on the folder.
            """
    )

    @OptionGroup var data: DataDirectoryOption

    @Flag(name: .customLong("dry-run"), help: "Say what would be done, and do nothing.")
    var isDryRun = false

    func run() async throws {
        let directory = data.directory
        guard directory.hasStore else { throw OpenHub.noStore(in: directory) }
        let clock = Environment.system().clock
        let driver = try await SQLiteStore.open(
            at: directory.store,
            options: SQLiteOptions(absence: .refuse, readerCount: 1)
        )
        do {
            try await migrate(Migrator(driver: driver, clock: clock, migrations: Migration.sqlite), directory)
        } catch {
            try? await driver.close()
            throw error
        }
        try await driver.close()
    }

    private func migrate(_ migrator: Migrator, _ directory: DataDirectory) async throws {
        let pending = try await migrator.pending()
        if pending.isEmpty {
            Terminal.output.print("The schema is up to date: \(Migration.sqlite.last?.number ?? 0)")
        } else if isDryRun {
            for migration in pending { Terminal.output.print("would apply \(migration.number) \(migration.name)") }
        } else {
            let lock = try DirectoryLock(directory)
            for migration in try await migrator.migrate() {
                Terminal.output.print("applied \(migration.number) \(migration.name)")
            }
            withExtendedLifetime(lock) {}
        }
    }
}
