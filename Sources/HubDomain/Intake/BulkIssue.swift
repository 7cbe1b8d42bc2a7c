/// One thing that is wrong with a table of requests.
package struct BulkIssue: Hashable, Sendable {
    /// Of the text, from 1; the heading is usually line 1.
    package let line: Int
    /// The name of the column; empty for the whole line.
    package let column: String
    package let code: String
    package let detail: String

    package init(line: Int, column: String, code: String, detail: String) {
        self.line = line
        self.column = column
        self.code = code
        self.detail = detail
    }
}
