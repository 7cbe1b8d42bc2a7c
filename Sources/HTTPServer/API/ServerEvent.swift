/// Something the operator may want to read in the log.
public enum ServerEvent: Sendable, Hashable {
    /// `accept` failed; the listener pauses for the given milliseconds. `code` is the system's `errno`.
    case acceptFailed(code: Int32, pauseMilliseconds: Int)
    /// A connection was turned away because a connection bound was reached.
    case connectionRefused(peer: PeerAddress)
    /// A stop ran out of time and cut this many connections.
    case stopTimedOut(connections: Int)
}
