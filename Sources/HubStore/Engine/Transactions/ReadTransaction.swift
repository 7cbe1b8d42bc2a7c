package import HubDomain

/// A consistent view of the store for the length of one closure. Functions that only read take this type and serve
/// reads and writes alike.
package class ReadTransaction {
    /// The one "now" of this transaction.
    package final let now: Instant
    final let connection: any StoreConnection
    final let caches: StoreCaches

    init(connection: any StoreConnection, now: Instant, caches: StoreCaches) {
        self.connection = connection
        self.now = now
        self.caches = caches
    }

    /// Every row, in the statement's order.
    package final func all<Row>(
        _ statement: Statement,
        _ arguments: any SQLBindable...,
        row: (SQLRow) throws -> Row
    ) throws -> [Row] {
        try all(statement, arguments: arguments, row: row)
    }

    /// The first row, or `nil`. A statement that changes rows is run to its end.
    package final func first<Row>(
        _ statement: Statement,
        _ arguments: any SQLBindable...,
        row: (SQLRow) throws -> Row
    ) throws -> Row? {
        try execute(statement, arguments) { cursor in
            guard try cursor.step() else { return nil }
            let first = try row(SQLRow(cursor))
            if cursor.writes { while try cursor.step() {} }
            return first
        }
    }

    /// Calls `body` for each row, without keeping them, until it returns `false`.
    package final func forEach(
        _ statement: Statement,
        _ arguments: any SQLBindable...,
        body: (SQLRow) throws -> Bool
    ) throws {
        try execute(statement, arguments) { cursor in
            let current = SQLRow(cursor)
            while try cursor.step() {
                guard try body(current) else { return }
            }
        }
    }

    /// Whether there is any row.
    package final func exists(_ statement: Statement, _ arguments: any SQLBindable...) throws -> Bool {
        try execute(statement, arguments) { try $0.step() }
    }

    /// Runs one statement; what it opened is ended whatever happens.
    final func execute<Value>(
        _ statement: Statement,
        _ arguments: [any SQLBindable],
        _ body: (any StatementCursor) throws -> Value
    ) throws -> Value {
        do {
            let cursor = try connection.cursor(for: statement)
            try prepareToRun(cursor)
            try cursor.begin(arguments)
            defer { cursor.end() }
            return try body(cursor)
        } catch {
            noteFailure(error)
            throw error
        }
    }

    /// Called before each statement.
    func prepareToRun(_ cursor: any StatementCursor) throws {
        guard cursor.writes else { return }
        throw StoreError.failed(
            .init(code: 0, message: "a read transaction does not write", statement: cursor.statementName)
        )
    }

    /// Takes something that this transaction saw into the caches: at once, as what it sees is committed.
    func remember(_ effect: @escaping () -> Void) { effect() }

    /// Called after something failed.
    func noteFailure(_ error: any Error) {}
}
