package import HubDomain
import HubStore

/// A request that its caller may send again without doing it twice.
package struct IdempotentRequest: Sendable {
    let id: IdempotencyID
    let fingerprint: [UInt8]

    /// - Parameters:
    ///   - route: The operation; a key means nothing beyond it.
    ///   - fingerprint: SHA-256 of the payload.
    package init(caller: Caller, route: String, key: String, fingerprint: [UInt8]) {
        id = IdempotencyID(caller: caller.id, route: route, key: key)
        self.fingerprint = fingerprint
    }
}

/// What came of a use-case that may be repeated.
package enum Repeatable<Value: Sendable>: Sendable {
    case done(Value)
    /// The request was carried out before; these are the bytes of its answer.
    case replayed([UInt8])
}

/// How a use-case's answer is kept for repetition: the request and the encoding of its answer.
package struct RepetitionPolicy<Value: Sendable>: Sendable {
    let request: IdempotentRequest?
    let encode: @Sendable (Value) -> [UInt8]

    package init(_ request: IdempotentRequest?, encode: @escaping @Sendable (Value) -> [UInt8]) {
        self.request = request
        self.encode = encode
    }

    /// Nothing is kept.
    package static var never: RepetitionPolicy { RepetitionPolicy(nil) { _ in [] } }
}

extension Hub {
    /// Runs a use-case once for a key: its answer is committed with its effect and given again to whoever repeats it.
    /// - Throws: `invalid` when the key was used with another payload.
    func write<Value: Sendable>(
        _ repetition: RepetitionPolicy<Value>,
        _ body: @escaping @Sendable (WriteTransaction) throws -> Value
    ) async throws -> Repeatable<Value> {
        try await write { tx in
            guard let request = repetition.request else { return .done(try body(tx)) }
            if let stored = try tx.idempotency.find(request.id) {
                guard stored.fingerprint == request.fingerprint else { throw Self.reusedKey }
                return .replayed(stored.reply)
            }
            let value = try body(tx)
            try tx.idempotency.insert(
                StoredAnswer(fingerprint: request.fingerprint, reply: repetition.encode(value)),
                for: request.id
            )
            return .done(value)
        }
    }

    /// The answer kept for a request that was carried out before, asked for ahead of long work.
    /// - Throws: As `write(_:_:)`.
    func replay<Value: Sendable>(of repetition: RepetitionPolicy<Value>) async throws -> [UInt8]? {
        guard let request = repetition.request else { return nil }
        let stored = try await store.read { tx in try tx.idempotency.find(request.id) }
        guard let stored else { return nil }
        guard stored.fingerprint == request.fingerprint else { throw Self.reusedKey }
        return stored.reply
    }

    private static var reusedKey: HubError {
        HubError(
            .invalid,
            "The idempotency key was used before with another request",
            issues: [
                Issue(
                    pointer: "/headers/Idempotency-Key",
                    code: "reused",
                    detail: "was used before with another payload; take a new key for a new request"
                )
            ]
        )
    }
}
