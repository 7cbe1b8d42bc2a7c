/// The writing end of a streamed body.
public protocol ResponseWriter: Sendable {
    /// Queues the bytes and returns when the connection can take more. Empty input is ignored.
    ///
    /// Throws ``BodyError/connectionClosed`` when the client is gone, ``BodyError/timedOut`` when it reads too slowly
    /// and ``BodyError/lengthMismatch`` when more is written than was declared.
    func write(_ bytes: [UInt8]) async throws
}
