/// A request body that is still on its way. Nothing is read from the connection unless a consumer asks, so a slow
/// consumer slows its client.
final class BodyStream: @unchecked Sendable {  // All but constants belongs to the core's thread.
    typealias Waiter = CheckedContinuation<[UInt8]?, any Error>

    let declaredLength: Int?
    private let core: Core
    private let limit: Int
    /// `nil` once the exchange is over.
    private var connection: Connection?
    private var waiter: Waiter?
    private var outcome: Result<Void, BodyError>?
    private(set) var received = 0

    init(connection: Connection, declaredLength: Int?, limit: Int) {
        self.connection = connection
        self.core = connection.core
        self.declaredLength = declaredLength
        self.limit = limit
    }

    /// Whether a consumer waits for bytes of the client.
    var isAwaited: Bool { waiter != nil }

    /// The next bytes; `nil` at the end.
    func next() async throws -> [UInt8]? {
        // Parking lets other connections have a turn, even when bytes are there.
        if core.isCurrent, connection?.mayGoOn() != false, let result = pull() { return try result.get() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                core.perform { [self] in park(waiter) }
            }
        } onCancel: {
            core.perform { [self] in fail(.connectionClosed) }
        }
    }

    func collect(upTo bound: Int) async throws -> [UInt8] {
        if let declaredLength, declaredLength > bound { throw BodyError.tooLarge(limit: bound) }
        var bytes: [UInt8] = []
        if let declaredLength { bytes.reserveCapacity(Swift.min(declaredLength, 1 << 20)) }
        while let piece = try await next() {
            if bytes.count + piece.count > bound { throw BodyError.tooLarge(limit: bound) }
            bytes.append(contentsOf: piece)
        }
        return bytes
    }

    private func park(_ waiter: Waiter) {
        if let result = pull() {
            waiter.resume(with: result)
        } else if self.waiter != nil {
            waiter.resume(throwing: BodyError.malformed("The body is already being read."))
        } else {
            self.waiter = waiter
        }
    }

    /// What can be said at once; `nil` means that the client must send first.
    private func pull() -> Result<[UInt8]?, any Error>? {
        switch outcome {
        case .success: return .success(nil)
        case .failure(let error): return .failure(error)
        case nil: break
        }
        if let declaredLength, declaredLength > limit {
            fail(.tooLarge(limit: limit))
            return .failure(BodyError.tooLarge(limit: limit))
        }
        guard let connection else { return .failure(BodyError.connectionClosed) }
        guard waiter == nil else { return nil }
        return take(connection.nextBodyPiece())
    }

    private func take(_ piece: BodyPiece) -> Result<[UInt8]?, any Error>? {
        switch piece {
        case .blocked:
            return nil
        case .bytes(let bytes):
            received += bytes.count
            guard received <= limit else {
                fail(.tooLarge(limit: limit))
                return .failure(BodyError.tooLarge(limit: limit))
            }
            return .success(bytes)
        case .end:
            outcome = .success(())
            return .success(nil)
        case .failed(let error):
            fail(error)
            return .failure(error)
        }
    }

    /// The connection has something new.
    func proceed() {
        guard let waiter, let connection else { return }
        if let result = take(connection.nextBodyPiece()) {
            // `fail` may have resumed the waiter already.
            guard self.waiter != nil else { return }
            self.waiter = nil
            waiter.resume(with: result)
        }
    }

    /// Ends the stream; later reads fail alike.
    func fail(_ error: BodyError) {
        if outcome == nil { outcome = .failure(error) }
        guard let waiter else { return }
        self.waiter = nil
        waiter.resume(throwing: error)
    }

    /// The answer is complete: the body can't be read any more.
    func detach() {
        connection = nil
        fail(.connectionClosed)
    }
}

/// One step of reading a body.
enum BodyPiece {
    /// The client has to send first.
    case blocked
    case bytes([UInt8])
    case end
    case failed(BodyError)
}
