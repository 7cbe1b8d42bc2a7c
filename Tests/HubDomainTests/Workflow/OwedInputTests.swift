import HubDomain
import HubJSON
import Testing

struct OwedInputTests {
    /// In the build since Wednesday 25 November 2026, by the calendar of the shipped division `consumer`.
    private func journey() throws -> Journey {
        var shop = Shop()
        shop.calendar = try Shipped.campaignDefinitions(division: "consumer").calendar
        var journey = try shop.journey()
        try journey.travel(to: .build)
        return journey
    }

    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso8601: text)) }

    private func instant(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    @discardableResult
    private func owe(_ what: String, _ day: String, _ journey: inout Journey) throws -> Outcome {
        try journey.campaign.owe(
            OwedInput.Request(what: what, line: nil, dueOn: try self.day(day)),
            by: Cast.producer,
            journey.definitions,
            at: journey.now
        )
    }

    private func receive(_ id: String, _ at: String, _ journey: inout Journey) throws -> Outcome {
        journey.now = try instant(at)
        return try journey.campaign.receive(input: id, by: Cast.requester, journey.definitions, at: journey.now)
    }

    @Test func `what comes late moves the commitment by as many working days, and that is the requester's`() throws {
        var journey = try journey()
        journey.campaign.committedLaunchAt = try instant("2026-12-10T09:30:15Z")
        #expect(try owe("Final copy", "2026-11-27", &journey).events.map(\.type) == [.inputOwed])
        // Due on a Friday, there on the Tuesday after: two working days.
        let outcome = try receive("I1", "2026-12-01T08:00:00Z", &journey)
        #expect(journey.campaign.committedLaunchAt == (try instant("2026-12-14T09:30:15Z")))
        #expect(journey.campaign.flow.inputs[0].movedBy == 2)
        #expect(outcome.events[0].reasonCode == Campaign.lateInputReason)
        #expect(outcome.facts.map(\.metric) == [.recommitted])
        #expect(outcome.facts.map(\.label) == ["requester-input-late"])
        #expect(journey.campaign.originalCommittedLaunchAt == Shop.opening + .days(60))
    }

    @Test func `what comes in time, or at the weekend after, moves nothing`() throws {
        var journey = try journey()
        let committed = journey.campaign.committedLaunchAt
        try owe("Copy", "2026-11-27", &journey)
        try owe("Pictures", "2026-11-27", &journey)
        let outcome = try receive("I1", "2026-11-27T22:00:00Z", &journey)
        #expect(outcome.events[0].reasonCode == nil)
        #expect(outcome.facts.isEmpty)
        _ = try receive("I2", "2026-11-29T12:00:00Z", &journey)
        #expect(journey.campaign.committedLaunchAt == committed)
    }

    @Test func `inputs that are late together move it once`() throws {
        var journey = try journey()
        journey.campaign.committedLaunchAt = try instant("2026-12-10T09:30:00Z")
        try owe("Copy", "2026-11-26", &journey)
        try owe("Pictures", "2026-11-27", &journey)
        _ = try receive("I1", "2026-12-01T08:00:00Z", &journey)
        _ = try receive("I2", "2026-12-02T08:00:00Z", &journey)
        #expect(journey.campaign.flow.inputs.map(\.movedBy) == [3, 1])
        #expect(journey.campaign.committedLaunchAt == (try instant("2026-12-16T09:30:00Z")))
    }

    @Test func `inputs come with the acceptance, and are asked for by the team only`() throws {
        var journey = try Shop().journey()
        try journey.perform("submit", by: Cast.requester)
        var accept = journey.accept
        accept.inputs = [OwedInput.Request(what: "Copy", line: "L9", dueOn: try day("2020-01-01"))]
        #expect(
            try journey.plan(accept, by: Cast.producer).inputIssues.map(\.pointer)
                == ["/inputs/0/line", "/inputs/0/dueOn"]
        )
        accept.inputs = [OwedInput.Request(what: "Copy", line: "L1", dueOn: try day("2026-12-01"))]
        let outcome = try journey.perform(accept, by: Cast.producer)
        #expect(outcome.events[0].changes.contains { $0.pointer == "/inputs/I1" })
        #expect(throws: HubError.self) {
            try journey.campaign.owe(
                accept.inputs[0],
                by: Cast.requester,
                journey.definitions,
                at: journey.now
            )
        }
        #expect(throws: HubError.self) { try receive("I7", "2026-12-01T08:00:00Z", &journey) }
        _ = try receive("I1", "2026-12-01T08:00:00Z", &journey)
        #expect(throws: HubError.self) { try receive("I1", "2026-12-01T09:00:00Z", &journey) }
    }
}
