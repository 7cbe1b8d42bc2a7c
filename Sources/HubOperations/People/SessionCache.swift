import HubDomain
import HubStore

/// Callers by the hash of their token, so that a request needs no look-up. Emptied whenever people or tokens change;
/// changes by another process are noticed with its commit.
package final class SessionCache: Sendable {
    private let state = Locked(State())

    private struct State: Sendable {
        var sessions: [[UInt8]: Session] = [:]
        /// Rises with every emptying, so that a look-up under way then isn't kept.
        var generation = 0
    }

    struct Session: Sendable {
        let caller: Caller
        let token: Token
    }

    /// Sessions kept before the cache starts anew.
    private static let capacity = 10_000

    func find(_ hash: [UInt8]) -> (session: Session?, generation: Int) {
        state.withLock { ($0.sessions[hash], $0.generation) }
    }

    func keep(_ session: Session, for hash: [UInt8], generation: Int) {
        state.withLock { state in
            guard state.generation == generation else { return }
            if state.sessions.count >= Self.capacity { state.sessions.removeAll() }
            state.sessions[hash] = session
        }
    }

    package func forgetAll() {
        state.withLock { state in
            state.sessions.removeAll()
            state.generation += 1
        }
    }
}
