/// One record of a table in CSV.
package struct CSVRecord: Hashable, Sendable {
    /// The line of the text on which the record begins, from 1.
    package let line: Int
    package let fields: [String]

    package init(line: Int, fields: [String]) {
        self.line = line
        self.fields = fields
    }
}

/// Why a text is no CSV.
package struct CSVFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    package let line: Int
    /// In characters of the line, from 1; code points count.
    package let column: Int
    package let detail: String

    package var description: String { "line \(line), column \(column): \(detail)" }
}
