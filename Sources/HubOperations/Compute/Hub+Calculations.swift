extension Hub {
    /// Runs a calculation that changes nothing, on the compute queue. Under an idempotency key its answer is kept and
    /// given again.
    /// - Throws: `invalid` when the key was used with another payload, `unavailable` when too many calculations wait.
    func calculate<Value: Sendable>(
        _ repetition: RepetitionPolicy<Value>,
        _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Repeatable<Value> {
        if let answer = try await replay(of: repetition) { return .replayed(answer) }
        let value = try await compute.run(body)
        guard repetition.request != nil else { return .done(value) }
        return try await write(repetition) { _ in value }
    }

    /// A seed for a calculation that was given none.
    func makeSeed() -> UInt64 {
        randomBytes(8).reduce(0) { $0 << 8 | UInt64($1) } & 0x1F_FFFF_FFFF_FFFF
    }
}
