import HubDomain
import HubOperations
import HubStore
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct BackgroundLoopTests {
    @Test
    func `a failing round is tried again, later and later, and at once after a good one`() async throws {
        let hub = try await TestHub()
        let failure = Result<NextRound, any Error>.failure(ScriptedWork.Failure())
        let work = ScriptedWork(failure, failure, failure, .success(.atOnce), failure)
        try await running(work, on: hub) { rounds in
            #expect(await rounds.next() == 1)
            for (number, seconds) in [(2, 1), (3, 2), (4, 4)] {
                await hub.clock.waitForSleepers(1)
                hub.clock.advance(by: .seconds(Int64(seconds)) + Milliseconds(-1))
                #expect(hub.clock.sleeperCount == 1)
                hub.clock.advance(by: Milliseconds(1))
                #expect(await rounds.next() == number)
            }
            #expect(await rounds.next() == 5)
            await hub.clock.waitForSleepers(1)
            hub.clock.advance(by: .seconds(1))
            #expect(await rounds.next() == 6)
        }
    }

    @Test
    func `a failure waits a minute at most`() async throws {
        let hub = try await TestHub()
        let failure = Result<NextRound, any Error>.failure(HubError(.unavailable, "Busy"))
        let work = ScriptedWork(failure, failure, failure, failure, failure, failure, failure, failure, failure)
        try await running(work, on: hub) { rounds in
            for number in 1...9 {
                #expect(await rounds.next() == number)
                await hub.clock.waitForSleepers(1)
                hub.clock.advance(by: .minutes(1))
            }
        }
    }

    @Test
    func `a commit wakes it, but not within its pause`() async throws {
        let hub = try await TestHub()
        let work = ScriptedWork(.success(.onCommit(pause: .seconds(2))), .success(.onCommit(pause: .seconds(2))))
        try await running(work, on: hub) { rounds in
            #expect(await rounds.next() == 1)
            await hub.clock.waitForSleepers(1)
            hub.store.commits.raise()
            hub.store.commits.raise()
            #expect(hub.clock.sleeperCount == 1)
            hub.clock.advance(by: .seconds(2))
            #expect(await rounds.next() == 2)
            await hub.clock.waitForSleepers(1)
            hub.clock.advance(by: .seconds(2))
            hub.store.commits.raise()
            #expect(await rounds.next() == 3)
        }
    }

    @Test
    func `an instant wakes it without a commit`() async throws {
        let hub = try await TestHub()
        let work = ScriptedWork(.success(.onCommit(orAt: hub.now + .hours(3), pause: .zero)))
        try await running(work, on: hub) { rounds in
            #expect(await rounds.next() == 1)
            await hub.clock.waitForSleepers(1)
            hub.clock.advance(by: .hours(3))
            #expect(await rounds.next() == 2)
        }
    }

    /// Runs a loop beside `body` and ends it; it must end.
    private func running(
        _ work: ScriptedWork,
        on hub: TestHub,
        _ body: (inout AsyncStream<Int>.Iterator) async throws -> Void
    ) async throws {
        let loop = BackgroundLoop(work, store: hub.store, logger: hub.hub.logger)
        let task = Task { try await loop.run() }
        var rounds = work.rounds.makeAsyncIterator()
        try await body(&rounds)
        task.cancel()
        _ = await task.result
        #expect(hub.clock.sleeperCount == 0)
    }
}
