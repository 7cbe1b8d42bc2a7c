import HubDomain
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct ClockAndIDTests {
    @Test func `ids rise, also within one millisecond, past its counter and when the clock steps back`() {
        let clock = FakeClock()
        let ids = UUIDv7Source(clock: clock) { .max }
        var made: [String] = []
        for _ in 0..<10_000 { made.append(ids.next()) }
        clock.set(Instant(milliseconds: 1))
        for _ in 0..<10 { made.append(ids.next()) }
        clock.advance(by: .days(40_000))
        made.append(ids.next())
        #expect(zip(made, made.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    /// The example of RFC 9562, appendix A.6, but for `rand_a`, whose first bit is our counter's and zero.
    @Test func `an id has the layout of version 7`() {
        let ids = UUIDv7Source(clock: FakeClock(now: Instant(milliseconds: 0x017F_22E2_79B0))) {
            0x18C4_DC0C_0C07_398F
        }
        #expect(ids.next() == "017f22e2-79b0-718f-98c4-dc0c0c07398f")
    }

    @Test func `ids of several tasks are all different`() async {
        let ids = UUIDv7Source(clock: FakeClock()) { 7 }
        let made = await withTaskGroup(of: [String].self) { group in
            for _ in 0..<8 { group.addTask { (0..<1_000).map { _ in ids.next() } } }
            return await group.reduce(into: Set()) { $0.formUnion($1) }
        }
        #expect(made.count == 8_000)
    }

    @Test func `sequential ids have the form of ids`() {
        let ids = SequentialIDs(prefix: "0000abcd")
        #expect(ids.next() == "0000abcd-0000-7000-8000-000000000001")
        #expect(ids.next() == "0000abcd-0000-7000-8000-000000000002")
    }

    @Test func `the fake clock wakes sleepers that are due and no others`() async throws {
        let clock = FakeClock()
        let start = clock.now()
        async let short: Void = clock.sleep(until: start + .seconds(1))
        let long = Task { try await clock.sleep(until: start + .seconds(9)) }
        await clock.waitForSleepers(2)
        clock.advance(by: .seconds(1))
        try await short
        #expect(clock.sleeperCount == 1)
        long.cancel()
        await #expect(throws: CancellationError.self) { try await long.value }
        #expect(clock.sleeperCount == 0)
        try await clock.sleep(until: start)
    }
}
