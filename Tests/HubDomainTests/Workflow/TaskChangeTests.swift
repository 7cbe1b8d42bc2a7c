import HubDomain
import HubJSON
import Testing

struct TaskChangeTests {
    private func inBuild() throws -> Journey {
        var journey = try Shop().journey()
        try journey.travel(to: .build)
        return journey
    }

    @Test func `starting, finishing and taking up again keep who and when`() throws {
        var journey = try inBuild()
        let started = try journey.move("T1", to: .inProgress, by: Cast.producer)
        let startedAt = journey.now
        #expect(journey.campaign.tasks[0].assignee == Cast.producer.id)
        #expect(started.events.map(\.type) == [.taskChanged])
        #expect(
            started.events[0].changes.map(\.pointer) == [
                "/tasks/T1/state", "/tasks/T1/assignee", "/tasks/T1/startedAt",
            ]
        )
        try journey.move("T1", to: .done, by: Cast.secondProducer)
        #expect(journey.campaign.tasks[0].startedAt == startedAt)
        #expect(journey.campaign.tasks[0].finishedAt == journey.now)
        #expect(journey.campaign.tasks[0].finishedBy == Cast.secondProducer.id)
        try journey.move("T1", to: .ready, by: Cast.producer)
        #expect(journey.campaign.tasks[0].finishedBy == nil && journey.campaign.tasks[0].startedAt == nil)
    }

    @Test func `a task is for its role and for leads, one of a vendor also for producers`() throws {
        var shop = Shop()
        shop.services = [Shop.service("page", tasks: [Shop.task("b1", .build), Shop.task("b2", .build, .vendor)])]
        var journey = try shop.journey()
        try journey.travel(to: .build)
        for caller in [Cast.requester, Cast.reviewer, Cast.viewer, Cast.admin, Cast.vendor, Cast.producerElsewhere] {
            #expect(
                try #require(throws: HubError.self) { try journey.move("T1", to: .done, by: caller) }.code == .forbidden
            )
        }
        for caller in [Cast.vendor, Cast.producer, Cast.lead] {
            try journey.move("T2", to: .done, by: caller)
            try journey.move("T2", to: .ready, by: caller)
        }
        #expect(
            try #require(throws: HubError.self) { try journey.move("T9", to: .done, by: Cast.lead) }.code == .notFound
        )
    }

    @Test func `a blocked task says what it waits for`() throws {
        var journey = try inBuild()
        for state in [CampaignTask.State.inProgress, .done, .ready] {
            let error = try #require(throws: HubError.self) { try journey.move("T2", to: state, by: Cast.producer) }
            #expect(error.code == .conflict)
            #expect(error.issues.map(\.pointer) == ["/tasks/T1"])
            #expect(error.issues[0].satisfy?.href == "/v1/campaigns/CMP-1042/tasks/T1")
        }
    }

    @Test func `nobody blocks a task by hand`() throws {
        var journey = try inBuild()
        let error = try #require(throws: HubError.self) { try journey.move("T1", to: .blocked, by: Cast.producer) }
        #expect(error.code == .invalid && error.issues.map(\.pointer) == ["/state"])
        #expect(journey.campaign.tasks[0].state == .ready)
    }

    @Test func `dropping needs a reason that says something`() throws {
        var journey = try inBuild()
        for reason in [nil, "", "  "] {
            let error = try #require(throws: HubError.self) {
                try journey.move("T1", to: .dropped, by: Cast.producer, reason: reason)
            }
            #expect(error.issues.map(\.pointer) == ["/reason"])
        }
        let error = try #require(throws: HubError.self) {
            try journey.move("T1", to: .dropped, by: Cast.producer, reason: "a\u{0}")
        }
        #expect(error.issues.map(\.code) == ["invalid"])
        let outcome = try journey.move("T1", to: .dropped, by: Cast.producer, reason: "Done by the vendor")
        #expect(outcome.events.map(\.reason) == ["Done by the vendor"])
    }

    @Test func `a task moves in its own stage only`() throws {
        var journey = try inBuild()
        try journey.travel(to: .qa)
        let error = try #require(throws: HubError.self) { try journey.move("T1", to: .ready, by: Cast.producer) }
        #expect(error.code == .conflict && error.details["stage"] == "qa")
    }

    @Test func `on hold nothing is started or finished, but may be put back`() throws {
        var journey = try Shop().journey(services: ["page", "mail"])
        try journey.travel(to: .build)
        try journey.move("T1", to: .inProgress, by: Cast.producer)
        let hold = ActionRequest(action: "hold", reason: "Down", reasonCode: "platform-incident", lines: ["L1"])
        try journey.perform(hold, by: Cast.producer)
        #expect(
            try #require(throws: HubError.self) { try journey.move("T1", to: .done, by: Cast.producer) }.code
                == .conflict
        )
        try journey.move("T1", to: .ready, by: Cast.producer)
        try journey.move("T3", to: .done, by: Cast.producer)
        #expect(journey.campaign.tasks[2].state == .done, "a hold of one line leaves the others alone")
    }

    @Test func `a change that changes nothing is no event and no version`() throws {
        var journey = try inBuild()
        let version = journey.campaign.version
        #expect(try journey.move("T1", to: .ready, by: Cast.producer).events.isEmpty)
        #expect(journey.campaign.version == version)
    }

    @Test func `an assignee is given and taken away`() throws {
        var journey = try inBuild()
        for assignee in ["p-1", nil] {
            let change = Campaign.TaskChange(state: nil, assignee: .some(assignee), reason: nil)
            let outcome = try journey.campaign.change(
                task: "T1",
                change,
                by: Cast.lead,
                journey.definitions,
                at: journey.now
            )
            #expect(journey.campaign.tasks[0].assignee == assignee)
            #expect(outcome.events.flatMap(\.changes).map(\.pointer) == ["/tasks/T1/assignee"])
        }
    }
}
