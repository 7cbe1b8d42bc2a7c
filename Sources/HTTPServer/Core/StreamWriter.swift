/// The writing end of one streamed answer.
final class StreamWriter: ResponseWriter, @unchecked Sendable {  // All but `core` belongs to the core's thread.
    private let core: Core
    /// `nil` once the answer is over.
    private var connection: Connection?
    private var transform: any BodyTransform
    private var waiters: [CheckedContinuation<Void, any Error>] = []
    private var outcome = BodyError.connectionClosed

    init(connection: Connection, transform: any BodyTransform) {
        self.connection = connection
        self.core = connection.core
        self.transform = transform
    }

    func write(_ bytes: [UInt8]) async throws {
        if bytes.isEmpty { return }
        if core.isCurrent, try writeNow(bytes), connection?.mayGoOn() != false { return }
        try await writeElsewhere(bytes)
    }

    private func writeElsewhere(_ bytes: [UInt8]) async throws {
        let isOnCore = core.isCurrent
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (waiter: CheckedContinuation<Void, any Error>) in
                core.perform { [self] in
                    do {
                        // On the core the bytes are queued already; only room, or other connections' turn, is missing.
                        if try isOnCore ? hasRoom() : writeNow(bytes) {
                            waiter.resume()
                        } else {
                            waiters.append(waiter)
                        }
                    } catch {
                        waiter.resume(throwing: error)
                    }
                }
            }
        } onCancel: {
            core.perform { [self] in detach(.connectionClosed) }
        }
    }

    /// Queues the bytes; whether the caller may go on at once.
    private func writeNow(_ bytes: [UInt8]) throws -> Bool {
        guard let connection else { throw outcome }
        let encoded = try transform.encode(bytes)
        connection.output.append(encoded)
        connection.lastOutput = core.now
        connection.flush()
        return try hasRoom()
    }

    private func hasRoom() throws -> Bool {
        guard let connection else { throw outcome }
        return connection.output.count <= connection.context.configuration.limits.outputBuffer
    }

    /// The producer has returned: whatever closes the body goes out. Throws when the declared length was not reached.
    func finish() throws {
        guard let connection else { throw outcome }
        connection.output.append(try transform.finish())
        connection.lastOutput = core.now
    }

    /// Sends a comment of an event stream that has been silent.
    func beat() {
        guard let connection, connection.output.isEmpty, let bytes = try? transform.encode(EventStream.comment) else {
            return
        }
        connection.output.append(bytes)
        connection.lastOutput = core.now
        connection.flush()
    }

    func outputDrained(to count: Int) {
        guard !waiters.isEmpty, let connection else { return }
        guard count <= connection.context.configuration.limits.outputBuffer / 2 else { return }
        let ready = waiters
        waiters = []
        for waiter in ready { waiter.resume() }
    }

    /// Ends the answer; later writes fail alike.
    func detach(_ error: BodyError) {
        guard connection != nil else { return }
        connection = nil
        outcome = error
        let ready = waiters
        waiters = []
        for waiter in ready { waiter.resume(throwing: error) }
    }
}
