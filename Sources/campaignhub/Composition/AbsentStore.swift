import Dispatch
import HubStore

/// Stands where a store is asked for and none is needed: every use is refused as that of a closed store.
struct AbsentStore: StoreDriver {
    let readerCount = 1
    private let queue = DispatchQueue(label: "hub.store.absent")

    func onWriter(_ work: @escaping @Sendable (any StoreConnection) -> Void) {
        queue.async { work(Connection()) }
    }

    func onReader(_ reader: Int, _ work: @escaping @Sendable (any StoreConnection) -> Void) {
        queue.async { work(Connection()) }
    }

    func checkpoint() async throws -> CheckpointResult { throw StoreError.closed }
    func backup(to path: String) async throws { throw StoreError.closed }
    func close() async throws {}

    private final class Connection: StoreConnection {
        let isInTransaction = false

        func cursor(for statement: Statement) throws -> any StatementCursor { throw StoreError.closed }
        func control(_ command: TransactionCommand) throws { throw StoreError.closed }
        func execute(script: String) throws { throw StoreError.closed }
        func hasTable(_ name: String) throws -> Bool { throw StoreError.closed }
        func plan(of statement: Statement) throws -> [String] { throw StoreError.closed }
        func dataVersion() throws -> Int64 { throw StoreError.closed }
        func setSchemaVersion(_ version: Int) throws { throw StoreError.closed }
        func integrityProblems() throws -> [String] { throw StoreError.closed }
    }
}
