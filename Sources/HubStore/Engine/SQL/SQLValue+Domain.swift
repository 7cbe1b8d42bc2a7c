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
    package var sqlValue: SQLValue {
        let digits = year * 10_000 + month * 100 + day
        let text = String(unsafeUninitializedCapacity: 10) { buffer in
            var rest = digits
            for position in [9, 8, 6, 5, 3, 2, 1, 0] {
                buffer[position] = UInt8(0x30 + rest % 10)
                rest /= 10
            }
            buffer[4] = 0x2D
            buffer[7] = 0x2D
            return 10
        }
        return .text(text)
    }

    package init(row: SQLRow, column: Int) throws {
        guard let date = Self.parse(try row.text(column)) else {
            throw row.mismatch(column, expected: "date yyyy-mm-dd")
        }
        self = date
    }

    private static func parse(_ text: String) -> CivilDate? {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
        var number = 0
        for position in [0, 1, 2, 3, 5, 6, 8, 9] {
            guard (0x30...0x39).contains(bytes[position]) else { return nil }
            number = number * 10 + Int(bytes[position] - 0x30)
        }
        return CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
}
