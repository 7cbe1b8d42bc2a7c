import Dispatch
import GRDB
import GRDBSQLite
package import HubStore

/// A store in one SQLite file: WAL with `synchronous = FULL`, one writing connection and a few reading ones, each on a
/// serial queue of its own.
///
/// Separate queues instead of GRDB's pool: a pooled read passes three queues and waits on a semaphore, here it passes
/// one, and ``ReadLanes`` keeps the bound.
package final class SQLiteStore: StoreDriver {
    /// "CHUB": tells a store of this program from any other SQLite file.
    package static let applicationID: Int32 = 0x4348_5542

    package let readerCount: Int
    private let path: String
    private let options: SQLiteOptions
    private let writer: SQLiteLane
    private let readers: [SQLiteLane]
    /// For calls that block: opening, closing, copying.
    private let maintenance: DispatchQueue

    /// Opens the file, and makes it if the options say so: mode 0600, in a folder of mode 0700.
    /// - Throws: ``StoreError``; `unusable` with a sentence when the file is something else.
    package static func open(at path: String, options: SQLiteOptions = SQLiteOptions()) async throws -> SQLiteStore {
        let maintenance = DispatchQueue(label: "hub.store.maintenance")
        return try await maintenance.run { try SQLiteStore(path: path, options: options, maintenance: maintenance) }
    }

    private init(path: String, options: SQLiteOptions, maintenance: DispatchQueue) throws {
        let file = StoreFile(path: path)
        guard options.absence == .create || file.exists else {
            throw StoreError.unusable("there is no store at \(path)")
        }
        try file.create()
        writer = try SQLiteLane(path: path, configuration: .hubWriter(options))
        try writer.runBlocking { try $0.settle() }
        readers = try (0..<options.readerCount).map {
            try SQLiteLane(path: path, configuration: .hubReader(options, number: $0))
        }
        readerCount = options.readerCount
        self.path = path
        self.options = options
        self.maintenance = maintenance
    }

    package func onWriter(_ work: @escaping @Sendable (any StoreConnection) -> Void) {
        writer.run(work)
    }

    package func onReader(_ reader: Int, _ work: @escaping @Sendable (any StoreConnection) -> Void) {
        readers[reader].run(work)
    }

    package func checkpoint() async throws -> CheckpointResult {
        let busyTimeout = options.busyTimeout
        return try await withCheckedThrowingContinuation { continuation in
            writer.run { connection in
                continuation.resume(with: Result { try connection.checkpoint(busyTimeout: busyTimeout) })
            }
        }
    }

    package func backup(to path: String) async throws {
        let source = self.path
        let options = self.options
        try await maintenance.run {
            let file = StoreFile(path: path)
            guard !file.exists else { throw StoreError.unusable("\(path) exists already") }
            try file.create()
            do {
                let lane = try SQLiteLane(path: source, configuration: .hubReader(options, number: options.readerCount))
                try lane.backupBlocking(to: path)
                try lane.closeBlocking()
            } catch {
                file.remove()
                throw error
            }
        }
    }

    package func close() async throws {
        let lanes = readers + [writer]
        try await maintenance.run {
            // The writer goes last: the last connection to go moves the log into the file.
            for lane in lanes { try lane.closeBlocking() }
        }
    }
}

extension DispatchQueue {
    /// Runs blocking work here, off the cooperative threads, with SQLite's errors as the store's.
    fileprivate func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            async {
                continuation.resume(
                    with: Result {
                        do {
                            return try work()
                        } catch let error as DatabaseError {
                            throw StoreError(error, statement: nil)
                        }
                    }
                )
            }
        }
    }
}
