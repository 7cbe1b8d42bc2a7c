package import HubDomain

/// A clock that stands still until a test moves it.
package final class FakeClock: HubClock {
    private struct Sleeper {
        let number: Int
        let due: Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct Watcher {
        let count: Int
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var now: Instant
        var lastNumber = 0
        var sleepers: [Sleeper] = []
        var watchers: [Watcher] = []

        mutating func takeDue() -> [Sleeper] {
            let now = self.now
            let due = sleepers.filter { $0.due <= now }
            sleepers.removeAll { $0.due <= now }
            return due.sorted { ($0.due, $0.number) < ($1.due, $1.number) }
        }

        mutating func takeSatisfiedWatchers() -> [Watcher] {
            let count = sleepers.count
            let satisfied = watchers.filter { $0.count <= count }
            watchers.removeAll { $0.count <= count }
            return satisfied
        }
    }

    private let state: Locked<State>

    package init(now: Instant = Instant(milliseconds: 1_767_225_600_000)) {
        state = Locked(State(now: now))
    }

    package func now() -> Instant { state.withLock { $0.now } }

    /// How many tasks are asleep on this clock; a test that ends with some left over has lost a task.
    package var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    /// Moves the hands forward and wakes whoever is due, the earliest first.
    package func advance(by duration: Milliseconds) {
        set(now() + duration)
    }

    /// Puts the hands to an instant, earlier ones included: a stepped clock.
    package func set(_ instant: Instant) {
        let due = state.withLock { state in
            state.now = instant
            return state.takeDue()
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    package func sleep(until instant: Instant) async throws {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enter(Sleeper(number: number, due: instant, continuation: continuation))
            }
        } onCancel: {
            cancel(number)
        }
    }

    /// Returns once `count` tasks or more sleep on this clock, so that a test moves the hands only after they lay down.
    package func waitForSleepers(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isSatisfied = state.withLock { state in
                if state.sleepers.count >= count { return true }
                state.watchers.append(Watcher(count: count, continuation: continuation))
                return false
            }
            if isSatisfied { continuation.resume() }
        }
    }

    private func enter(_ sleeper: Sleeper) {
        let (isDue, watchers) = state.withLock { state -> (Bool, [Watcher]) in
            if sleeper.due <= state.now { return (true, []) }
            state.sleepers.append(sleeper)
            return (false, state.takeSatisfiedWatchers())
        }
        for watcher in watchers { watcher.continuation.resume() }
        if isDue {
            sleeper.continuation.resume()
        } else if Task.isCancelled {
            cancel(sleeper.number)
        }
    }

    private func cancel(_ number: Int) {
        let sleeper = state.withLock { state in
            let index = state.sleepers.firstIndex { $0.number == number }
            return index.map { state.sleepers.remove(at: $0) }
        }
        sleeper?.continuation.resume(throwing: CancellationError())
    }
}
