/// The time of day and the way to wait for it. Handed in wherever time matters, so that tests hold the hands.
package protocol HubClock: Sendable {
    func now() -> Instant

    /// Returns once `now()` has reached `instant`, at once if it has already.
    /// - Throws: `CancellationError` when the task is cancelled while it waits.
    func sleep(until instant: Instant) async throws
}
