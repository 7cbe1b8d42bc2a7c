/// A prepared statement of one connection. Used on the connection's own queue only.
package protocol StatementCursor: AnyObject {
    var statementName: String { get }
    /// Whether running it may change the database.
    var writes: Bool { get }

    /// Binds `?1…` and makes ready to step.
    /// - Throws: ``StoreError/failed(_:)`` when the count differs or the statement is being stepped already.
    func begin(_ arguments: [any SQLBindable]) throws
    /// - Returns: Whether there is a row to read.
    func step() throws -> Bool
    /// Ends the run, in whatever state it is, and lets go of the bound values.
    func end()
    /// Rows changed by the run that has just been stepped to its end.
    var changedRows: Int { get }

    func kind(at column: Int) -> SQLValue.Kind
    func int64(at column: Int) -> Int64
    func double(at column: Int) -> Double
    func text(at column: Int) -> String
    func blob(at column: Int) -> [UInt8]
}
