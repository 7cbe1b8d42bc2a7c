import HubDefinitions
import HubDomain
import HubOperations
import HubSQLite
import HubStore

/// The store that every ``TestHub`` begins as: migrated, with the shipped definitions and the people of ``TestPerson``.
/// Made once in a process, because each of these takes longer than copying the file.
actor TestTemplate {
    static let shared = TestTemplate()

    private var making: Task<ScratchDirectory, any Error>?

    /// The template's file.
    var path: String {
        get async throws { try await directory.path + "/hub.db" }
    }

    private var directory: ScratchDirectory {
        get async throws {
            let task = making ?? Task { try await Self.make() }
            making = task
            return try await task.value
        }
    }

    private static func make() async throws -> ScratchDirectory {
        let directory = try ScratchDirectory()
        let clock = FakeClock(now: TestHub.start)
        let driver = try await SQLiteStore.open(at: directory.path + "/hub.db")
        _ = try await Migrator(driver: driver, clock: clock, migrations: Migration.sqlite).migrate()
        let store = Store(driver: driver, clock: clock)
        let hub = Hub(store: store, definitions: DefinitionCatalogue(), ids: SequentialIDs()) { _ in [] }
        _ = try await hub.apply(TestHub.shippedDefinitions(), author: "system", reason: "Shipped")
        // A hub of a test begins without events.
        try await driver.withWriter { try $0.execute(script: "DELETE FROM events") }
        try await store.write { tx in
            for person in TestPerson.allCases { try tx.people.insert(person.person(createdAt: tx.now)) }
        }
        try await store.close()
        return directory
    }
}
