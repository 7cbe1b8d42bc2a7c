import GRDB
import HubStore

/// One connection and its queue.
///
/// Unchecked: `connection` is touched on the queue of `queue` only.
final class SQLiteLane: @unchecked Sendable {
    private let queue: DatabaseQueue
    private let connection: SQLiteConnection

    /// Opens the connection; blocks for as long as that takes.
    init(path: String, configuration: Configuration) throws {
        queue = try DatabaseQueue(path: path, configuration: configuration)
        connection = try queue.writeWithoutTransaction { try SQLiteConnection($0) }
    }

    func run(_ work: @escaping @Sendable (SQLiteConnection) -> Void) {
        queue.asyncWriteWithoutTransaction { [self] _ in work(connection) }
    }

    /// Runs `work` and waits for it: opening, closing and copying only, never on a shared queue.
    func runBlocking<Value>(_ work: (SQLiteConnection) throws -> Value) throws -> Value {
        try queue.writeWithoutTransaction { _ in try work(connection) }
    }

    /// Waits for the work before it and closes.
    func closeBlocking() throws {
        queue.writeWithoutTransaction { _ in connection.invalidate() }
        try queue.close()
    }

    /// Copies the whole database in one step, and so in one state.
    func backupBlocking(to path: String) throws {
        let target = try DatabaseQueue(path: path)
        try queue.backup(to: target)
        try target.close()
    }
}
