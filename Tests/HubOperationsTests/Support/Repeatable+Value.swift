import HubDomain
import HubOperations

extension Repeatable {
    /// What a use-case that was carried out now answered.
    var value: Value {
        get throws {
            guard case .done(let value) = self else { throw HubError(.internalError, "A replayed answer") }
            return value
        }
    }
}
