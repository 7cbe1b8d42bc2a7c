import Glibc
import HubDefinitions
import HubDomain
import HubJSON
import Testing

struct DateRuleTests {
    private func days(_ small: Int, _ medium: Int, _ large: Int) -> PerTier<Int> {
        PerTier(small: small, medium: medium, large: large)
    }

    @Test func `ahead counts working days from the day after the submission to the day itself`() {
        var desk = RuleDesk()
        // Wednesday 25 November to Wednesday 2 December: five working days.
        #expect(desk.holds(.ahead("launchDay", days(5, 5, 5))))
        #expect(!desk.holds(.ahead("launchDay", days(6, 6, 6))))
        desk.submittedAt = desk.submittedAt + .days(7)
        #expect(desk.holds(.ahead("launchDay", days(0, 0, 0))))
        #expect(!desk.holds(.ahead("launchDay", days(1, 1, 1))))
        desk.submittedAt = desk.submittedAt + .days(1)
        #expect(!desk.holds(.ahead("launchDay", days(0, 0, 0))), "a day that is past is not ahead")
    }

    @Test func `ahead takes the days of the tier, of the smallest one while there is no line`() {
        var desk = RuleDesk()
        let rule = Predicate.ahead("launchDay", days(3, 5, 9))
        #expect(desk.holds(rule))
        desk.tier = .large
        #expect(!desk.holds(rule))
        desk.tier = nil
        #expect(desk.holds(rule))
    }

    @Test func `an absent date is neither ahead nor in order`() {
        let desk = RuleDesk()
        #expect(!desk.holds(.ahead("absent", days(0, 0, 0))))
        #expect(!desk.holds(.ahead("design", days(0, 0, 0))))
        #expect(!desk.holds(.order("absent", "launchDay", 0)))
        #expect(!desk.holds(.order("launchDay", "absent", 0)))
    }

    @Test func `order takes the least distance in working days`() {
        var desk = RuleDesk()
        desk.brief["early"] = "2026-11-27"
        desk.brief["late"] = "2026-11-30"
        #expect(desk.holds(.order("early", "late", 1)))
        #expect(!desk.holds(.order("early", "late", 2)))
        #expect(desk.holds(.order("early", "early", 0)))
        #expect(!desk.holds(.order("early", "early", 1)))
        #expect(!desk.holds(.order("late", "early", 0)))
    }

    @Test func `an instant counts by the calendar's zone and a wall time by its own date`() throws {
        var desk = RuleDesk()
        let berlin = try Shipped.definitions().calendars["germany-berlin"]
        desk.workingDays = try #require(berlin)
        desk.brief["sameDay"] = "2026-12-02"
        desk.brief["dayBefore"] = "2026-12-01"
        // 23:30 UTC is half past midnight of the next day in Berlin.
        #expect(desk.holds(.order("sameDay", "launchInstant", 0)))
        #expect(desk.holds(.order("launchInstant", "launchWall", 0)))
        #expect(!desk.holds(.order("launchInstant", "launchWall", 1)))
        #expect(desk.holds(.order("dayBefore", "launchWall", 1)))
    }

    @Test func `a holiday of the calendar is no working day`() throws {
        var desk = RuleDesk()
        desk.submittedAt = try #require(Instant(rfc3339: "2026-12-23T09:00:00Z"))
        desk.brief["after"] = "2026-12-28"
        #expect(desk.holds(.ahead("after", days(3, 3, 3))))
        desk.workingDays = try #require(try Shipped.definitions().calendars["germany-berlin"])
        #expect(!desk.holds(.ahead("after", days(3, 3, 3))), "Christmas Day is a holiday in Germany")
    }

    @Test func `a date at the end of time is judged at once`() throws {
        var desk = RuleDesk()
        desk.workingDays = try #require(try Shipped.definitions().calendars["germany-berlin"])
        desk.brief["far"] = "9999-12-31"
        let before = Self.processorSeconds
        #expect(desk.holds(.ahead("far", days(40, 40, 40))))
        #expect(desk.holds(.order("launchDay", "far", 40)))
        #expect(Self.processorSeconds - before < 2, "walking through eight millennia day by day takes longer")
    }

    /// What this thread has worked so far, however many others there are.
    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
