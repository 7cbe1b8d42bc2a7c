import HubDomain
import Testing

/// Cycles made of events, in several zones and hemispheres; due instants worked out by hand.
struct ClockReckoningTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let zone: String
        let events: [String]
        /// State, due instant, elapsed minutes at the stop, and whether the promise was kept.
        let expected: String

        var testDescription: String { name }
    }

    /// Monday to Friday, 9:00–17:00.
    private static func calendar(_ zone: String) throws -> WorkCalendar {
        let days = ["mon", "tue", "wed", "thu", "fri"]
        return try WorkCalendar(
            key: "office",
            CalendarDraft(zone: zone, weeklyHours: days.map { .init($0, [["09:00", "17:00"]]) })
        )
    }

    private static let policy = DefinitionReference(kind: .slaPolicy, key: "p", version: 1)
    private static let office = DefinitionReference(kind: .calendar, key: "office", version: 1)

    private static func shelf(_ zone: String) throws -> ClockShelf {
        let clock = ClockDefinition(
            key: "build",
            name: "Build",
            goal: .byTier(PerTier(small: goal, medium: goal, large: goal)),
            warnings: [50, 90]
        )
        return ClockShelf(
            policies: [policy: SLAPolicy(key: "p", name: "P", clocks: [clock])],
            calendars: [office: try calendar(zone)],
            currentCalendars: ["office": office]
        )
    }

    private static let goal = ClockGoals.PerPriority(urgent: 1, high: 1, normal: 1, low: 1)

    private static func cycle(_ events: [String]) throws -> ClockCycle {
        let text = try events.map { event in
            var words = event.split(separator: " ").map(String.init)
            words[1] = String(try #require(Instant(rfc3339: words[1])).milliseconds)
            return words.joined(separator: " ")
        }
        let events = try #require(ClockCycle.events(fromText: text.joined(separator: ";")))
        return ClockCycle(
            clock: "build",
            subject: nil,
            number: 1,
            kind: .sla,
            events: events,
            figures: ClockFigures(
                state: .running,
                policy: policy,
                calendar: office,
                goal: .zero,
                startedAt: events[0].at,
                dueAt: nil,
                originalDueAt: nil,
                stoppedAt: nil,
                elapsed: nil,
                breachedAt: nil,
                isBreachedByRetarget: false,
                nextFireAt: nil
            )
        )
    }

    private static func terms(_ minutes: Int) -> String { "minutes \(minutes) p 1 office 1 - 0" }

    @Test(arguments: cases)
    func `figures follow from events`(_ test: Case) throws {
        let figures = try Self.cycle(test.events).reckoned(try Self.shelf(test.zone))
        let parts: [String] = [
            figures.state.rawValue,
            figures.dueAt.map { String($0.rfc3339.prefix(16)) } ?? "none",
            figures.elapsed.map { String($0.count / 60_000) } ?? "open",
            figures.breachedAt == nil ? "kept" : figures.isBreachedByRetarget ? "retarget" : "broken",
        ]
        #expect(parts.joined(separator: " ") == test.expected)
    }

    private static let cases = [
        Case(
            name: "a day in Berlin over the weekend on which summer time begins",
            zone: "Europe/Berlin",
            events: ["start 2026-03-27T15:00:00Z \(terms(480)) timed"],
            expected: "running 2026-03-30T14:00 open kept"
        ),
        Case(
            name: "a day in Sydney over the weekend on which summer time ends",
            zone: "Australia/Sydney",
            events: ["start 2026-04-03T05:00:00Z \(terms(480)) timed"],
            expected: "running 2026-04-06T06:00 open kept"
        ),
        Case(
            name: "half an hour off in Kolkata",
            zone: "Asia/Kolkata",
            events: ["start 2026-03-02T11:00:00Z \(terms(60)) timed"],
            expected: "running 2026-03-03T04:00 open kept"
        ),
        Case(
            name: "a pause of a whole day in São Paulo moves the due instant by a day",
            zone: "America/Sao_Paulo",
            events: [
                "start 2026-03-02T12:00:00Z \(terms(480)) timed", "pause 2026-03-02T16:00:00Z hold",
                "resume 2026-03-03T16:00:00Z",
            ],
            expected: "running 2026-03-03T20:00 open kept"
        ),
        Case(
            name: "a pause outside hours adds nothing",
            zone: "Pacific/Auckland",
            events: [
                "start 2026-03-02T20:00:00Z \(terms(480)) timed", "pause 2026-03-03T04:00:00Z hold",
                "resume 2026-03-03T19:00:00Z", "stop 2026-03-03T20:00:00Z",
            ],
            expected: "met 2026-03-03T04:00 480 kept"
        ),
        Case(
            name: "while paused there is no due instant",
            zone: "UTC",
            events: ["start 2026-03-02T09:00:00Z \(terms(60)) timed", "pause 2026-03-02T09:30:00Z hold"],
            expected: "paused none open kept"
        ),
        Case(
            name: "stopping at the due instant is met",
            zone: "UTC",
            events: ["start 2026-03-02T09:00:00Z \(terms(60)) timed", "stop 2026-03-02T10:00:00Z"],
            expected: "met 2026-03-02T10:00 60 kept"
        ),
        Case(
            name: "a millisecond later it is breached",
            zone: "UTC",
            events: ["start 2026-03-02T09:00:00Z \(terms(60)) timed", "stop 2026-03-02T10:00:00.001Z"],
            expected: "breached 2026-03-02T10:00 60 broken"
        ),
        Case(
            name: "a breach that only a shorter goal makes is flagged",
            zone: "UTC",
            events: [
                "start 2026-03-02T09:00:00Z \(terms(120)) timed",
                "retarget 2026-03-02T09:30:00Z \(terms(60)) priority on", "stop 2026-03-02T10:30:00Z",
            ],
            expected: "breached 2026-03-02T10:00 90 retarget"
        ),
        Case(
            name: "what is taken up again goes on without the time between",
            zone: "UTC",
            events: [
                "start 2026-03-02T09:00:00Z \(terms(120)) timed", "stop 2026-03-02T10:00:00Z",
                "resume 2026-03-02T12:00:00Z",
            ],
            expected: "running 2026-03-02T13:00 open kept"
        ),
        Case(
            name: "a fixed date isn't moved by a pause",
            zone: "UTC",
            events: [
                "start 2026-03-02T09:00:00Z until 1772530200000 p 1 office 1 - 0 timed",
                "pause 2026-03-02T10:00:00Z hold", "resume 2026-03-02T16:00:00Z", "stop 2026-03-03T09:30:00Z",
            ],
            expected: "met 2026-03-03T09:30 150 kept"
        ),
        Case(
            name: "a stop that is entered for before a pause counts up to the stop",
            zone: "UTC",
            events: [
                "start 2026-03-02T09:00:00Z \(terms(120)) timed", "pause 2026-03-02T11:00:00Z hold",
                "stop 2026-03-02T10:00:00Z final",
            ],
            expected: "met 2026-03-02T11:00 60 kept"
        ),
    ]

    @Test func `the short form of events is read back as it was written`() throws {
        let texts = [
            "start 1772442000000 minutes 480 p 1 office 1 india 3 untimed", "pause 1 waiting-on-requester", "resume 2",
            "stop 3", "stop 3 final", "cancel 4", "retarget 5 until 7 p 2 always 0 - 0 admin again", "warn 6 50",
            "warn 6 75 late", "breach 7", "breach 7 late", "watch 8",
        ]
        for text in texts { #expect(ClockEvent(text: text)?.text == text) }
        for text in ["", "start 1", "pause 1", "stop x", "jump 1", "warn 1 x", "resume 1 2"] {
            #expect(ClockEvent(text: text) == nil, "\(text)")
        }
    }
}
