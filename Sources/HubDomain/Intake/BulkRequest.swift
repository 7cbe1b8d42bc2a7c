import HubJSON

/// A request as the rows of a table make it, and where each part of it stands there.
package struct BulkRequest: Sendable {
    /// What the rows call it; `nil` when each row is a request of its own.
    package let reference: String?
    /// The line of its first row.
    package let line: Int
    package internal(set) var draft: RequestDraft
    package internal(set) var isSubmitted: Bool
    /// What is wrong with the cells themselves.
    package internal(set) var issues: [BulkIssue] = []
    /// Of each service line, the line of the text.
    var lineRows: [Int] = []
    /// Texts of the columns that speak of the whole request, by their names.
    var texts: [String: (text: String, line: Int)] = [:]

    /// The issues of a request in the words of its table.
    package func located(_ issues: [Issue]) -> [BulkIssue] {
        issues.map { issue in
            let place = place(of: issue.pointer)
            return BulkIssue(line: place.line, column: place.column, code: issue.code, detail: issue.detail)
        }
    }

    private func place(of pointer: String) -> (line: Int, column: String) {
        var tokens = JSONPointer(parsing: pointer)?.tokens ?? []
        guard !tokens.isEmpty else { return (line, "") }
        let first = tokens.removeFirst()
        guard first == "lines" else {
            let name = column(first, tokens)
            return (texts[name]?.line ?? line, name)
        }
        guard let index = tokens.first.flatMap({ Int($0) }), lineRows.indices.contains(index) else {
            return (line, "line.service")
        }
        tokens.removeFirst()
        guard let part = tokens.first else { return (lineRows[index], "line.service") }
        let name = part == "answers" ? column("answers", Array(tokens.dropFirst())) : "line.\(part)"
        return (lineRows[index], name)
    }

    /// The column of an answer: the one of the very member if the table has it, else that of the field.
    private func column(_ part: String, _ tokens: [String]) -> String {
        guard let field = tokens.first else { return part }
        let deep = ([part] + tokens).joined(separator: ".")
        return columnNames.contains(deep) ? deep : "\(part).\(field)"
    }

    /// The names of the table's columns.
    var columnNames: Set<String> = []
}
