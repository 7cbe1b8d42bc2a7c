import HubDomain
import HubSQLite
import HubStore
import HubTestSupport

/// A store in a scratch folder with one table of notes.
struct ScratchStore: Sendable {
    let path: String
    let clock: FakeClock
    let driver: SQLiteStore
    let store: Store

    private let folder: ScratchFolder

    /// - Parameter hook: Sees each word of transaction control before the database does, and may refuse it.
    init(
        options: SQLiteOptions = SQLiteOptions(),
        limits: StoreLimits = StoreLimits(),
        hook: (@Sendable (TransactionCommand) throws -> Void)? = nil
    ) async throws {
        folder = try ScratchFolder()
        path = "\(folder.path)/data/hub.db"
        clock = FakeClock()
        let driver = try await SQLiteStore.open(at: path, options: options)
        let watched: any StoreDriver = hook.map { HookedDriver(driver: driver, hook: $0) } ?? driver
        self.driver = driver
        store = Store(driver: watched, clock: clock, limits: limits)
        try await driver.withWriter { try $0.execute(script: Note.schema) }
    }

    /// A second, independent opening of the same file: what another process sees.
    func openAgain(options: SQLiteOptions = SQLiteOptions(absence: .refuse)) async throws -> SQLiteStore {
        try await SQLiteStore.open(at: path, options: options)
    }

    var noteNames: [String] {
        get async throws {
            try await store.read { try $0.all(Note.names) { try $0.text(0) } }
        }
    }

    /// Keeps the writer busy until `release`, so that writes pile up into one group.
    func holdWriter() async -> WriterHold {
        let hold = WriterHold()
        await hold.begin(on: driver)
        return hold
    }

    /// Returns when this many writes wait.
    func waitUntilWaiting(_ count: Int) async {
        while store.writeStatistics.waiting < count { await Task.yield() }
    }

    func close() async throws {
        try await store.close()
    }
}

/// The table that these tests write to.
enum Note {
    static let schema = """
        CREATE TABLE notes (
            id INTEGER NOT NULL PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            size INTEGER NOT NULL CONSTRAINT size_not_negative CHECK (size >= 0),
            body TEXT NOT NULL,
            parent_id INTEGER REFERENCES notes (id)
        );
        """

    static let insert = Statement("notes.insert", "INSERT INTO notes (name, size, body) VALUES (?1, ?2, ?3)")
    static let insertReturning = Statement(
        "notes.insertReturning",
        "INSERT INTO notes (name, size, body) VALUES (?1, 0, '') RETURNING id"
    )
    static let insertChild = Statement(
        "notes.insertChild",
        "INSERT INTO notes (name, size, body, parent_id) VALUES (?1, 0, '', ?2)"
    )
    static let resize = Statement("notes.resize", "UPDATE notes SET size = ?2 WHERE name = ?1")
    static let names = Statement("notes.names", "SELECT name FROM notes ORDER BY id", mayScan: true)
    static let size = Statement("notes.size", "SELECT size FROM notes WHERE name = ?1")
}

extension WriteTransaction {
    func insertNote(_ name: String, size: Int = 0, body: String = "") throws {
        try run(Note.insert, name, size, body)
    }
}
