import HubDomain
import HubJSON
import Testing

struct SlotTests {
    private func inLaunch() throws -> Journey {
        var journey = try Shop().journey(services: ["page", "mail"])
        try journey.travel(to: .launch)
        try journey.finishTasks()
        try journey.fillIn("count", 7)
        try journey.approve()
        return journey
    }

    private func slot(_ line: String, _ local: String, _ zone: String = "Europe/Berlin") throws -> SlotRequest {
        SlotRequest(
            line: line,
            wall: WallTime(
                try #require(LocalDateTime(iso8601: local)),
                in: try #require(ZoneID(zone))
            )
        )
    }

    private func schedule(_ slots: SlotRequest...) -> ActionRequest {
        var request = ActionRequest(action: "schedule")
        request.slots = slots
        return request
    }

    @Test func `each line goes out at its wall time, the campaign with the first`() throws {
        var journey = try inLaunch()
        var request = schedule(
            try slot("L1", "2027-03-29T09:00"),
            try slot("L2", "2027-03-29T09:00", "Asia/Tokyo")
        )
        request.evidence = ["https://example.com/booking"]
        let outcome = try journey.perform(request, by: Cast.producer)
        #expect(journey.campaign.scheduledLaunchAt?.rfc3339 == "2027-03-29T00:00:00.000Z")
        #expect(
            journey.campaign.flow.slots.map(\.at.rfc3339) == ["2027-03-29T07:00:00.000Z", "2027-03-29T00:00:00.000Z"]
        )
        #expect(outcome.events[0].changes.map(\.pointer) == ["/scheduledLaunchAt", "/slots", "/evidence"])
        journey.now = try #require(journey.campaign.scheduledLaunchAt)
        try journey.perform("launch", by: .system)
        #expect(journey.campaign.flow.fullyLiveAt == nil)
        #expect(journey.campaign.nextTimer(journey.definitions.workflow)?.at.rfc3339 == "2027-03-29T07:00:00.000Z")
        #expect(journey.campaign.becomeFullyLive(at: journey.now).events.isEmpty, "not before the last slot")
        let last = try #require(journey.campaign.lastSlotAt)
        #expect(journey.campaign.becomeFullyLive(at: last).events.map(\.type) == [.fullyLive])
        #expect(journey.campaign.becomeFullyLive(at: last).events.isEmpty, "once")
        #expect(journey.campaign.flow.fullyLiveAt == last)
    }

    @Test func `every line needs one slot, after its embargo and at a time that the wall shows`() throws {
        let journey = try inLaunch()
        func issues(_ request: ActionRequest) throws -> [String] {
            try journey.plan(request, by: Cast.producer).inputIssues.map(\.pointer)
        }
        let good = try slot("L2", "2027-03-29T09:00")
        #expect(try issues(schedule(good)) == ["/slots"])
        #expect(try issues(schedule(good, good)) == ["/slots/1/line", "/slots"])
        #expect(try issues(schedule(good, try slot("L9", "2027-03-29T09:00"))) == ["/slots/1/line", "/slots"])
        #expect(try issues(schedule(good, try slot("L1", "2020-03-29T09:00"))) == ["/slots/1/at"])
        // Clocks in Berlin go from 02:00 to 03:00.
        #expect(try issues(schedule(good, try slot("L1", "2027-03-28T02:30"))) == ["/slots/1/at"])
        let early = try slot("L1", "2027-03-29T09:00")
        let embargoed = SlotRequest(line: "L1", wall: early.wall, notBefore: early.wall.instant + .minutes(1))
        #expect(try issues(schedule(good, embargoed)) == ["/slots/1/at"])
        #expect(try issues(schedule(good, early)).isEmpty)
        var both = schedule(good, early)
        both.launchAt = journey.now + .days(1)
        #expect(try issues(both) == ["/launchAt"])
    }

    @Test func `a slot that can't be kept is given up, with the reason and those who should know`() throws {
        var journey = try inLaunch()
        try journey.perform("schedule", by: Cast.producer)
        let hold = ActionRequest(action: "hold", reason: "Down", reasonCode: "platform-incident")
        try journey.perform(hold, by: Cast.producer)
        let plan = try journey.plan("launch", by: .system)
        let outcome = journey.campaign.missSlot(plan, journey.definitions, at: journey.now)
        #expect(outcome.events.map(\.type) == [.slotMissed])
        #expect(outcome.events[0].action == "unschedule", "so that the clock of the preparation runs again")
        #expect(outcome.events[0].informed == ["lead", "producer", Cast.requester.id])
        #expect(journey.campaign.scheduledLaunchAt == nil)
        #expect(journey.campaign.missSlot(plan, journey.definitions, at: journey.now).events.isEmpty)
    }

    @Test func `the hold of one line holds the launch up`() throws {
        var journey = try inLaunch()
        let hold = ActionRequest(action: "hold", reason: "INC", reasonCode: "platform-incident", lines: ["L2"])
        try journey.perform(hold, by: Cast.producer)
        #expect(try journey.plan("launch", by: Cast.producer).refusal == .held)
        try journey.perform("resume", by: Cast.producer)
        #expect(try journey.plan("launch", by: Cast.producer).isAllowed)
    }

    @Test func `a hard freeze blocks, a soft one warns, each for its services and instants only`() throws {
        var journey = try inLaunch()
        let slot = journey.now + .days(3)
        let request = ActionRequest(action: "schedule", launchAt: slot)
        func freeze(_ from: Instant, _ isHard: Bool, _ services: Set<String>? = nil) -> FreezePeriod {
            FreezePeriod(key: "year-end", from: from, until: from + .days(1), isHard: isHard, services: services)
        }
        func plan(_ freeze: FreezePeriod) throws -> Plan {
            var journey = journey
            journey.definitions.surroundings.freezes = [freeze]
            return try journey.plan(request, by: Cast.producer)
        }
        let blocked = try plan(freeze(slot, true))
        #expect(!blocked.isAllowed)
        #expect(blocked.gates.flatMap(\.items).map(\.code) == ["frozen"])
        #expect(blocked.gates.flatMap(\.items).first?.satisfy?.href == "/v1/freezes/year-end/exceptions")
        #expect(try plan(freeze(slot + Milliseconds(1), true)).isAllowed, "it begins later")
        #expect(try plan(freeze(slot + .days(-1), true)).isAllowed, "it ends just before")
        #expect(try plan(freeze(slot, true, ["webinar"])).isAllowed, "it is about other services")
        #expect(try !plan(freeze(slot, true, ["mail"])).isAllowed, "one line is enough")
        let warned = try plan(freeze(slot, false))
        #expect(warned.isAllowed)
        #expect(warned.warnings.map(\.code) == ["soft-freeze"])
        journey.definitions.surroundings.freezes = [freeze(journey.now, true)]
        #expect(try !journey.plan("launch", by: .system).isAllowed, "launching looks at now")
    }

    @Test func `a stop of the launches stands before every launch, and no override helps`() throws {
        var journey = try inLaunch()
        let stop = LaunchStop(
            id: "s1",
            division: nil,
            reason: "Wrong prices",
            stoppedBy: Cast.lead.id,
            stoppedAt: journey.now
        )
        journey.definitions.surroundings.launchStops = [stop]
        let plan = try journey.plan("launch", by: Cast.producer)
        #expect(plan.gates.last?.gate == .noLaunchStop)
        #expect(plan.gates.last?.items.map(\.satisfy?.href) == ["/v1/launch-stops/s1/release"])
        #expect(try journey.plan("schedule", by: Cast.producer).isAllowed, "what is only planned may be")
        var request = ActionRequest(action: "launch")
        request.overrides = [GateOverride.Request(gate: "no-launch-stop", reason: "But it must")]
        #expect(try journey.plan(request, by: Cast.lead).inputIssues.map(\.pointer) == ["/overrides/0/gate"])
        var released = stop
        #expect(throws: HubError.self) { try released.release("Mended", by: Cast.lead, at: journey.now) }
        #expect(throws: HubError.self) { try released.release("Mended", by: Cast.producer, at: journey.now) }
        try released.release("Mended", by: Cast.person("lou", .lead), at: journey.now)
        #expect(!released.isActive)
        #expect(throws: HubError.self) { try released.release("Again", by: Cast.person("lou", .lead), at: journey.now) }
    }

    @Test func `an action says who is told, and never who did it`() throws {
        var journey = try Shop().journey()
        let submitted = try journey.perform("submit", by: Cast.requester)
        #expect(submitted.events[0].informed == ["lead"])
        journey.campaign.watchers = ["wanda", Cast.producer.id]
        let accepted = try journey.perform(journey.accept, by: Cast.producer)
        #expect(accepted.events[0].informed == [Cast.requester.id, "wanda"])
    }
}
