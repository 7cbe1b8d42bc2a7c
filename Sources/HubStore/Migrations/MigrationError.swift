/// Why a store can't be brought to, or used at, this program's schema. The description is one line for people.
package enum MigrationError: Error, Hashable, Sendable {
    /// The numbers of the program's own list don't rise.
    case misnumbered(expected: Int, found: Int)
    /// A migration that was applied has another text or name now.
    case changed(number: Int, name: String)
    /// A migration before one that was applied was never applied.
    case gap(number: Int, name: String)
    /// The store was migrated by a newer program.
    case newer(store: Int, program: Int)
    /// The store is behind; `campaignhub migrate` mends it.
    case pending(count: Int, first: String)
    /// A migration's SQL was refused; its changes were undone.
    case failed(number: Int, name: String, reason: String)
}

extension MigrationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .misnumbered(let expected, let found):
            "the program's migrations are misnumbered: expected \(expected), found \(found)"
        case .changed(let number, let name):
            "migration \(number) (\(name)) was changed after it had been applied to this store"
        case .gap(let number, let name):
            "migration \(number) (\(name)) was never applied to this store, but later ones were"
        case .newer(let store, let program):
            "the store has schema \(store), this program knows schemas up to \(program): use a newer program"
        case .pending(let count, let first):
            "the store needs \(count) migration\(count == 1 ? "" : "s"), the first is \(first): run the migrate command"
        case .failed(let number, let name, let reason):
            "migration \(number) (\(name)) failed and was undone: \(reason)"
        }
    }
}
