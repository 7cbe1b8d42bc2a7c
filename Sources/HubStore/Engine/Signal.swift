package import HubDomain

/// Wakes background loops. Raising is cheap and never waits; raises that nobody has heard yet count as one.
package final class Signal: Sendable {
    private struct Listener {
        weak var subscription: Subscription?
    }

    private let listeners = Locked<[Listener]>([])
    private let count = Locked<UInt64>(0)

    package init() {}

    /// How often it was raised: as long as this stays, nothing has happened.
    package var raises: UInt64 { count.withLock { $0 } }

    /// Wakes every subscription, now or at its next wait.
    package func raise() {
        count.withLock { $0 += 1 }
        let subscriptions = listeners.withLock { listeners in
            listeners.removeAll { $0.subscription == nil }
            return listeners.compactMap(\.subscription)
        }
        for subscription in subscriptions { subscription.raise() }
    }

    /// Hears each raise from now on, as long as it is kept.
    package func subscribe() -> Subscription {
        let subscription = Subscription()
        listeners.withLock { $0.append(Listener(subscription: subscription)) }
        return subscription
    }

    /// One loop's ear. Only one task may wait at a time.
    package final class Subscription: Sendable {
        private struct State {
            var isRaised = false
            var waiter: CheckedContinuation<Void, any Error>?
            var isCancelled = false

            mutating func takeWaiter() -> CheckedContinuation<Void, any Error>? {
                defer { waiter = nil }
                return waiter
            }
        }

        private let state = Locked(State())

        fileprivate init() {}

        /// Returns at the next raise; at once when one came since the last wait.
        /// - Throws: `CancellationError`.
        package func wait() async throws {
            state.withLock { $0.isCancelled = false }
            try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { enter($0) }
            } onCancel: {
                let waiter = state.withLock { state in
                    state.isCancelled = true
                    return state.takeWaiter()
                }
                waiter?.resume(throwing: CancellationError())
            }
        }

        /// As ``wait()``, but no longer than until `instant`.
        package func wait(until instant: Instant, on clock: any HubClock) async throws {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await self.wait() }
                group.addTask { try await clock.sleep(until: instant) }
                defer { group.cancelAll() }
                try await group.next()
            }
        }

        fileprivate func raise() {
            let waiter = state.withLock { state in
                state.isRaised = state.waiter == nil
                return state.takeWaiter()
            }
            waiter?.resume()
        }

        private func enter(_ waiter: CheckedContinuation<Void, any Error>) {
            let outcome: Result<Void, any Error>? = state.withLock { state in
                if state.isCancelled { return .failure(CancellationError()) }
                if state.isRaised {
                    state.isRaised = false
                    return .success(())
                }
                precondition(state.waiter == nil, "two tasks wait on one subscription")
                state.waiter = waiter
                return nil
            }
            if let outcome { waiter.resume(with: outcome) }
        }
    }
}
