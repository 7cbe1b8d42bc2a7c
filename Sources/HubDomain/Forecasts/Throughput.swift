/// What was finished on each working day of the past, days with nothing included.
package struct Throughput: Hashable, Sendable {
    package let perDay: [Int]

    /// Days with a completion without which no number is given.
    package static let fewestBusyDays = 5
    package static let mostDays = 10_000

    /// - Parameter perDay: One count for each working day, at most ``mostDays``; the order doesn't matter.
    /// - Throws: `forecast-refused` with the reason when fewer than five days saw a completion.
    package init(perDay: [Int]) throws(HubError) {
        let busyDays = perDay.count { $0 > 0 }
        guard busyDays >= Self.fewestBusyDays else {
            let found = busyDays == 1 ? "1 day has" : "\(busyDays) days have"
            let reason = "A forecast needs at least \(Self.fewestBusyDays) days with a completion; \(found) one."
            throw HubError(.forecastRefused, reason)
        }
        self.perDay = Array(perDay.suffix(Self.mostDays))
    }

    func draw(_ generator: inout Xoshiro256) -> Int { perDay[generator.next(below: perDay.count)] }
}

/// The simulations behind "when" and "how many".
package enum ThroughputSimulation {
    package static let runs = 10_000
    /// The shares of runs that answers are given for, in percent.
    package static let confidences = [50, 70, 85, 95]
    /// Working days of about ten years; what takes longer has no date.
    package static let mostDays = 2_600

    /// How many of `runs` a share is, rounded up.
    static func rank(_ percent: Int, of runs: Int) -> Int { (percent * runs + 99) / 100 }
}
