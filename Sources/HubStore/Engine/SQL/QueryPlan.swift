/// SQLite's `EXPLAIN QUERY PLAN`, read for the two things that make a statement slow as the store grows.
package struct QueryPlan: Hashable, Sendable {
    package let lines: [String]

    package init(lines: [String]) {
        self.lines = lines
    }

    /// Steps that read a whole table for want of an index. Sub-queries and single constant rows are not tables.
    package var tableScans: [String] {
        let derived = derivedNames
        return lines.filter { line in
            guard let name = Self.word(after: "SCAN ", in: line), name != "CONSTANT" else { return false }
            return !derived.contains(name) && !line.contains(" INDEX ") && !name.hasPrefix("(")
        }
    }

    /// Steps that sort or remove duplicates in a temporary tree.
    package var sorts: [String] {
        lines.filter { $0.contains("USE TEMP B-TREE") }
    }

    func objections(to statement: Statement) -> [String] {
        let scans = statement.mayScan ? [] : tableScans
        let sorts = statement.isHot ? self.sorts : []
        return scans.map { "reads a whole table: \($0)" } + sorts.map { "sorts: \($0)" }
    }

    private var derivedNames: Set<String> {
        Set(lines.compactMap { Self.word(after: "MATERIALIZE ", in: $0) ?? Self.word(after: "CO-ROUTINE ", in: $0) })
    }

    private static func word(after prefix: String, in line: String) -> String? {
        guard line.hasPrefix(prefix) else { return nil }
        return String(line.dropFirst(prefix.count).prefix { $0 != " " })
    }
}
