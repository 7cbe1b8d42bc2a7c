import Testing

@testable import HubDomain

/// Promises of desks whose ways are known.
@Suite struct PromiseModelTests {
    /// A desk of producers who take campaigns in order; times are in working days of 24 hours, Monday to Friday.
    struct Desk: Sendable, CustomTestStringConvertible {
        let name: String
        let producers: Int
        /// Campaigns handed in a day.
        let rate: Double
        /// Days of work of one campaign: log-normal by mean and spread.
        let work: Double
        let spread: Double

        var testDescription: String { name }

        func spans(days: Double, seed: UInt64) -> [(submitted: Double, launched: Double)] {
            var dice = Xoshiro256(seed: seed)
            var free = Array(repeating: 0.0, count: producers)
            var spans: [(Double, Double)] = []
            var now = 0.0
            while now < days {
                now -= Self.logarithm(1 - dice.nextUnit()) / rate
                let next = free.indices.min { free[$0] < free[$1] } ?? 0
                let normal = NormalDistribution.quantile(max(1e-9, dice.nextUnit()))
                let took = work * Self.exponential(spread * normal - spread * spread / 2)
                free[next] = max(free[next], now) + took
                spans.append((now, free[next]))
            }
            return spans
        }

        /// Without a mathematics library, so that every machine draws the same.
        private static func exponential(_ value: Double) -> Double {
            var term = 1.0
            var sum = 1.0
            let part = value / 64
            for index in 1..<12 {
                term *= part / Double(index)
                sum += term
            }
            for _ in 0..<6 { sum *= sum }
            return sum
        }

        private static func logarithm(_ value: Double) -> Double {
            var guess = 0.0
            for _ in 0..<60 { guess += 2 * (value - exponential(guess)) / (value + exponential(guess)) }
            return guess
        }
    }

    private static let desks = [
        Desk(name: "one after the other", producers: 1, rate: 0.85, work: 1, spread: 0.8),
        Desk(name: "several producers", producers: 6, rate: 1.05, work: 5, spread: 0.7),
        Desk(name: "nobody waits", producers: 200, rate: 2, work: 8, spread: 0.6),
    ]

    /// Working day 0 is a Monday; day 5 the Monday after.
    private static func instant(_ time: Double) -> Instant {
        let day = Int(time)
        let calendarDay = 20_003 + day / 5 * 7 + day % 5
        return Instant(milliseconds: Int64(calendarDay) * 86_400_000 + Int64((time - Double(day)) * 86_400_000))
    }

    private static func model(of spans: [(submitted: Double, launched: Double)], at now: Double) throws -> PromiseModel
    {
        let known = spans.filter { $0.submitted < now }.map { span in
            CampaignSpan(
                submitted: instant(span.submitted),
                ended: span.launched <= now ? instant(span.launched) : nil,
                isLaunched: span.launched <= now,
                services: ["page"]
            )
        }
        let today = CivilDate(dayNumber: Int(instant(now).milliseconds / 86_400_000))
        let days = ThroughputDays(.workingDays, of: .weekdays(in: .utc), from: today.adding(days: -182), to: today)
        return try PromiseModel(of: known, on: days, asOf: instant(now))
    }

    @Test(arguments: desks)
    func `of promises at 85 percent about so many are kept`(_ desk: Desk) throws {
        var kept50 = 0
        var kept85 = 0
        var count = 0
        for seed in 1...4 as ClosedRange<UInt64> {
            let spans = desk.spans(days: 420, seed: seed)
            let asked = spans.filter { $0.submitted > 240 && $0.submitted < 400 }
            for number in stride(from: 0, to: asked.count, by: max(1, asked.count / 8)) {
                let span = asked[number]
                let likely = try Self.model(of: spans, at: span.submitted).likely(["page"])
                let launched = CivilDate(dayNumber: Int(Self.instant(span.launched).milliseconds / 86_400_000))
                count += 1
                if let date = likely[50], launched <= date { kept50 += 1 }
                if let date = likely[85], launched <= date { kept85 += 1 }
            }
        }
        let (half, most) = (Double(kept50) / Double(count), Double(kept85) / Double(count))
        #expect(count >= 32 && (0.74...0.98).contains(most), "\(most) of \(count)")
        #expect((0.34...0.78).contains(half), "\(half) of \(count)")
    }

    /// Every fifth campaign is an event that takes four times as long; a campaign with both waits for the later.
    @Test func `services have their own dates, and several together the latest`() throws {
        let spans = (0..<400).map { number in
            let submitted = Double(number) * 0.5
            let isEvent = number.isMultiple(of: 5)
            let launched = submitted + (isEvent ? 16 : 4) + Double(number % 3) * 0.2
            return CampaignSpan(
                submitted: Self.instant(submitted),
                ended: launched < 200 ? Self.instant(launched) : nil,
                isLaunched: launched < 200,
                services: [isEvent ? "event" : "page"]
            )
        }
        let now = Self.instant(200)
        let today = CivilDate(dayNumber: Int(now.milliseconds / 86_400_000))
        let days = ThroughputDays(.workingDays, of: .weekdays(in: .utc), from: today.adding(days: -182), to: today)
        let model = try PromiseModel(of: spans, on: days, asOf: now)
        let page = try #require(model.likely(["page"])[85])
        let event = try #require(model.likely(["event"])[85])
        let both = try #require(model.likely(["page", "event"])[85])
        // Draws differ by a day or two.
        #expect(page < event && event.adding(days: -4) <= both && page < both)
        #expect(model.likely(["unknown"]).borrowedServices == ["unknown"])
        #expect(model.likely(["page"]) == model.likely(["page", "page"]))
    }

    @Test func `thin data is refused with what is missing`() throws {
        let spans = (0..<12).map { number in
            CampaignSpan(
                submitted: Self.instant(Double(number)),
                ended: Self.instant(Double(number) + 3),
                isLaunched: true,
                services: ["page"]
            )
        }
        let now = Self.instant(20)
        let today = CivilDate(dayNumber: Int(now.milliseconds / 86_400_000))
        let days = ThroughputDays(.workingDays, of: .weekdays(in: .utc), from: today.adding(days: -100), to: today)
        let error = #expect(throws: HubError.self) { try PromiseModel(of: spans, on: days, asOf: now) }
        #expect(error?.code == .forecastRefused && error?.message.contains("8 more are missing") == true)
        let nothing = #expect(throws: HubError.self) { try PromiseModel(of: [], on: days, asOf: now) }
        #expect(nothing?.message.contains("5 more days are missing") == true)
    }

    /// Two campaigns are open when the third comes; two are launched until its own launch, that included.
    @Test func `shares by hand`() {
        func span(_ submitted: Double, _ launched: Double?) -> CampaignSpan {
            CampaignSpan(
                submitted: Self.instant(submitted),
                ended: launched.map(Self.instant),
                isLaunched: launched != nil,
                services: ["page"]
            )
        }
        let shares = QueueShares(
            of: [span(0, 10), span(1, 4), span(2, 5), span(3, nil)],
            launchedFrom: Self.instant(0)
        )
        // First: alone, third to be launched. Second: one before, the first launched since. Third: two before.
        #expect(shares.all == [3, 0.5, 2.0 / 3])
        #expect(shares.open == 1 && shares.byService["page"]?.count == 3)
        #expect(QueueShares(of: [span(0, 10)], launchedFrom: Self.instant(11)).all.isEmpty)
    }
}
