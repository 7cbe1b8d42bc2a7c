import HubDomain
import HubSQLite
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct MigratorTests {
    static let first = Migration(1, "people", "CREATE TABLE people (id TEXT NOT NULL PRIMARY KEY);")
    static let second = Migration(
        2,
        "teams",
        """
        CREATE TABLE teams (id TEXT NOT NULL PRIMARY KEY);
        INSERT INTO teams (id) VALUES ('one');
        """
    )
    static let userVersion = Statement("test.userVersion", "PRAGMA user_version")
    static let log = Statement(
        "test.log",
        "SELECT number, name, checksum, applied_at FROM schema_migrations ORDER BY number"
    )

    /// A new, empty store file.
    private struct Bundle {
        let folder: ScratchFolder
        let driver: SQLiteStore
        let clock = FakeClock()

        init() async throws {
            folder = try ScratchFolder()
            driver = try await SQLiteStore.open(at: "\(folder.path)/hub.db")
        }

        func migrator(_ migrations: Migration...) throws -> Migrator {
            try Migrator(driver: driver, clock: clock, migrations: migrations)
        }

        func hasTable(_ name: String) async throws -> Bool {
            try await driver.withWriter { try $0.hasTable(name) }
        }

        func refusal(_ body: @Sendable () async throws -> Void) async -> MigrationError? {
            guard case .failure(let error) = await outcome(body) else { return nil }
            return error as? MigrationError
        }
    }

    @Test func `pending migrations are applied in order, once, and recorded`() async throws {
        let bundle = try await Bundle()
        #expect(try await bundle.migrator(Self.first).pending() == [Self.first])
        #expect(try await bundle.migrator(Self.first).migrate() == [Self.first])
        bundle.clock.advance(by: .seconds(1))
        let both = try bundle.migrator(Self.first, Self.second)
        #expect(try await both.migrate() == [Self.second])
        #expect(try await both.migrate() == [])
        try await both.verify()

        let store = Store(driver: bundle.driver, clock: bundle.clock)
        let version = try await store.read { try $0.first(Self.userVersion) { try $0.int(0) } }
        #expect(version == 2)
        let times = try await store.read { try $0.all(Self.log) { try $0[3] as Instant } }
        #expect(times == [bundle.clock.now() + Milliseconds(-1_000), bundle.clock.now()])
        try await bundle.driver.close()
    }

    /// The expected digest was computed with another program (`printf … | sha256sum`).
    @Test func `the checksum is SHA-256 of the text`() {
        #expect(
            Migration(1, "empty", "").checksum == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
        #expect(
            Migration(1, "abc", "abc").checksum == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
    }

    @Test func `a store that is behind is refused until it is migrated`() async throws {
        let bundle = try await Bundle()
        let migrator = try bundle.migrator(Self.first, Self.second)
        #expect(await bundle.refusal { try await migrator.verify() } == .pending(count: 2, first: "people"))
        try await migrator.migrate()
        #expect(await bundle.refusal { try await migrator.verify() } == nil)
        try await bundle.driver.close()
    }

    @Test func `a migration that was changed after it was applied is refused`() async throws {
        let bundle = try await Bundle()
        try await bundle.migrator(Self.first).migrate()
        let changed = try bundle.migrator(Migration(1, "people", Self.first.sql + " "), Self.second)
        let expected = MigrationError.changed(number: 1, name: "people")
        #expect(await bundle.refusal { try await changed.verify() } == expected)
        #expect(await bundle.refusal { try await changed.migrate() } == expected)
        #expect(try await !bundle.hasTable("teams"))
        #expect("\(expected)" == "migration 1 (people) was changed after it had been applied to this store")
        try await bundle.driver.close()
    }

    @Test func `a store of a newer program is refused`() async throws {
        let bundle = try await Bundle()
        try await bundle.migrator(Self.first, Self.second).migrate()
        let older = try bundle.migrator(Self.first)
        #expect(await bundle.refusal { try await older.verify() } == .newer(store: 2, program: 1))
        #expect(await bundle.refusal { try await older.migrate() } == .newer(store: 2, program: 1))
        try await bundle.driver.close()
    }

    @Test func `a gap in the store is refused, and so are numbers that don't rise`() async throws {
        let bundle = try await Bundle()
        let migrator = try bundle.migrator(Self.first, Self.second)
        try await migrator.migrate()
        try await bundle.driver.withWriter {
            try $0.execute(script: "DELETE FROM schema_migrations WHERE number = 1")
        }
        #expect(await bundle.refusal { try await migrator.verify() } == .gap(number: 1, name: "people"))
        #expect(throws: MigrationError.misnumbered(expected: 2, found: 1)) {
            try bundle.migrator(Self.first, Migration(1, "third", ""))
        }
        try await bundle.driver.close()
    }

    @Test func `numbers may be left out, but none of them can come later`() async throws {
        let bundle = try await Bundle()
        let third = Migration(3, "third", "CREATE TABLE thirds (id TEXT)")
        #expect(try await bundle.migrator(Self.first, third).migrate().map(\.number) == [1, 3])
        try await bundle.migrator(Self.first, third).verify()
        let late = try bundle.migrator(Self.first, Self.second, third)
        #expect(await bundle.refusal { try await late.verify() } == .gap(number: 2, name: Self.second.name))
        try await bundle.driver.close()
    }

    @Test(arguments: [
        "CREATE TABLE halves (id TEXT); CREATE TABLE people (id TEXT);",
        "CREATE TABLE halves (id TEXT); nonsense",
    ])
    func `a migration that fails leaves nothing behind and can be mended`(sql: String) async throws {
        let bundle = try await Bundle()
        let broken = try bundle.migrator(Self.first, Migration(2, "halves", sql))
        guard case .failed(2, "halves", _) = await bundle.refusal({ try await broken.migrate() }) else {
            Issue.record("the migration was accepted")
            return
        }
        #expect(try await bundle.hasTable("people"))
        #expect(try await !bundle.hasTable("halves"))
        #expect(try await bundle.migrator(Self.first, Self.second).migrate() == [Self.second])
        try await bundle.driver.close()
    }

    @Test func `a migration may not end its transaction`() async throws {
        let bundle = try await Bundle()
        let sql = "CREATE TABLE halves (id TEXT); COMMIT;"
        let error = await bundle.refusal { try await bundle.migrator(Migration(1, "halves", sql)).migrate() }
        guard case .failed(1, "halves", _) = error else {
            Issue.record("the migration was accepted")
            return
        }
        try await bundle.driver.close()
    }

    @Test func `two processes that migrate at once apply each migration once`() async throws {
        let bundle = try await Bundle()
        let other = try await SQLiteStore.open(at: "\(bundle.folder.path)/hub.db")
        let here = try bundle.migrator(Self.first, Self.second)
        let there = try Migrator(driver: other, clock: bundle.clock, migrations: [Self.first, Self.second])
        async let mine = here.migrate()
        async let theirs = there.migrate()
        let numbers = try await (mine + theirs).map(\.number).sorted()
        #expect(numbers == [1, 2])
        try await other.close()
        try await bundle.driver.close()
    }

    @Test func `the program's own migrations apply to a new store and leave it sound`() async throws {
        let bundle = try await Bundle()
        let migrator = try Migrator(driver: bundle.driver, clock: bundle.clock, migrations: Migration.sqlite)
        try await migrator.migrate()
        try await migrator.verify()
        #expect(try await bundle.driver.withWriter { try $0.integrityProblems() } == [])
        try await bundle.driver.close()
    }
}
