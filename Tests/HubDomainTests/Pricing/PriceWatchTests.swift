import HubDomain
import Testing

struct PriceWatchTests {
    @Test func `a drift needs enough jobs, the tolerance and more than chance`() {
        #expect(PriceWatch.judge([]).drift == nil)
        #expect(PriceWatch.judge([1.5, 1.5, 1.5, 1.6, 1.5]).hasDrifted == false)
        #expect(PriceWatch.judge([1.5, 1.5, 1.5, 1.6, 1.5, 1.5]).hasDrifted)
        #expect(PriceWatch.judge([1.05, 1.06, 1.05, 1.06, 1.05, 1.06]).hasDrifted == false)
        // On average 1.15, with a spread that explains it.
        let loud = PriceWatch.judge([0.6, 1.7, 0.7, 1.6, 0.8, 1.5])
        #expect(abs((loud.drift ?? 0) - 0.15) < 1e-12)
        #expect(loud.hasDrifted == false)
        #expect(PriceWatch.judge([0.7, 0.7, 0.72, 0.7, 0.7, 0.71]).hasDrifted)
    }

    @Test func `what has come right again is forgotten after thirty jobs`() {
        let old = Array(repeating: 1.5, count: 40)
        #expect(PriceWatch.judge(old).hasDrifted)
        #expect(PriceWatch.judge(old + Array(repeating: 1, count: 30)).hasDrifted == false)
    }

    @Test func `a drift isn't told of again before there are enough further jobs`() {
        var watch = PriceWatch(jobs: 8, drift: 0.3, checkedAt: Instant(milliseconds: 0))
        #expect(watch.mayRaise)
        watch.raisedJobs = 3
        #expect(!watch.mayRaise)
        watch.raisedJobs = 2
        #expect(watch.mayRaise)
    }
}
