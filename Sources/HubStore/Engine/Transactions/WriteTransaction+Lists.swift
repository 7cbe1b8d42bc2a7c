extension WriteTransaction {
    /// Runs a statement with its arguments as a list, for rows with many columns.
    /// - Returns: How many rows it changed.
    @discardableResult
    func run(_ statement: Statement, arguments: [any SQLBindable]) throws -> Int {
        try execute(statement, arguments) { cursor in
            while try cursor.step() {}
            return cursor.changedRows
        }
    }
}
