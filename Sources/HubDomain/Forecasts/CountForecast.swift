/// How many pieces will be finished within a number of working days.
package struct CountForecast: Hashable, Sendable {
    package let workingDays: Int
    package let seed: UInt64
    /// What each run finished, ascending.
    private let totals: [Int]

    /// - Parameter workingDays: At most ``ThroughputSimulation/mostDays`` are counted.
    /// - Throws: `CancellationError` when nobody waits any more.
    package init(
        within workingDays: Int,
        at throughput: Throughput,
        seed: UInt64,
        runs: Int = ThroughputSimulation.runs
    ) throws {
        self.workingDays = min(max(0, workingDays), ThroughputSimulation.mostDays)
        self.seed = seed
        var generator = Xoshiro256(seed: seed)
        var totals: [Int] = []
        totals.reserveCapacity(runs)
        for run in 0..<runs {
            if run.isMultiple(of: 64) { try Task.checkCancellation() }
            totals.append((0..<self.workingDays).reduce(0) { total, _ in total + throughput.draw(&generator) })
        }
        self.totals = totals.sorted()
    }

    /// The number that at least this share of the runs reached.
    package func count(at percent: Int) -> Int {
        let rank = ThroughputSimulation.rank(percent, of: totals.count)
        return totals[min(max(totals.count - rank, 0), totals.count - 1)]
    }
}
