package import HubDomain

/// Takes a table of time in as its bytes come. Its columns are called what they hold.
package struct TimeSheetUpload: Sendable {
    /// Bytes of a table.
    package static let sizeLimit = 1_048_576
    /// Rows of a table beside its heading: they are entered in one transaction, in which others wait. `import time` has no
    /// such limit.
    package static let rowLimit = 2_000

    private var parser = CSVParser()
    private(set) var table: TimeTable

    /// - Parameter caller: Whose rows were sent before are known again.
    package init(by caller: Caller) {
        table = TimeTable(sentBy: caller.id)
    }

    package var rowCount: Int { table.rowCount }

    /// - Throws: `malformed` with line and column, or `too-large` beyond ``rowLimit`` rows.
    package mutating func read(_ bytes: [UInt8]) throws(HubError) {
        try take { parser throws(CSVFault) in try parser.read(bytes) }
    }

    /// Call when there are no more bytes.
    package mutating func finish() throws(HubError) {
        try take { parser throws(CSVFault) in try parser.finish() }
        table.end()
    }

    private mutating func take(_ read: (inout CSVParser) throws(CSVFault) -> [CSVRecord]) throws(HubError) {
        let records: [CSVRecord]
        do throws(CSVFault) {
            records = try read(&parser)
        } catch {
            throw BulkIntake.malformed(error)
        }
        for record in records { table.take(record) }
        guard table.rowCount <= Self.rowLimit else {
            throw HubError(
                .tooLarge,
                "A table has at most \(Self.rowLimit) rows: send it in parts, or use `import time`"
            )
        }
    }
}
