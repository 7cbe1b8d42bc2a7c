import HubDomain
import HubOperations
import Testing

@Suite(.timeLimit(.minutes(60)))
struct SystemClockTests {
    @Test func `the system clock's sleep ends when it is due or cancelled`() async throws {
        let clock = SystemClock()
        let due = clock.now() + Milliseconds(5)
        try await clock.sleep(until: due)
        #expect(clock.now() >= due)
        let long = Task { try await clock.sleep(until: clock.now() + .hours(1)) }
        long.cancel()
        await #expect(throws: CancellationError.self) { try await long.value }
    }
}
