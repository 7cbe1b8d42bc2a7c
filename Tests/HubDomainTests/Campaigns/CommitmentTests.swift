import HubDomain
import HubJSON
import Testing

struct CommitmentTests {
    private func accepted() throws -> Journey {
        var journey = try Shop().journey()
        try journey.travel(to: .build)
        return journey
    }

    private func commit(
        _ journey: inout Journey,
        _ instant: Instant?,
        code: String? = nil,
        by caller: Caller = Cast.producer
    ) throws -> Outcome {
        try journey.edit(by: caller) {
            $0.committedLaunchAt = .some(instant)
            $0.reasonCode = code
        }
    }

    private func issues(_ journey: Journey, _ instant: Instant?, code: String? = nil) throws -> [String] {
        var copy = journey
        return try #require(throws: HubError.self) { _ = try commit(&copy, instant, code: code) }
            .issues.map { "\($0.pointer) \($0.code)" }
    }

    @Test func `until acceptance the team moves its commitment freely`() throws {
        var journey = try Shop().journey()
        try journey.travel(to: .intake)
        _ = try commit(&journey, Shop.opening + .days(20))
        _ = try commit(&journey, Shop.opening + .days(30))
        #expect(journey.campaign.originalCommittedLaunchAt == nil)
        try journey.perform("accept", by: Cast.producer)
        #expect(journey.campaign.originalCommittedLaunchAt == Shop.opening + .days(30))
    }

    @Test func `afterwards each move needs a reason code and the original stays`() throws {
        var journey = try accepted()
        let original = journey.campaign.originalCommittedLaunchAt
        let later = Shop.opening + .days(70)
        #expect(try issues(journey, later) == ["/reasonCode required"])
        #expect(try issues(journey, later, code: "rain") == ["/reasonCode invalid"])
        let outcome = try commit(&journey, later, code: "approval-late")
        #expect(outcome.events.map(\.reasonCode) == ["approval-late"])
        #expect(outcome.events[0].changes.map(\.pointer) == ["/committedLaunchAt"])
        #expect(journey.campaign.committedLaunchAt == later)
        #expect(journey.campaign.originalCommittedLaunchAt == original)
        #expect(try commit(&journey, later).events.isEmpty, "the same instant is no move")
    }

    @Test func `a commitment lies in the future and isn't removed`() throws {
        let journey = try accepted()
        #expect(try issues(journey, journey.now, code: "approval-late") == ["/committedLaunchAt invalid"])
        #expect(try issues(journey, nil, code: "approval-late") == ["/committedLaunchAt invalid"])
    }

    @Test func `a reason code is checked even where none is needed`() throws {
        var journey = try accepted()
        #expect(throws: HubError.self) {
            try journey.edit(by: Cast.producer) {
                $0.title = "Summer sale"
                $0.reasonCode = "whatever"
            }
        }
    }

    @Test func `requesters ask for a date and don't commit`() throws {
        var journey = try Shop().journey()
        let error = try #require(throws: HubError.self) {
            _ = try commit(&journey, Shop.opening + .days(20), by: Cast.requester)
        }
        #expect(error.issues.map(\.pointer) == ["/committedLaunchAt"])
    }
}
