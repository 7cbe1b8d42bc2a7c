/// Lets one task wait until another thread opens the gate, even when it opened first.
final class CancellationGate: Sendable {
    private enum State {
        case closed
        case awaited(CheckedContinuation<Void, Never>)
        case open
    }

    private let state = Locked(State.closed)

    func wait() async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let isOpen = state.withLock { state in
                if case .open = state { return true }
                state = .awaited(continuation)
                return false
            }
            if isOpen { continuation.resume() }
        }
    }

    func open() {
        let waiting = state.withLock { state in
            defer { state = .open }
            if case .awaited(let continuation) = state { return continuation as CheckedContinuation<Void, Never>? }
            return nil
        }
        waiting?.resume()
    }
}
