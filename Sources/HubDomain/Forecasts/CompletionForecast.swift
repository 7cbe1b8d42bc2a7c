/// When a number of pieces will be finished: many futures, each made of past days drawn with replacement.
package struct CompletionForecast: Hashable, Sendable {
    package let remaining: Int
    package let seed: UInt64
    /// Working days that each run took, ascending; runs beyond ``ThroughputSimulation/mostDays`` are left out.
    private let days: [Int]
    private let runs: Int

    /// - Throws: `CancellationError` when nobody waits any more.
    package init(
        of remaining: Int,
        at throughput: Throughput,
        seed: UInt64,
        runs: Int = ThroughputSimulation.runs
    ) throws {
        self.remaining = remaining
        self.seed = seed
        self.runs = runs
        var generator = Xoshiro256(seed: seed)
        var days: [Int] = []
        for run in 0..<runs {
            if run.isMultiple(of: 64) { try Task.checkCancellation() }
            var left = remaining
            var day = 0
            while left > 0, day <= ThroughputSimulation.mostDays {
                left -= throughput.draw(&generator)
                day += 1
            }
            if left <= 0, day <= ThroughputSimulation.mostDays { days.append(day) }
        }
        self.days = days.sorted()
    }

    /// - Parameter days: What each run took that came to an end in time; in any order.
    init(of remaining: Int, seed: UInt64, runs: Int, took days: [Int]) {
        self.remaining = remaining
        self.seed = seed
        self.runs = runs
        self.days = days.sorted()
    }

    /// The working days within which that share of the runs was finished; `nil` when it takes more than ten years.
    package func workingDays(at percent: Int) -> Int? {
        let rank = ThroughputSimulation.rank(percent, of: runs)
        return days.indices.contains(rank - 1) ? days[rank - 1] : nil
    }

    /// The date by which that share of the runs was finished.
    ///
    /// - Parameter start: The first day that counts is the working day after it.
    /// - Returns: `nil` when it takes more than ten years.
    package func date(at percent: Int, after start: CivilDate, on calendar: WorkCalendar) -> CivilDate? {
        workingDays(at: percent).flatMap { calendar.adding(workingDays: $0, to: start) }
    }

    /// How likely it is to be finished within so many working days.
    package func likelihood(within workingDays: Int) -> Likelihood {
        let finished = days.count { $0 <= workingDays }
        return Likelihood(share: Double(finished) / Double(runs), isCertain: remaining <= 0)
    }
}

/// A probability that doesn't promise more than a simulation of the past can know.
package struct Likelihood: Hashable, Sendable {
    /// From 0 to 0.95, or 1 for what is certain.
    package let share: Double
    /// Whether the simulation says more than 95 %, which it can't know: the future may bring what the past didn't.
    package let isOverBound: Bool

    init(share: Double, isCertain: Bool) {
        isOverBound = !isCertain && share > Self.bound
        self.share = isCertain ? 1 : Swift.min(share, Self.bound)
    }

    private static let bound = 0.95

    /// `70%`, or `>95%`.
    package var text: String { isOverBound ? ">95%" : "\(Int((share * 100).rounded(.down)))%" }
}
