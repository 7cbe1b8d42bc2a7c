import HubJSON

/// The desk as it stands, ready to say by when a campaign that is handed in now is likely to be launched.
///
/// Futures are drawn once, for every question: of each, how many campaigns are launched by the end of every day. A campaign
/// draws a share for each of its services (see ``QueueShares``); the largest times what is before it says which launch is
/// its own, and the future the day of that launch. Several services of one campaign are so simulated together, and the last
/// decides.
///
/// A simulation from mean throughput doesn't know that a busy desk works faster than an idle one, and more. So it is held
/// against the campaigns that were launched: for each the level at which its simulated dates would have held is found, and
/// the date given at 85 % is the one at the level below which 85 % of those lie (V. Kuleshov, N. Fenner and S. Ermon,
/// "Accurate Uncertainties for Deep Learning Using Calibrated Regression", ICML 2018).
package struct PromiseModel: Sendable {
    /// When the desk was looked at.
    package let asOf: Instant
    /// Its local date; the first day of a future is the one after it.
    package let today: CivilDate
    package let days: ThroughputDays
    package let shares: QueueShares
    package let seed: UInt64
    /// Days of the past with a launch.
    package let busyDays: Int
    package let launches: Int
    /// Launches up to the end of each day, future after future.
    private let futures: [Int32]
    private let length: Int
    /// Levels at which the simulated dates of past campaigns would have held, ascending.
    private(set) var levels: [Double] = []

    /// Launched campaigns without which no share is taken, of a service or of all.
    package static let fewestShares = 20
    package static let runs = 1_000
    package static let confidences = [50, 85]
    private static let longest = 520
    /// Past campaigns that the simulation is held against, the newest ones.
    private static let mostJudged = 100

    /// - Parameters:
    ///   - spans: Campaigns of a stretch that begins well before the days.
    ///   - days: Days of the past whose launches are drawn.
    /// - Throws: `forecast-refused` with what is missing, `CancellationError`.
    package init(of spans: [CampaignSpan], on days: ThroughputDays, asOf: Instant) throws {
        let rules = days.calendar.zone.rules
        let today = rules.date(at: asOf)
        let launched = spans.filter(\.isLaunched).compactMap(\.ended)
        let throughput = try JointThroughput(
            parties: [""],
            completions: [launched.map { rules.date(at: $0) }.filter { $0 < today }],
            on: days
        )
        let first = days.dates.first.map { rules.earliest(LocalDateTime($0, .startOfDay)) } ?? asOf
        let shares = QueueShares(of: spans, launchedFrom: first)
        guard shares.all.count >= Self.fewestShares else { throw Self.refusal(shares.all.count) }
        self.asOf = asOf
        self.today = today
        self.days = days
        self.shares = shares
        let counts = throughput.counts(of: 0)
        busyDays = counts.count { $0 > 0 }
        launches = counts.reduce(0, +)
        seed = throughput.seed(for: [shares.open, today.dayNumber])
        // Far enough for the largest share at the mean pace, and half as much again.
        let need = (shares.all.max() ?? 1) * Double(shares.open + 1) * 1.5 + 10
        length = min(Self.longest, max(20, Int(need * Double(counts.count) / Double(max(1, launches)))))
        futures = try Self.futures(counts, length: length, seed: seed)
        levels = try judgedLevels()
    }

    /// For each of the newest launched campaigns the share of its simulated days that came before the day of its launch.
    private func judgedLevels() throws -> [Double] {
        let rules = days.calendar.zone.rules
        let newest = shares.cases.sorted { $0.launched < $1.launched }.suffix(Self.mostJudged)
        return try newest.enumerated().map { number, past in
            if number.isMultiple(of: 8) { try Task.checkCancellation() }
            let took = simulatedDays(past.services, before: past.before, stream: UInt64(number + 2))
            let real = days.count(after: rules.date(at: past.submitted), through: rules.date(at: past.launched))
            return Double(took.count { $0 < real }) / Double(Self.runs)
        }
        .sorted()
    }

    private static func futures(_ counts: [Int], length: Int, seed: UInt64) throws -> [Int32] {
        var generator = Xoshiro256(seed: seed)
        var futures: [Int32] = []
        futures.reserveCapacity(runs * length)
        for run in 0..<runs {
            if run.isMultiple(of: 64) { try Task.checkCancellation() }
            var total: Int32 = 0
            for _ in 0..<length {
                total += Int32(clamping: counts[generator.next(below: counts.count)])
                futures.append(total)
            }
        }
        return futures
    }

    private static func refusal(_ found: Int) -> HubError {
        HubError(
            .forecastRefused,
            """
            Likely dates need \(fewestShares) launched campaigns whose submission is known; there are \(found), \
            \(fewestShares - found) more are missing.
            """,
            details: [
                "needed": ["launches": .integer(Int64(fewestShares)), "found": .integer(Int64(found))]
            ]
        )
    }

    /// When a campaign of these services that is handed in now is likely to be launched.
    package func likely(_ services: [String]) -> LikelyDates {
        let took = simulatedDays(services, before: shares.open, stream: 1)
        let borrowed = Set(services).filter { (shares.byService[$0]?.count ?? 0) < Self.fewestShares }
        return LikelyDates(
            dates: Self.confidences.map { percent in
                let place = Int(level(percent) * Double(Self.runs))
                let day = took.indices.contains(place) ? took[place] : nil
                return LikelyDates.Entry(percent: percent, date: day.flatMap { days.date($0, after: today) })
            },
            borrowedServices: borrowed.sorted()
        )
    }

    /// The level that held for so many of the past campaigns.
    private func level(_ percent: Int) -> Double {
        let rank = ThroughputSimulation.rank(percent, of: levels.count)
        return levels[min(max(rank - 1, 0), levels.count - 1)]
    }

    /// The days that the runs took, ascending; runs whose future is too short are left out.
    private func simulatedDays(_ services: [String], before: Int, stream: UInt64) -> [Int] {
        let own = Set(services).sorted().map { shares.byService[$0] ?? [] }
        let samples = own.isEmpty ? [shares.all] : own.map { $0.count >= Self.fewestShares ? $0 : shares.all }
        var generator = Xoshiro256(seed: seed, stream: stream)
        var took: [Int] = []
        took.reserveCapacity(Self.runs)
        for run in 0..<Self.runs {
            let share = samples.reduce(0) { max($0, draw($1, &generator)) }
            let rank = Int32(clamping: Int((share * Double(before + 1)).rounded(.up)))
            if let day = day(of: max(1, rank), in: run) { took.append(day) }
        }
        return took.sorted()
    }

    private func draw(_ sample: [Double], _ generator: inout Xoshiro256) -> Double {
        sample[generator.next(below: sample.count)]
    }

    /// The day of a run's `rank`-th launch, from 1; `nil` when the future is too short.
    private func day(of rank: Int32, in run: Int) -> Int? {
        let begin = run * length
        var low = 0
        var high = length
        while low < high {
            let middle = (low + high) / 2
            if futures[begin + middle] < rank { low = middle + 1 } else { high = middle }
        }
        return low < length ? low + 1 : nil
    }
}

/// By when a campaign is likely to be launched.
package struct LikelyDates: Hashable, Sendable {
    package let dates: [Entry]
    /// Services that too few launches are known of: those of all services stand for theirs.
    package let borrowedServices: [String]

    /// A date by the end of which so many of the futures have launched it; none when it takes years.
    package struct Entry: Hashable, Sendable {
        package let percent: Int
        package let date: CivilDate?
    }

    package subscript(percent: Int) -> CivilDate? { dates.first { $0.percent == percent }?.date }
}
