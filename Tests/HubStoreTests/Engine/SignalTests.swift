import HubDomain
import HubSQLite
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct SignalTests {
    @Test func `a commit wakes who listens, raises in between count as one`() async throws {
        let scratch = try await ScratchStore()
        let ear = scratch.store.commits.subscribe()
        try await scratch.store.write { try $0.insertNote("a") }
        try await scratch.store.write { try $0.insertNote("b") }
        try await ear.wait()
        // A second wait would now last until the instant: the two commits were one wake.
        async let waiting: Void = ear.wait(until: scratch.clock.now() + .seconds(10), on: scratch.clock)
        await scratch.clock.waitForSleepers(1)
        scratch.clock.advance(by: .seconds(10))
        try await waiting
        try await scratch.close()
    }

    @Test func `a write that changes nothing wakes nobody`() async throws {
        let scratch = try await ScratchStore()
        let ear = scratch.store.commits.subscribe()
        _ = try await scratch.store.write { try $0.exists(Note.names) }
        async let waiting: Void = ear.wait(until: scratch.clock.now() + .seconds(1), on: scratch.clock)
        await scratch.clock.waitForSleepers(1)
        scratch.clock.advance(by: .seconds(1))
        try await waiting
        try await scratch.close()
    }

    @Test func `a raise ends a wait before its instant`() async throws {
        let clock = FakeClock()
        let signal = Signal()
        let ear = signal.subscribe()
        async let waiting: Void = ear.wait(until: clock.now() + .days(1), on: clock)
        await clock.waitForSleepers(1)
        signal.raise()
        try await waiting
        #expect(clock.sleeperCount == 0)
    }

    @Test func `a wait ends with its task`() async throws {
        let ear = Signal().subscribe()
        let waiting = Task { try await ear.wait() }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
    }

    @Test func `commits of another process are noticed when asked for, one's own are not`() async throws {
        let scratch = try await ScratchStore()
        let other = try await scratch.openAgain()
        #expect(try await scratch.store.pollForeignCommits() == false)
        try await scratch.store.write { try $0.insertNote("own") }
        #expect(try await scratch.store.pollForeignCommits() == false)
        try await Store(driver: other, clock: scratch.clock).write { try $0.insertNote("foreign") }
        let ear = scratch.store.commits.subscribe()
        #expect(try await scratch.store.pollForeignCommits())
        try await ear.wait()
        #expect(try await scratch.store.pollForeignCommits() == false)
        try await other.close()
        try await scratch.close()
    }
}
