import GRDB
import GRDBSQLite
import HubStore

/// A prepared statement, bound, stepped and read through SQLite's own calls.
final class SQLiteCursor: StatementCursor {
    let statementName: String
    let writes: Bool
    let parameterCount: Int

    private let statement: GRDB.Statement
    private let handle: OpaquePointer
    private let connection: OpaquePointer
    private var isRunning = false

    init(_ statement: GRDB.Statement, name: String, connection: OpaquePointer) {
        self.statement = statement
        self.connection = connection
        handle = statement.sqliteStatement
        statementName = name
        writes = sqlite3_stmt_readonly(handle) == 0
        parameterCount = Int(sqlite3_bind_parameter_count(handle))
    }

    func begin(_ arguments: [any SQLBindable]) throws {
        guard !isRunning else { throw misuse("is run again inside its own loop") }
        guard arguments.count == parameterCount else {
            throw misuse("takes \(parameterCount) values and got \(arguments.count)")
        }
        isRunning = true
        do {
            for (index, argument) in arguments.enumerated() {
                try bind(argument.sqlValue, at: Int32(index + 1))
            }
        } catch {
            end()
            throw error
        }
    }

    func step() throws -> Bool {
        let code = sqlite3_step(handle)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw StoreError(sqlite: code, on: connection, statement: statementName)
        }
    }

    func end() {
        sqlite3_reset(handle)
        if parameterCount > 0 { sqlite3_clear_bindings(handle) }
        isRunning = false
    }

    var changedRows: Int { writes ? Int(sqlite3_changes64(connection)) : 0 }

    func kind(at column: Int) -> SQLValue.Kind {
        switch sqlite3_column_type(handle, Int32(truncatingIfNeeded: column)) {
        case SQLITE_INTEGER: .integer
        case SQLITE_TEXT: .text
        case SQLITE_FLOAT: .double
        case SQLITE_BLOB: .blob
        default: .null
        }
    }

    func int64(at column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(truncatingIfNeeded: column)) }

    func double(at column: Int) -> Double { sqlite3_column_double(handle, Int32(truncatingIfNeeded: column)) }

    func text(at column: Int) -> String {
        guard let start = sqlite3_column_text(handle, Int32(truncatingIfNeeded: column)) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, Int32(truncatingIfNeeded: column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func blob(at column: Int) -> [UInt8] {
        guard let start = sqlite3_column_blob(handle, Int32(truncatingIfNeeded: column)) else { return [] }
        let count = Int(sqlite3_column_bytes(handle, Int32(truncatingIfNeeded: column)))
        return Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    private func bind(_ value: SQLValue, at index: Int32) throws {
        let code: Int32
        switch value {
        case .null:
            code = sqlite3_bind_null(handle, index)
        case .integer(let integer):
            code = sqlite3_bind_int64(handle, index, integer)
        case .double(let double):
            code = sqlite3_bind_double(handle, index, double)
        case .text(let text):
            code = bind(text, at: index)
        case .blob(let bytes):
            code = bytes.withUnsafeBufferPointer { buffer in
                // A null pointer would bind NULL instead of no bytes.
                guard let start = buffer.baseAddress, !buffer.isEmpty else {
                    return sqlite3_bind_zeroblob(handle, index, 0)
                }
                return sqlite3_bind_blob64(handle, index, start, UInt64(buffer.count), Self.copies)
            }
        }
        guard code == SQLITE_OK else { throw StoreError(sqlite: code, on: connection, statement: statementName) }
    }

    private func bind(_ text: String, at index: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { buffer in
            guard let start = buffer.baseAddress, !buffer.isEmpty else {
                return sqlite3_bind_text(handle, index, "", 0, Self.copies)
            }
            return start.withMemoryRebound(to: CChar.self, capacity: buffer.count) { characters in
                sqlite3_bind_text64(handle, index, characters, UInt64(buffer.count), Self.copies, UInt8(SQLITE_UTF8))
            }
        }
    }

    private func misuse(_ message: String) -> StoreError {
        .failed(.init(code: Int(SQLITE_MISUSE), message: message, statement: statementName))
    }

    /// SQLITE_TRANSIENT, a macro that Swift does not import: SQLite copies the bytes before the call returns.
    private static var copies: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
