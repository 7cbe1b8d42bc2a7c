extension ReadTransaction {
    /// Every row of a statement whose number of arguments depends on the filter it was chosen for.
    final func all<Row>(
        _ statement: Statement,
        arguments: [any SQLBindable],
        row: (SQLRow) throws -> Row
    ) throws -> [Row] {
        try execute(statement, arguments) { cursor in
            var rows: [Row] = []
            let current = SQLRow(cursor)
            while try cursor.step() { rows.append(try row(current)) }
            return rows
        }
    }
}
