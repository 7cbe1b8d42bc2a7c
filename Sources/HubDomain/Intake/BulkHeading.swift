/// The first record of a table of requests: which column holds what.
package struct BulkHeading: Sendable {
    /// The columns in their order, with their names as written.
    let columns: [(name: String, column: BulkColumn)]
    package let line: Int

    /// - Returns: Nothing but issues when there is any.
    package static func read(
        _ record: CSVRecord,
        brief: BriefDefinition,
        services: [String: ServiceDefinition]
    ) -> (heading: BulkHeading?, issues: [BulkIssue]) {
        let names = record.fields.map { $0.trimmingBlanks }
        var issues: [BulkIssue] = []
        var columns: [(name: String, column: BulkColumn)] = []
        for (index, name) in names.enumerated() {
            guard let column = BulkColumn(heading: name), column.isKnown(brief, services) else {
                issues.append(unknown(name, at: index, record, brief, services))
                continue
            }
            if columns.contains(where: { $0.column == column }) {
                issues.append(BulkIssue(line: record.line, column: name, code: "duplicate", detail: "is there twice"))
            }
            columns.append((name, column))
        }
        let present = Set(columns.map(\.column))
        var needed: [(BulkColumn, String)] = [(.title, "title"), (.division, "division")]
        if present.contains(where: \.isOfLine) { needed += [(.service, "line.service"), (.locale, "line.locale")] }
        for (column, name) in needed where !present.contains(column) {
            issues.append(BulkIssue(line: record.line, column: name, code: "required", detail: "the column is missing"))
        }
        guard issues.isEmpty else { return (nil, issues) }
        return (BulkHeading(columns: columns, line: record.line), [])
    }

    var hasReference: Bool { columns.contains { $0.column == .reference } }

    private static func unknown(
        _ name: String,
        at index: Int,
        _ record: CSVRecord,
        _ brief: BriefDefinition,
        _ services: [String: ServiceDefinition]
    ) -> BulkIssue {
        let hint: String
        if record.fields.count == 1, name.contains(where: { $0 == ";" || $0 == "\t" }) {
            hint = "the columns are to be separated by commas"
        } else if name.hasPrefix("brief.") {
            hint = "fields of the brief are \(brief.fields.map(\.id).listed)"
        } else if name.hasPrefix("answers.") {
            hint = "no service has such a field"
        } else {
            hint = "columns are \(BulkColumn.known.listed)"
        }
        return BulkIssue(
            line: record.line,
            column: name.isEmpty ? "column \(index + 1)" : name.shortened,
            code: "unknown",
            detail: "is not a known column: \(hint)"
        )
    }
}

extension BulkColumn {
    fileprivate func isKnown(_ brief: BriefDefinition, _ services: [String: ServiceDefinition]) -> Bool {
        switch self {
        case .brief(let path): brief.fields.contains { $0.id == path[0] }
        case .answers(let path): services.values.contains { $0.fields.contains { $0.id == path[0] } }
        default: true
        }
    }
}

extension String {
    /// Without blanks and line breaks around.
    var trimmingBlanks: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
