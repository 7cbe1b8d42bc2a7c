import HubDomain

/// A line on the terminal that says how far long work is. Shown after a second, and only to a person.
final class ProgressLine: Sendable {
    private static let width = 30

    private let title: String
    private let clock: any HubClock
    private let state: Locked<State>

    private struct State: Sendable {
        var shownAt: Instant
        var isVisible = false
    }

    init(_ title: String, clock: any HubClock) {
        self.title = title
        self.clock = clock
        state = Locked(State(shownAt: clock.now() + Milliseconds(700)))
    }

    /// Draws a bar, at most a few times a second.
    func show(_ done: Int, of total: Int) {
        guard total > 0, isDue() else { return }
        let filled = min(done, total) * Self.width / total
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
        Terminal.error.write("\r\u{1B}[K\(title) \(bar) \(done) of \(total)")
    }

    /// Takes the line away.
    func end() {
        if state.withLock({ $0.isVisible }) { Terminal.error.write("\r\u{1B}[K") }
    }

    private func isDue() -> Bool {
        guard Terminal.error.isInteractive else { return false }
        let now = clock.now()
        return state.withLock { state in
            guard now >= state.shownAt + Milliseconds(300) else { return false }
            state.shownAt = now
            state.isVisible = true
            return true
        }
    }
}
