import Testing

@testable import HTTPServer

@Suite struct RateGuardTests {
    private static let second: Int64 = 1_000_000_000

    /// Whether a transfer that has moved `moved` bytes after each second is found too slow in some second.
    private static func isTooSlow(_ moved: [Int], rate: Int = 100) -> Bool {
        var rateGuard = RateGuard()
        return moved.enumerated().contains { second, bytes in
            rateGuard.isTooSlow(now: Int64(second) * Self.second, moved: bytes, grace: 3 * Self.second, rate: rate)
        }
    }

    @Test func `the rate counts over whole spans`() {
        #expect(!Self.isTooSlow([0, 0, 0, 300, 300, 300, 600]))
        #expect(Self.isTooSlow([0, 0, 0, 299]))
        #expect(Self.isTooSlow([0, 0, 0, 300, 400, 500, 599]))
    }

    @Test func `without a rate one byte a span is enough`() {
        #expect(!Self.isTooSlow([0, 0, 0, 1, 1, 1, 2], rate: 0))
        #expect(Self.isTooSlow([0, 0, 0, 1, 1, 1, 1], rate: 0))
    }

    @Test func `time in which the peer was not waited for does not count`() {
        var rateGuard = RateGuard()
        let verdicts = ([0, 60, 62, 63] as [Int64]).map { second in
            if second == 60 { rateGuard.pause() }
            return rateGuard.isTooSlow(now: second * Self.second, moved: 0, grace: 3 * Self.second, rate: 100)
        }
        #expect(verdicts == [false, false, false, true])
    }
}
