package import HubDomain

extension StoreError {
    /// The domain's error for a failure that is not the caller's doing; `nil` where a repository should have known
    /// better (an unexpected constraint, a wrong statement), which stays an internal error.
    package var hubError: HubError? {
        switch self {
        case .full:
            HubError(.storeFull, "The hub has no space left to store this. Nothing was changed.", cause: self)
        case .tooBig:
            HubError(.tooLarge, "A value is larger than the hub can store.", cause: self)
        case .overloaded:
            HubError(.unavailable, "The hub is busy. Try again in a moment.", cause: self)
        case .busy, .interrupted:
            HubError(.unavailable, "The store is busy. Try again in a moment.", cause: self)
        case .readOnly, .io, .corrupt, .closed, .unusable:
            HubError(.unavailable, "The store is not available.", cause: self)
        case .constraint, .failed, .column:
            nil
        }
    }

    /// What leaves the store for a caller: ``hubError`` where there is one, any other error as it is.
    package static func outward(_ error: any Error) -> any Error {
        (error as? StoreError)?.hubError ?? error
    }
}
