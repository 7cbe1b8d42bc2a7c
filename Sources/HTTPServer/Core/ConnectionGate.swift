import Dispatch

/// Counts connections, in all and by address. Locked only when a connection begins or ends (and, with a bound by
/// address, for each request that a trusted proxy forwards).
final class ConnectionGate: Sendable {
    enum Verdict: Equatable {
        case admitted
        case full
        case addressFull
    }

    private struct State {
        var total = 0
        var byAddress: [IPAddress: Int] = [:]
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
        var nextWaiter = 0
    }

    private let limits: ServerLimits
    private let state = Locked(State())

    init(limits: ServerLimits) {
        self.limits = limits
    }

    var total: Int { state.withLock { $0.total } }

    /// Counts a connection unless a bound is reached. `address` is `nil` when connections are not counted by address.
    func enter(_ address: IPAddress?) -> Verdict {
        state.withLock { state in
            if state.total >= limits.connections { return .full }
            guard Self.count(address, in: &state, limits.connectionsPerAddress) else { return .addressFull }
            state.total += 1
            return .admitted
        }
    }

    func leave(_ address: IPAddress?) {
        let waiters = state.withLock { state in
            state.total -= 1
            Self.uncount(address, in: &state, limits.connectionsPerAddress)
            guard state.total == 0 else { return [Int: CheckedContinuation<Void, Never>]() }
            defer { state.waiters = [:] }
            return state.waiters
        }
        for waiter in waiters.values { waiter.resume() }
    }

    /// Counts a forwarded request towards its client's address.
    func enterForwarded(_ address: IPAddress) -> Bool {
        state.withLock { Self.count(address, in: &$0, limits.connectionsPerAddress) }
    }

    func leaveForwarded(_ address: IPAddress) {
        state.withLock { Self.uncount(address, in: &$0, limits.connectionsPerAddress) }
    }

    private static func count(_ address: IPAddress?, in state: inout State, _ bound: Int?) -> Bool {
        guard let address, let bound else { return true }
        let count = state.byAddress[address, default: 0]
        if count >= bound { return false }
        state.byAddress[address] = count + 1
        return true
    }

    private static func uncount(_ address: IPAddress?, in state: inout State, _ bound: Int?) {
        guard let address, bound != nil, let count = state.byAddress[address] else { return }
        state.byAddress[address] = count > 1 ? count - 1 : nil
    }

    /// Returns when no connection is left or the time is over.
    func waitUntilEmpty(within time: Duration) async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let number = state.withLock { state in
                guard state.total > 0 else { return nil as Int? }
                state.nextWaiter += 1
                state.waiters[state.nextWaiter] = continuation
                return state.nextWaiter
            }
            guard let number else {
                continuation.resume()
                return
            }
            let deadline = DispatchTime.now() + .nanoseconds(Int(clamping: time.nanoseconds))
            DispatchQueue.global().asyncAfter(deadline: deadline) { [self] in giveUp(number) }
        }
    }

    private func giveUp(_ number: Int) {
        state.withLock { $0.waiters.removeValue(forKey: number) }?.resume()
    }
}
