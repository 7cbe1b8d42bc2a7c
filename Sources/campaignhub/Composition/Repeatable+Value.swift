import HubDomain
import HubOperations

extension Repeatable {
    /// What the use-case gave. A command repeats none, so that nothing is replayed.
    var value: Value {
        get throws {
            guard case .done(let value) = self else { throw HubError(.internalError, "An answer was replayed") }
            return value
        }
    }
}
