/// One connection to the database, used on its own queue only. Repositories never see it: they get a transaction.
package protocol StoreConnection: AnyObject {
    /// The prepared statement, from the connection's cache where it is there.
    func cursor(for statement: Statement) throws -> any StatementCursor

    func control(_ command: TransactionCommand) throws
    /// Whether a transaction stands. A full disk can end one behind our back.
    var isInTransaction: Bool { get }

    /// Runs a script of several statements: migrations and maintenance only.
    func execute(script: String) throws
    func hasTable(_ name: String) throws -> Bool
    /// The planner's words for a statement, one line a step.
    func plan(of statement: Statement) throws -> [String]
    /// A number that changes when another connection has committed.
    func dataVersion() throws -> Int64
    /// Marks the file with the number of its newest migration; part of the transaction that stands.
    func setSchemaVersion(_ version: Int) throws
    /// What the database's own check of the file has to say; empty when all is well.
    func integrityProblems() throws -> [String]
}

/// The words of transaction control.
package enum TransactionCommand: Int, CaseIterable, Sendable {
    case beginRead
    /// Takes the write lock at once, so that nothing fails half-way for want of it.
    case beginWrite
    case commit
    case rollback
    /// Savepoint of one member of a commit group.
    case savepoint
    case releaseSavepoint
    case rollbackToSavepoint
    /// Savepoint inside a member.
    case nestedSavepoint
    case releaseNestedSavepoint
    case rollbackToNestedSavepoint
}
