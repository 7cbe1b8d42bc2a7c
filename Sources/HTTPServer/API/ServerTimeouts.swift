/// Durations and rates.
public struct ServerTimeouts: Sendable, Hashable {
    /// From the first byte of a request to the end of its head; then 408.
    public var header: Duration = .seconds(10)
    /// Between requests, and before the first byte of a new connection.
    public var idle: Duration = .seconds(60)
    /// While a handler waits for body bytes, each such span of waiting must bring `minimumRate` bytes a second.
    public var bodyGrace: Duration = .seconds(10)
    /// While response bytes wait for the client, each such span must take `minimumRate` bytes a second.
    public var writeGrace: Duration = .seconds(20)
    /// Bytes a second, for bodies in both directions. At least one byte per span is always asked for.
    public var minimumRate = 240
    /// How long the end of a client's input may precede its answer before the handler is cancelled.
    public var halfClosed: Duration = .seconds(1)
    /// How long a closing connection reads on, so that the answer is not lost to a reset.
    public var linger: Duration = .seconds(2)
    /// How long a graceful stop waits for requests under way.
    public var stop: Duration = .seconds(10)

    public init() {}
}
