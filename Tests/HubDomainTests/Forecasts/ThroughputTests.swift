import Testing

@testable import HubDomain

@Suite struct ThroughputTests {
    private static let steady = [1, 0, 2, 0, 1, 3, 0, 1, 0, 2]

    @Test func `fewer than five days with a completion give no number, and the reason`() {
        do {
            _ = try Throughput(perDay: [4, 0, 0, 7, 1, 0, 9, 0, 0])
            Issue.record("not refused")
        } catch {
            #expect(error.code == .forecastRefused)
            #expect(error.message == "A forecast needs at least 5 days with a completion; 4 days have one.")
        }
        #expect(throws: HubError.self) { try Throughput(perDay: []) }
        #expect(throws: Never.self) { try Throughput(perDay: [1, 1, 0, 1, 1, 1]) }
    }

    @Test func `one a day is as sure as a simulation can be`() throws {
        let throughput = try Throughput(perDay: Array(repeating: 1, count: 20))
        let forecast = try CompletionForecast(of: 7, at: throughput, seed: 1, runs: 500)
        for percent in ThroughputSimulation.confidences { #expect(forecast.workingDays(at: percent) == 7) }
        #expect(forecast.likelihood(within: 6).text == "0%")
        #expect(forecast.likelihood(within: 7).text == ">95%")
        #expect(forecast.likelihood(within: 7).share == 0.95)
        #expect(forecast.likelihood(within: 7).isOverBound)
        let counts = try CountForecast(within: 7, at: throughput, seed: 1, runs: 500)
        for percent in ThroughputSimulation.confidences { #expect(counts.count(at: percent) == 7) }
    }

    @Test func `what is finished is certain`() throws {
        let throughput = try Throughput(perDay: Self.steady)
        let forecast = try CompletionForecast(of: 0, at: throughput, seed: 1, runs: 100)
        #expect(forecast.workingDays(at: 95) == 0)
        #expect(forecast.likelihood(within: 0).text == "100%")
        #expect(try CountForecast(within: 0, at: throughput, seed: 1, runs: 100).count(at: 50) == 0)
    }

    /// Days of 0 or 1 with even chances: the number in n days is binomial, and the day of the k-th is a negative binomial.
    @Test func `the shares are those of the binomial laws`() throws {
        let throughput = try Throughput(perDay: [0, 1, 0, 1, 0, 1, 0, 1, 0, 1])
        // scipy.stats.binom(40, 0.5): at least 20, 18, 17, 15 with 50, 70, 85, 95 %.
        let counts = try CountForecast(within: 40, at: throughput, seed: 11)
        #expect(ThroughputSimulation.confidences.map(counts.count) == [20, 18, 17, 15])
        // scipy.stats.nbinom(20, 0.5).ppf + 20 = 39, 43, 47, 51, give or take a day at a step of the law.
        let days = try CompletionForecast(of: 20, at: throughput, seed: 11)
        let found = ThroughputSimulation.confidences.compactMap(days.workingDays)
        #expect(zip(found, [39, 43, 47, 51]).allSatisfy { abs($0 - $1) <= 1 }, "\(found)")
        #expect(abs(days.likelihood(within: 45).share - 0.8144) < 0.02)
    }

    @Test func `more certainty takes longer and promises less`() throws {
        let throughput = try Throughput(perDay: Self.steady)
        let when = try CompletionForecast(of: 30, at: throughput, seed: 3, runs: 2_000)
        let days = ThroughputSimulation.confidences.compactMap(when.workingDays)
        #expect(days == days.sorted() && Set(days).count > 1)
        let howMany = try CountForecast(within: 30, at: throughput, seed: 3, runs: 2_000)
        let counts = ThroughputSimulation.confidences.map(howMany.count)
        #expect(counts == counts.sorted(by: >) && Set(counts).count > 1)
        #expect(try CompletionForecast(of: 30, at: throughput, seed: 3, runs: 2_000) == when)
        #expect(try CompletionForecast(of: 30, at: throughput, seed: 4, runs: 2_000) != when)
    }

    @Test func `what takes more than ten years has no date`() throws {
        let throughput = try Throughput(perDay: Self.steady)
        let forecast = try CompletionForecast(of: 1_000_000, at: throughput, seed: 1, runs: 5)
        #expect(forecast.workingDays(at: 50) == nil)
        #expect(forecast.likelihood(within: 2_600).text == "0%")
    }

    @Test func `working days become dates on a calendar`() throws {
        let calendar = try WorkCalendar(
            key: "office",
            CalendarDraft(
                zone: "Europe/Berlin",
                weeklyHours: ["mon", "tue", "wed", "thu", "fri"].map {
                    .init($0, [["09:00", "17:00"]])
                },
                holidays: ["2026-03-09"]
            )
        )
        let throughput = try Throughput(perDay: Array(repeating: 1, count: 5))
        let forecast = try CompletionForecast(of: 3, at: throughput, seed: 1, runs: 50)
        let friday = try #require(CivilDate(iso8601: "2026-03-06"))
        #expect(forecast.date(at: 85, after: friday, on: calendar)?.iso8601 == "2026-03-12")
    }
}
