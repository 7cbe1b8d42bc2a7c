/// The row a statement stands on. Valid inside the closure it is handed to; columns count from 0.
package struct SQLRow {
    private let cursor: any StatementCursor

    package init(_ cursor: any StatementCursor) {
        self.cursor = cursor
    }

    /// Any readable type, as the context asks: `Campaign(id: try row[0], holdUntil: try row[1])`.
    package subscript<Value: SQLReadable>(column: Int) -> Value {
        get throws { try Value(row: self, column: column) }
    }

    package func isNull(_ column: Int) -> Bool { cursor.kind(at: column) == .null }

    package func int(_ column: Int) throws -> Int { Int(try int64(column)) }

    package func int64(_ column: Int) throws -> Int64 {
        guard cursor.kind(at: column) == .integer else { throw mismatch(column, expected: "integer") }
        return cursor.int64(at: column)
    }

    package func bool(_ column: Int) throws -> Bool {
        switch try int64(column) {
        case 0: false
        case 1: true
        default: throw mismatch(column, expected: "0 or 1")
        }
    }

    /// A whole number is read as well: a database may hand 3.0 back as 3.
    package func double(_ column: Int) throws -> Double {
        switch cursor.kind(at: column) {
        case .double: cursor.double(at: column)
        case .integer: Double(cursor.int64(at: column))
        default: throw mismatch(column, expected: "double")
        }
    }

    package func text(_ column: Int) throws -> String {
        guard cursor.kind(at: column) == .text else { throw mismatch(column, expected: "text") }
        return cursor.text(at: column)
    }

    package func blob(_ column: Int) throws -> [UInt8] {
        guard cursor.kind(at: column) == .blob else { throw mismatch(column, expected: "blob") }
        return cursor.blob(at: column)
    }

    /// The value as it is stored.
    package func value(_ column: Int) -> SQLValue {
        switch cursor.kind(at: column) {
        case .null: .null
        case .integer: .integer(cursor.int64(at: column))
        case .double: .double(cursor.double(at: column))
        case .text: .text(cursor.text(at: column))
        case .blob: .blob(cursor.blob(at: column))
        }
    }

    /// The error for a column that does not hold what the code reads from it.
    package func mismatch(_ column: Int, expected: String) -> StoreError {
        .column(
            ColumnMismatch(
                statement: cursor.statementName,
                column: column,
                expected: expected,
                found: cursor.kind(at: column)
            )
        )
    }
}
