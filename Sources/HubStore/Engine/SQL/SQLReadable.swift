/// What can be read from a column. The inverse of ``SQLBindable``: what went in as a type comes out as that type, and
/// anything else is an error that names the statement and the column.
package protocol SQLReadable {
    init(row: SQLRow, column: Int) throws
}

/// Both ways.
package typealias SQLConvertible = SQLBindable & SQLReadable

extension Int: SQLReadable {
    package init(row: SQLRow, column: Int) throws { self = try row.int(column) }
}

extension Int64: SQLReadable {
    package init(row: SQLRow, column: Int) throws { self = try row.int64(column) }
}

extension Bool: SQLReadable {
    package init(row: SQLRow, column: Int) throws { self = try row.bool(column) }
}

extension Double: SQLReadable {
    package init(row: SQLRow, column: Int) throws { self = try row.double(column) }
}

extension String: SQLReadable {
    package init(row: SQLRow, column: Int) throws { self = try row.text(column) }
}

extension [UInt8]: SQLReadable {
    package init(row: SQLRow, column: Int) throws { self = try row.blob(column) }
}

extension Optional: SQLReadable where Wrapped: SQLReadable {
    package init(row: SQLRow, column: Int) throws {
        self = row.isNull(column) ? nil : try Wrapped(row: row, column: column)
    }
}

extension SQLReadable where Self: RawRepresentable, RawValue == String {
    package init(row: SQLRow, column: Int) throws {
        guard let value = Self(rawValue: try row.text(column)) else {
            throw row.mismatch(column, expected: "\(Self.self)")
        }
        self = value
    }
}

extension SQLReadable where Self: RawRepresentable, RawValue == Int {
    package init(row: SQLRow, column: Int) throws {
        guard let value = Self(rawValue: try row.int(column)) else {
            throw row.mismatch(column, expected: "\(Self.self)")
        }
        self = value
    }
}
