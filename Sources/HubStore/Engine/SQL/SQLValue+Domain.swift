package import HubDomain

extension Instant: SQLBindable, SQLReadable {
    package var sqlValue: SQLValue { .integer(milliseconds) }

    package init(row: SQLRow, column: Int) throws {
        self.init(milliseconds: try row.int64(column))
    }
}

extension Milliseconds: SQLBindable, SQLReadable {
    package var sqlValue: SQLValue { .integer(count) }

    package init(row: SQLRow, column: Int) throws {
        self.init(try row.int64(column))
    }
}

extension CivilDate: SQLBindable, SQLReadable {
    /// Text, because `yyyy-mm-dd` sorts bytewise as it does in time.
    package var sqlValue: SQLValue { .text(iso8601) }

    package init(row: SQLRow, column: Int) throws {
        guard let date = CivilDate(iso8601: try row.text(column)) else {
            throw row.mismatch(column, expected: "date yyyy-mm-dd")
        }
        self = date
    }
}
