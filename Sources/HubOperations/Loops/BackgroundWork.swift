package import HubDomain

/// Work that goes on beside the requests, a short round at a time. ``BackgroundLoop`` turns it into a service.
package protocol BackgroundWork: Sendable {
    /// For the log.
    var name: String { get }

    /// Does what is due, in transactions of bounded size. A round that is cut short or fails is simply run again.
    func round() async throws -> NextRound
}

/// When work wants its next round.
package enum NextRound: Hashable, Sendable {
    /// There is more to do.
    case atOnce
    /// After the next commit, or at an instant if that comes first; never before `pause` has passed, so that a stream
    /// of commits is dealt with in batches.
    case onCommit(orAt: Instant? = nil, pause: Milliseconds)
    /// After some time, whatever happens.
    case after(Milliseconds)
}
