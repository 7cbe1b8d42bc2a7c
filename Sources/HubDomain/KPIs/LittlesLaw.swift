/// Little's law, L = λ · W: in a steady flow the mean number in progress is the rate of departures times the mean time
/// each stays (Little, Operations Research 9 (1961) 383–387). A ratio far from 1 says that the flow isn't steady: work
/// piles up (above 1) or is being worked off, and averages of the past promise little.
package struct LittlesLaw: Hashable, Sendable {
    /// Mean number in production over the window, weighted by time.
    package let meanInProgress: Double
    /// Launches a day of 24 hours.
    package let launchesPerDay: Double
    /// Minutes; `nil` when nothing was launched.
    package let meanCycleTime: Double?

    /// L ÷ (λ · W); `nil` when there is nothing to divide by.
    package var ratio: Double? {
        guard let meanCycleTime, meanCycleTime > 0, launchesPerDay > 0 else { return nil }
        return meanInProgress / (launchesPerDay * meanCycleTime / Self.minutesPerDay)
    }

    private static let minutesPerDay = 1_440.0

    /// - Parameters:
    ///   - window: Its length is positive.
    ///   - cycleTimes: Of what was launched in the window, in milliseconds.
    package init(window: KPIWindow, inProgress: LevelIntegral, launches: Int, cycleTimes: [Int64]) {
        let length = Double((window.to - window.from).count)
        meanInProgress = inProgress.area / length
        launchesPerDay = Double(launches) / (length / (Self.minutesPerDay * 60_000))
        meanCycleTime =
            cycleTimes.isEmpty ? nil : Double(cycleTimes.reduce(0, +)) / (60_000 * Double(cycleTimes.count))
    }
}

/// How many were in some stages, summed over the time of a window, worked out backwards from how many there are now.
package struct LevelIntegral: Hashable, Sendable {
    /// Campaigns times milliseconds.
    package let area: Double

    /// - Parameters:
    ///   - now: How many there are after the last step.
    ///   - steps: Every step at or after the beginning of the window, in any order.
    package init(of stages: Set<StageKey>, now: Int64, _ steps: [StageStep], over window: KPIWindow) {
        var (level, end, area) = (now, window.to, 0.0)
        for step in steps.sorted(by: { $0.at > $1.at }) where step.at >= window.from {
            if step.at < end {
                area += Double(level) * Double((end - step.at).count)
                end = step.at
            }
            if let stage = step.from, stages.contains(stage) { level += 1 }
            if let stage = step.to, stages.contains(stage) { level -= 1 }
        }
        self.area = area + Double(level) * Double((end - window.from).count)
    }
}
