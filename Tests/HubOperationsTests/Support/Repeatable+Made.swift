import HubDomain
import HubOperations

extension Repeatable {
    /// The value of a use-case that was not repeated.
    var made: Value {
        get throws {
            guard case .done(let value) = self else { throw HubError(.internalError, "A replayed answer") }
            return value
        }
    }
}
