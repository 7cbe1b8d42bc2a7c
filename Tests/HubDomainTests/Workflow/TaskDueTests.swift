import HubDomain
import HubJSON
import Testing

/// Due instants of tasks, counted back by hand through office hours of Berlin.
struct TaskDueTests {
    private static let office = DefinitionReference(kind: .calendar, key: "any", version: 1)

    /// Monday to Friday, 9:00–17:00.
    private func shelf() throws -> ClockShelf {
        let days = ["mon", "tue", "wed", "thu", "fri"]
        let calendar = try WorkCalendar(
            key: "any",
            CalendarDraft(zone: "Europe/Berlin", weeklyHours: days.map { .init($0, [["09:00", "17:00"]]) })
        )
        return ClockShelf(calendars: [Self.office: calendar], currentCalendars: ["any": Self.office])
    }

    private func instant(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    /// b1 → b2, 30 minutes each; then q1 and l1, 30 minutes each.
    private func inBuild() throws -> Journey {
        var journey = try Shop().journey()
        try journey.travel(to: .build)
        return journey
    }

    private func dues(_ journey: inout Journey) throws -> [String: Instant] {
        try journey.campaign.settleTaskDues(by: journey.definitions, try shelf())
        return Dictionary(
            journey.campaign.tasks.compactMap { task in task.dueAt.map { (task.template ?? "", $0) } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    @Test func `a task is due when what comes behind it still fits before the launch`() throws {
        var journey = try inBuild()
        // A Wednesday at ten, so that an hour of work is left on that day.
        journey.campaign.committedLaunchAt = try instant("2027-01-13T10:00:00+01:00")
        let dues = try dues(&journey)
        // Behind b2 stand q1 and l1: one hour. Behind b1 b2 as well, half of which lies on Tuesday.
        #expect(dues["b2"] == (try instant("2027-01-13T09:00:00+01:00")))
        #expect(dues["b1"] == (try instant("2027-01-12T16:30:00+01:00")))
    }

    @Test func `a moved commitment moves the due instants, none leaves none`() throws {
        var journey = try inBuild()
        journey.campaign.committedLaunchAt = try instant("2027-01-13T10:00:00+01:00")
        _ = try dues(&journey)
        let before = journey.campaign
        journey.campaign.committedLaunchAt = try instant("2027-01-18T09:30:00+01:00")
        #expect(journey.campaign.mayMoveTaskDues(since: before))
        #expect(try dues(&journey)["b1"] == (try instant("2027-01-15T16:00:00+01:00")))
        journey.campaign.committedLaunchAt = nil
        #expect(try dues(&journey).isEmpty)
    }

    @Test func `the longest chain of the stages to come counts, and of several lines the longest`() throws {
        var shop = Shop()
        let chain = [
            Shop.task("b1", .build), Shop.task("q1", .qa, .reviewer), Shop.task("q2", .qa, .reviewer, after: ["q1"]),
            Shop.task("q3", .qa, .reviewer),
        ]
        shop.services = [Shop.service("page", tasks: chain), Shop.service("mail", tasks: [Shop.task("b1", .build)])]
        var journey = try shop.journey(services: ["page", "mail"])
        try journey.travel(to: .build)
        journey.campaign.committedLaunchAt = try instant("2027-01-13T12:00:00+01:00")
        let dues = try dues(&journey)
        #expect(dues["b1"] == (try instant("2027-01-13T11:00:00+01:00")))
        #expect(Set(journey.campaign.tasks.compactMap(\.dueAt)).count == 1, "both lines are launched together")
    }
}
