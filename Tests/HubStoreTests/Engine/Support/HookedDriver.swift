import HubSQLite
import HubStore

/// The real driver with an eye, and a veto, on transaction control.
struct HookedDriver: StoreDriver {
    let driver: SQLiteStore
    let hook: @Sendable (TransactionCommand) throws -> Void

    var readerCount: Int { driver.readerCount }

    func onWriter(_ work: @escaping @Sendable (any StoreConnection) -> Void) {
        driver.onWriter { [hook] connection in work(HookedConnection(connection: connection, hook: hook)) }
    }

    func onReader(_ reader: Int, _ work: @escaping @Sendable (any StoreConnection) -> Void) {
        driver.onReader(reader, work)
    }

    func checkpoint() async throws -> CheckpointResult { try await driver.checkpoint() }
    func backup(to path: String) async throws { try await driver.backup(to: path) }
    func close() async throws { try await driver.close() }
}

final class HookedConnection: StoreConnection {
    private let connection: any StoreConnection
    private let hook: @Sendable (TransactionCommand) throws -> Void

    init(connection: any StoreConnection, hook: @escaping @Sendable (TransactionCommand) throws -> Void) {
        self.connection = connection
        self.hook = hook
    }

    func control(_ command: TransactionCommand) throws {
        try hook(command)
        try connection.control(command)
    }

    func cursor(for statement: Statement) throws -> any StatementCursor { try connection.cursor(for: statement) }
    var isInTransaction: Bool { connection.isInTransaction }
    func execute(script: String) throws { try connection.execute(script: script) }
    func hasTable(_ name: String) throws -> Bool { try connection.hasTable(name) }
    func plan(of statement: Statement) throws -> [String] { try connection.plan(of: statement) }
    func dataVersion() throws -> Int64 { try connection.dataVersion() }
    func setSchemaVersion(_ version: Int) throws { try connection.setSchemaVersion(version) }
    func integrityProblems() throws -> [String] { try connection.integrityProblems() }
}
