/// What arrived in each whole week, month or quarter of a zone, up to the last that has ended.
package struct VolumeSeries: Hashable, Sendable {
    package let interval: VolumeQuestion.Interval
    /// One for each value, oldest first.
    package let periods: [KPIWindow]
    package let values: [Double]
    /// The period that hasn't ended yet.
    package let current: KPIWindow
    private let zone: ZoneID

    /// The series begins with the first whole period after the first arrival: nobody knows what came before it.
    /// - Parameters:
    ///   - arrivals: Instants with what arrived at each, in any order.
    ///   - now: Periods that end after it are left out.
    /// - Returns: `nil` when nothing has arrived, or so long ago that there are too many periods.
    package init?(
        of arrivals: [(at: Instant, number: Int64)],
        by interval: VolumeQuestion.Interval,
        in zone: ZoneID,
        before now: Instant
    ) {
        guard let first = arrivals.map(\.at).min(), first <= now else { return nil }
        // Cut as far as the next period, so that the one that is going on is whole.
        let window = KPIWindow(from: first, to: now + .days(200), zone: zone)
        guard let cut = window.periods(interval.ofWindows) else { return nil }
        let wholes = cut.dropFirst().dropLast()
        let ended = wholes.prefix { $0.to <= now }
        guard let current = wholes.dropFirst(ended.count).first else { return nil }
        var values = Array(repeating: 0.0, count: ended.count)
        let begins = ended.map(\.from)
        if let begin = begins.first {
            for arrival in arrivals where arrival.at >= begin && arrival.at < current.from {
                values[Self.place(of: arrival.at, in: begins)] += Double(arrival.number)
            }
        }
        self.interval = interval
        self.zone = zone
        self.current = current
        periods = Array(ended)
        self.values = values
    }

    /// The periods that a forecast of the series is about: the one that is going on and those after it.
    package func following(_ count: Int) -> [KPIWindow] {
        let reach = Milliseconds.days(Int64(count + 1) * 100)
        let window = KPIWindow(from: current.from, to: current.from + reach, zone: zone)
        return Array((window.periods(interval.ofWindows) ?? []).prefix(count))
    }

    private static func place(of instant: Instant, in begins: [Instant]) -> Int {
        var low = 0
        var high = begins.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if begins[middle] <= instant { low = middle } else { high = middle }
        }
        return low
    }
}

extension VolumeQuestion.Interval {
    package var ofWindows: KPIWindow.Interval {
        switch self {
        case .week: .week
        case .month: .month
        case .quarter: .quarter
        }
    }
}
