import HubJSON
import Testing

@testable import HubDomain

@Suite struct JointThroughputTests {
    private static let monday = CivilDate(dayNumber: 20_514)

    private static func days(_ count: Int, _ sampling: ThroughputDays.Sampling = .workingDays) -> ThroughputDays {
        ThroughputDays(sampling, of: .weekdays(in: .utc), from: monday, to: monday.adding(days: count))
    }

    /// Every second working day.
    private static func everySecond(_ days: ThroughputDays, from first: Int) -> [CivilDate] {
        stride(from: first, to: days.dates.count, by: 2).map { days.dates[$0] }
    }

    @Test func `the first of the days is a Monday, and weekends aren't drawn`() {
        #expect(Self.monday.weekday == .monday)
        #expect(Self.days(14).dates.count == 10)
        #expect(Self.days(14, .calendarDays).dates.count == 14)
        #expect(Self.days(0).dates.isEmpty)
    }

    @Test func `what is launched on a weekend counts on Monday, or on the last day there is`() throws {
        let days = Self.days(12)
        let saturday = Self.monday.adding(days: 5)
        let sunday = Self.monday.adding(days: 13)
        let busy = (0..<5).map { Self.monday.adding(days: $0) }
        let early = Self.monday.adding(days: -1)
        let throughput = try JointThroughput(
            parties: [""],
            completions: [busy + [saturday, sunday, early]],
            on: days
        )
        #expect(throughput.counts(of: 0) == [1, 1, 1, 1, 1, 1, 0, 0, 0, 1])
    }

    @Test func `a refusal says how many days are missing, of each party`() {
        let days = Self.days(28)
        do {
            _ = try JointThroughput(
                parties: ["a", "b", "c"],
                completions: [[], [days.dates[0], days.dates[0]], Array(days.dates.prefix(5))],
                on: days
            )
            Issue.record("not refused")
        } catch {
            #expect(error.code == .forecastRefused)
            #expect(
                error.message == """
                    A forecast needs at least 5 days with a completion. \
                    a: 0 days have one in 20 working days from 2026-03-02 to 2026-03-27, 5 more days are missing; \
                    b: 1 day has one in 20 working days from 2026-03-02 to 2026-03-27, 4 more days are missing.
                    """
            )
            #expect(error.details["needed"]?["missing"] == 5)
        }
    }

    @Test func `one party alone is drawn as before`() throws {
        let days = Self.days(70)
        let joint = try JointThroughput(parties: [""], completions: [Self.everySecond(days, from: 0)], on: days)
        let found = try joint.completion(of: [12], seed: 5, runs: 800)
        let alone = try CompletionForecast(of: 12, at: Throughput(perDay: joint.counts(of: 0)), seed: 5, runs: 800)
        #expect(found.all == alone && found.parties == [alone])
    }

    @Test func `parties that finish on the same days finish together, and not later`() throws {
        let days = Self.days(70)
        let same = Self.everySecond(days, from: 0)
        let joint = try JointThroughput(parties: ["a", "b"], completions: [same, same], on: days)
        let found = try joint.completion(of: [9, 9], seed: 1, runs: 800)
        for percent in ThroughputSimulation.confidences {
            #expect(found.all.workingDays(at: percent) == found.parties[0].workingDays(at: percent))
        }
    }

    /// Of days where either the one or the other finishes, both are done when the rarer is: the median of the larger of
    /// k and n - k heads is beyond the median of each.
    @Test func `all of several take longer than each`() throws {
        let days = Self.days(70)
        let joint = try JointThroughput(
            parties: ["a", "b"],
            completions: [Self.everySecond(days, from: 0), Self.everySecond(days, from: 1)],
            on: days
        )
        let found = try joint.completion(of: [20, 20], seed: 2)
        let all = try #require(found.all.workingDays(at: 50))
        for party in found.parties { #expect(try #require(party.workingDays(at: 50)) < all) }
        #expect(found.all.remaining == 40)
        // Nothing to do is done at once, and holds up nobody.
        let one = try joint.completion(of: [20, 0], seed: 2)
        #expect(one.parties[1].workingDays(at: 95) == 0)
        #expect(one.all.workingDays(at: 85) == one.parties[0].workingDays(at: 85))
    }

    @Test func `the same history and question have the same seed, others another`() throws {
        let days = Self.days(70)
        let joint = try JointThroughput(parties: [""], completions: [Self.everySecond(days, from: 0)], on: days)
        let later = try JointThroughput(parties: [""], completions: [Self.everySecond(days, from: 1)], on: days)
        #expect(joint.seed(for: [3]) == joint.seed(for: [3]))
        #expect(Set([joint.seed(for: [3]), joint.seed(for: [4]), later.seed(for: [3])]).count == 3)
        // Seeds go through JSON, where whole numbers end at 2⁵³.
        #expect(joint.seed(for: [3]) < 1 << 53)
    }

    @Test func `dates and counts of days are each other's inverse`() throws {
        for sampling in ThroughputDays.Sampling.allCases {
            let days = Self.days(7, sampling)
            let date = try #require(days.date(9, after: Self.monday))
            #expect(days.count(after: Self.monday, through: date) == 9)
        }
        #expect(Self.days(7).date(5, after: Self.monday) == Self.monday.adding(days: 7))
        #expect(Self.days(7, .calendarDays).date(5, after: Self.monday) == Self.monday.adding(days: 5))
        #expect(Self.days(7).count(after: Self.monday, through: Self.monday) == 0)
    }
}
