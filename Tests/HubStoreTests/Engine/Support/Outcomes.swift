import HubDomain

/// The result of an asynchronous call as a value.
func outcome<Value: Sendable>(_ body: @Sendable () async throws -> Value) async -> Result<Value, any Error> {
    do {
        return .success(try await body())
    } catch {
        return .failure(error)
    }
}

extension Result {
    /// The code of the domain error, if it failed with one.
    var hubCode: HubError.Code? {
        guard case .failure(let error) = self else { return nil }
        return (error as? HubError)?.code
    }

    var isSuccess: Bool {
        guard case .success = self else { return false }
        return true
    }
}

/// What a body throws when it is meant to fail.
struct Refusal: Error, Hashable {
    let reason: String
}
