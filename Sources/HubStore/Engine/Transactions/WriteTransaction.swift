import HubDomain

/// One member of a commit group: all of its changes are stored or none. Bodies are pure over it, await nothing and may
/// be run more than once.
package final class WriteTransaction: ReadTransaction {
    /// How far the changes of this member can be undone alone.
    enum UndoPoint {
        /// Nothing was changed.
        case unchanged
        /// It is the first of its group to change anything: undone by undoing the whole transaction.
        case transaction
        case savepoint
    }

    private(set) var undoPoint = UndoPoint.unchanged
    /// Why the transaction is gone although the body has not ended.
    private(set) var loss: (any Error)?
    private let groupHasChanges: Bool
    private var nesting = 0
    private var remembered: [() -> Void] = []

    init(connection: any StoreConnection, now: Instant, caches: StoreCaches, groupHasChanges: Bool) {
        self.groupHasChanges = groupHasChanges
        super.init(connection: connection, now: now, caches: caches)
    }

    /// Runs a statement for its effect.
    /// - Returns: How many rows it inserted, updated or deleted.
    @discardableResult
    package func run(_ statement: Statement, _ arguments: any SQLBindable...) throws -> Int {
        try execute(statement, arguments) { cursor in
            while try cursor.step() {}
            return cursor.changedRows
        }
    }

    /// Runs `body` so that, when it throws, its changes alone are undone and the member can go on. Does not nest.
    package func attempt<Value>(_ body: () throws -> Value) throws -> Value {
        guard nesting == 0 else {
            throw StoreError.failed(.init(code: 0, message: "attempts do not nest", statement: nil))
        }
        if let loss { throw loss }
        try willChange()
        try control(.nestedSavepoint)
        nesting += 1
        defer { nesting -= 1 }
        let known = remembered.count
        do {
            let value = try body()
            if let loss { throw loss }
            try control(.releaseNestedSavepoint)
            return value
        } catch {
            if let loss { throw loss }
            remembered.removeLast(remembered.count - known)
            try control(.rollbackToNestedSavepoint)
            try control(.releaseNestedSavepoint)
            throw error
        }
    }

    /// Kept back until the member is done: what it sees may be undone.
    override func remember(_ effect: @escaping () -> Void) { remembered.append(effect) }

    /// Lets the members behind see what this one, which is done, has seen.
    func takeIntoCaches() {
        for effect in remembered { effect() }
    }

    override func prepareToRun(_ cursor: any StatementCursor) throws {
        if let loss { throw loss }
        if cursor.writes { try willChange() }
    }

    override func noteFailure(_ error: any Error) {
        if loss == nil, !connection.isInTransaction { loss = error }
    }

    private func willChange() throws {
        guard undoPoint == .unchanged else { return }
        if groupHasChanges {
            try control(.savepoint)
            undoPoint = .savepoint
        } else {
            undoPoint = .transaction
        }
    }

    private func control(_ command: TransactionCommand) throws {
        do {
            try connection.control(command)
        } catch {
            noteFailure(error)
            throw error
        }
    }
}
