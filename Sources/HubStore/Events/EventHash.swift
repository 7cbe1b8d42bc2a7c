/// A SHA-256 digest of the event chain.
package struct EventHash: Hashable, Sendable {
    package let bytes: [UInt8]

    package static let byteCount = 32

    /// What stands before the first event of a stream and before the first seal: 32 zero bytes.
    package static let start = EventHash(bytes: [UInt8](repeating: 0, count: byteCount))

    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }
}

extension EventHash: SQLBindable, SQLReadable {
    package var sqlValue: SQLValue { .blob(bytes) }

    package init(row: SQLRow, column: Int) throws {
        self.init(bytes: try row.blob(column))
    }
}
