import GRDB
import GRDBSQLite
import HubStore

/// A connection that is stepped straight on SQLite: prepared statements in an array, no row or argument objects
/// in between.
final class SQLiteConnection: StoreConnection {
    private let database: Database
    private let handle: OpaquePointer
    private var cursors: [SQLiteCursor?] = []
    private var controls: [SQLiteCursor?] = Array(repeating: nil, count: TransactionCommand.allCases.count)
    private var isClosed = false

    init(_ database: Database) throws {
        guard let handle = database.sqliteConnection else { throw StoreError.closed }
        self.database = database
        self.handle = handle
    }

    /// Lets go of every prepared statement, so that the connection can be closed, and refuses further ones.
    func invalidate() {
        isClosed = true
        cursors = []
        controls = []
    }

    func cursor(for statement: HubStore.Statement) throws -> any StatementCursor {
        if statement.index < cursors.count, let cursor = cursors[statement.index] { return cursor }
        let cursor = try prepare(statement.sql, name: statement.name)
        if statement.index >= cursors.count {
            cursors += Array(repeating: nil, count: statement.index + 1 - cursors.count)
        }
        cursors[statement.index] = cursor
        return cursor
    }

    func control(_ command: TransactionCommand) throws {
        let cursor: SQLiteCursor
        if !isClosed, let known = controls[command.rawValue] {
            cursor = known
        } else {
            cursor = try prepare(command.sql, name: command.sql)
            controls[command.rawValue] = cursor
        }
        try cursor.begin([])
        defer { cursor.end() }
        while try cursor.step() {}
    }

    var isInTransaction: Bool { !isClosed && sqlite3_get_autocommit(handle) == 0 }

    func execute(script: String) throws {
        if isClosed { throw StoreError.closed }
        let code = sqlite3_exec(handle, script, nil, nil, nil)
        guard code == SQLITE_OK else { throw StoreError(sqlite: code, on: handle, statement: nil) }
    }

    func hasTable(_ name: String) throws -> Bool {
        let sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?1"
        return try rows(sql, name) { _ in true }.isEmpty == false
    }

    func plan(of statement: HubStore.Statement) throws -> [String] {
        let cursor = try prepare("EXPLAIN QUERY PLAN \(statement.sql)", name: statement.name)
        try cursor.begin(Array(repeating: SQLValue.null, count: cursor.parameterCount))
        defer { cursor.end() }
        var lines: [String] = []
        while try cursor.step() { lines.append(cursor.text(at: 3)) }
        return lines
    }

    func dataVersion() throws -> Int64 { try integer("PRAGMA data_version") }

    func setSchemaVersion(_ version: Int) throws {
        try execute(script: "PRAGMA user_version = \(version)")
    }

    func integrityProblems() throws -> [String] {
        let problems = try rows("PRAGMA integrity_check") { $0.text(at: 0) }.filter { $0 != "ok" }
        let orphans = try rows("PRAGMA foreign_key_check") { "a row of \($0.text(at: 0)) refers to nothing" }
        return problems + orphans
    }

    /// Empties the log unless a reader is in the way; does not wait for it, as writes would wait behind.
    func checkpoint(busyTimeout: Int) throws -> CheckpointResult {
        if isClosed { throw StoreError.closed }
        var logged: Int32 = 0
        var moved: Int32 = 0
        sqlite3_busy_timeout(handle, 0)
        defer { sqlite3_busy_timeout(handle, Int32(busyTimeout)) }
        let code = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_TRUNCATE, &logged, &moved)
        switch code & 0xFF {
        case SQLITE_OK: return CheckpointResult(isComplete: true, remainingPages: 0)
        case SQLITE_BUSY: return CheckpointResult(isComplete: false, remainingPages: Int(max(0, logged)))
        default: throw StoreError(sqlite: code, on: handle, statement: nil)
        }
    }

    /// The one integer that a statement answers.
    func integer(_ sql: String) throws -> Int64 {
        try rows(sql) { $0.int64(at: 0) }.first ?? 0
    }

    /// The one text that a statement answers.
    func text(_ sql: String) throws -> String {
        try rows(sql) { $0.text(at: 0) }.first ?? ""
    }

    private func rows<Row>(
        _ sql: String,
        _ arguments: any SQLBindable...,
        row: (SQLiteCursor) -> Row
    ) throws -> [Row] {
        let cursor = try prepare(sql, name: sql)
        try cursor.begin(arguments)
        defer { cursor.end() }
        var rows: [Row] = []
        while try cursor.step() { rows.append(row(cursor)) }
        return rows
    }

    private func prepare(_ sql: String, name: String) throws -> SQLiteCursor {
        if isClosed { throw StoreError.closed }
        do {
            return SQLiteCursor(try database.makeStatement(sql: sql), name: name, connection: handle)
        } catch let error as DatabaseError {
            throw StoreError(error, statement: name)
        }
    }
}

extension TransactionCommand {
    fileprivate var sql: String {
        switch self {
        case .beginRead: "BEGIN DEFERRED"
        case .beginWrite: "BEGIN IMMEDIATE"
        case .commit: "COMMIT"
        case .rollback: "ROLLBACK"
        case .savepoint: "SAVEPOINT member"
        case .releaseSavepoint: "RELEASE member"
        case .rollbackToSavepoint: "ROLLBACK TO member"
        case .nestedSavepoint: "SAVEPOINT attempt"
        case .releaseNestedSavepoint: "RELEASE attempt"
        case .rollbackToNestedSavepoint: "ROLLBACK TO attempt"
        }
    }
}
