package import HubDefinitions
package import HubDomain
package import HubOperations
package import HubSQLite
package import HubStore

/// A hub for one test: real SQLite in a scratch folder, the shipped definitions, the people of ``TestPerson``, a clock
/// that stands still, ids that count up and secrets that are the same in every run. No event has been recorded yet.
package final class TestHub: Sendable {
    /// Monday 2 March 2026, 09:00 UTC: a working day in every shipped calendar.
    package static let start = Instant(milliseconds: 1_772_442_000_000)

    /// Bytes of a file at most, so that tests needn't send much.
    package static let fileLimit = 1_048_576

    package let hub: Hub
    package let clock: FakeClock
    package let driver: SQLiteStore
    package let path: String
    private let directory: ScratchDirectory
    private let ids: any IDSource

    package var store: Store { hub.store }
    /// The folder for files' bytes.
    package let filesPath: String
    package var now: Instant { clock.now() }

    /// A hub of its own.
    package convenience init(now: Instant = TestHub.start, options: SQLiteOptions = SQLiteOptions()) async throws {
        let template = try await TestTemplate.shared.path
        let directory = try ScratchDirectory()
        try await self.init(
            directory: directory,
            path: try directory.copy(template, as: "hub.db"),
            clock: FakeClock(now: now),
            ids: SequentialIDs(prefix: "00000001"),
            options: options
        )
    }

    private init(
        directory: ScratchDirectory,
        path: String,
        clock: FakeClock,
        ids: any IDSource,
        options: SQLiteOptions
    ) async throws {
        self.directory = directory
        self.path = path
        filesPath = directory.path + "/files"
        self.clock = clock
        self.ids = ids
        driver = try await SQLiteStore.open(at: path, options: options)
        let bytes = CountingBytes()
        hub = Hub(
            store: Store(driver: driver, clock: clock),
            definitions: DefinitionCatalogue(),
            ids: ids,
            files: FileKeeping(directory: filesPath, sizeLimit: Self.fileLimit),
            randomBytes: { bytes.next($0) }
        )
        try await hub.refreshDefinitions()
    }

    /// A second opening of the same file, with the same clock and ids: another process, or a restart after ``close()``.
    package func reopened(options: SQLiteOptions = SQLiteOptions(absence: .refuse)) async throws -> TestHub {
        try await TestHub(directory: directory, path: path, clock: clock, ids: ids, options: options)
    }

    package func close() async throws {
        try await store.close()
    }

    /// The definitions of `config/` as they are shipped in the program.
    package static func shippedDefinitions() throws -> DefinitionSet {
        try DefinitionSet.load(files: shippedFiles())
    }

    /// The files behind ``shippedDefinitions()``, for tests that change one of them.
    package static func shippedFiles() -> [DefinitionFile] {
        Embedded.config.filter { $0.path.contains("/") }.map { DefinitionFile(path: $0.path, text: $0.text) }
    }
}

/// Bytes that differ from call to call and are the same in every run.
private final class CountingBytes: Sendable {
    private let last = Locked<UInt8>(0)

    func next(_ count: Int) -> [UInt8] {
        let seed = last.withLock { last in
            last &+= 1
            return last
        }
        return (0..<count).map { seed &+ UInt8(truncatingIfNeeded: $0) }
    }
}
