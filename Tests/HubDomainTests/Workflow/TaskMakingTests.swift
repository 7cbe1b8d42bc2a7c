import HubDomain
import HubJSON
import Testing

struct TaskMakingTests {
    private func tasks(
        _ templates: TaskTemplate...,
        tier: Tier = .small,
        rows: Int = 0,
        services: [String] = ["page"]
    ) throws -> Journey {
        var shop = Shop()
        shop.services = [Shop.service("page", tasks: templates), Shop.service("mail", tasks: templates)]
        var draft = Shop.draft(services: services)
        draft.lines[0].answers["rows"] = .array((0..<rows).map { _ in ["text": "row"] })
        var journey = try shop.journey(draft)
        try journey.perform("submit", by: Cast.requester)
        var accept = journey.accept
        accept.tiers = ["L1": tier]
        try journey.perform(accept, by: Cast.producer)
        return journey
    }

    @Test func `a line gets the tasks of the stage with the minutes of its tier`() throws {
        let minutes = PerTier(small: 10, medium: 20, large: 30)
        for (tier, expected) in [(Tier.small, 10), (.medium, 20), (.large, 30)] {
            let journey = try tasks(Shop.task("b1", .build, minutes: minutes), Shop.task("q1", .qa), tier: tier)
            #expect(journey.campaign.tasks.map(\.template) == ["b1"])
            #expect(journey.campaign.tasks.map(\.minutes) == [expected])
            #expect(journey.campaign.tasks.map(\.id) == ["T1"])
        }
    }

    @Test func `a tier without minutes has no such task, and nothing waits for it`() throws {
        let minutes = PerTier(small: 0, medium: 20, large: 30)
        let journey = try tasks(Shop.task("b1", .build, minutes: minutes), Shop.task("b2", .build, after: ["b1"]))
        #expect(journey.campaign.tasks.map(\.template) == ["b2"])
        #expect(journey.campaign.tasks.map(\.state) == [.ready])
    }

    @Test func `every line has its own tasks and waits for its own only`() throws {
        let journey = try tasks(
            Shop.task("b1", .build),
            Shop.task("b2", .build, after: ["b1"]),
            services: ["page", "mail"]
        )
        #expect(journey.campaign.tasks.map(\.line) == ["L1", "L1", "L2", "L2"])
        #expect(journey.campaign.tasks.map(\.after) == [[], ["T1"], [], ["T3"]])
        #expect(journey.campaign.tasks.map(\.state) == [.ready, .blocked, .ready, .blocked])
    }

    @Test func `a task may wait for one that stands below it`() throws {
        let journey = try tasks(Shop.task("b2", .build, after: ["b1"]), Shop.task("b1", .build))
        #expect(journey.campaign.tasks.map(\.after) == [["T2"], []])
        #expect(journey.campaign.tasks.map(\.state) == [.blocked, .ready])
    }

    @Test func `a repeated task stands once for each locale and row and says which`() throws {
        let journey = try tasks(
            Shop.task("b1", .build, each: Repetition(perLocale: true)),
            Shop.task("b2", .build, each: Repetition(rowOf: "rows")),
            Shop.task("b3", .build, each: Repetition(perLocale: true, rowOf: "rows")),
            rows: 2
        )
        #expect(
            journey.campaign.tasks.map(\.title) == [
                "Task b1 (en-GB)", "Task b2 (row 1)", "Task b2 (row 2)", "Task b3 (en-GB, row 1)",
                "Task b3 (en-GB, row 2)",
            ]
        )
        #expect(journey.campaign.tasks.map(\.row) == [nil, 1, 2, 1, 2])
        #expect(journey.campaign.tasks.map(\.locale) == ["en-GB", nil, nil, "en-GB", "en-GB"])
    }

    @Test func `a task repeated for rows that there aren't doesn't exist`() throws {
        let journey = try tasks(
            Shop.task("b1", .build, each: Repetition(rowOf: "rows")),
            Shop.task("b2", .build, after: ["b1"])
        )
        #expect(journey.campaign.tasks.map(\.template) == ["b2"])
        #expect(journey.campaign.tasks[0].state == .ready)
    }

    @Test func `a task waits for its counterpart where both are repeated alike, for all otherwise`() throws {
        let rows = Repetition(rowOf: "rows")
        let journey = try tasks(
            Shop.task("b1", .build, each: rows),
            Shop.task("b2", .build, after: ["b1"], each: rows),
            Shop.task("b3", .build, after: ["b2"]),
            rows: 2
        )
        #expect(journey.campaign.tasks.map(\.after) == [[], [], ["T1"], ["T2"], ["T3", "T4"]])
    }

    @Test func `finishing or dropping what comes first unblocks`() throws {
        var journey = try tasks(
            Shop.task("b1", .build),
            Shop.task("b2", .build),
            Shop.task("b3", .build, after: ["b1", "b2"])
        )
        try journey.move("T1", to: .done, by: Cast.producer)
        #expect(journey.campaign.tasks[2].state == .blocked)
        try journey.move("T2", to: .dropped, by: Cast.producer, reason: "Not needed")
        #expect(journey.campaign.tasks[2].state == .ready)
        try journey.move("T1", to: .inProgress, by: Cast.producer)
        #expect(journey.campaign.tasks[2].state == .blocked)
    }

    @Test func `a larger tier chosen in the build brings the tasks that it needs`() throws {
        let forLarge = Shop.task("b2", .build, minutes: PerTier(small: 0, medium: 0, large: 90), after: ["b1"])
        var journey = try tasks(Shop.task("b1", .build), forLarge)
        _ = try journey.campaign.apply(
            ScopeChange(edited: [.init(line: "L1", tier: .large, quantity: nil, locale: nil, answers: nil)]),
            id: "C1",
            journey.definitions,
            services: [:],
            serviceVersions: [:],
            price: { _, _ in nil },
            at: journey.now
        )
        #expect(journey.campaign.tasks.map(\.template) == ["b1", nil, "b2"])
        #expect(journey.campaign.tasks.map(\.after) == [[], [], ["T1"]])
        #expect(journey.campaign.tasks.map(\.state) == [.ready, .ready, .blocked])
    }

    @Test func `build tasks are made once, those of QA in each attempt of their line`() throws {
        var journey = try tasks(Shop.task("b1", .build), Shop.task("q1", .qa, .reviewer), services: ["page", "mail"])
        try journey.travel(to: .qa)
        try journey.finishTasks()
        try journey.perform(journey.failing(.on("L2")), by: Cast.reviewer)
        try journey.travel(to: .qa)
        let made = journey.campaign.tasks.map { "\($0.line) \($0.template ?? "mend") \($0.attempt)" }
        #expect(made == ["L1 b1 1", "L2 b1 1", "L1 q1 1", "L2 q1 1", "L2 mend 2", "L2 q1 2"])
        #expect(journey.campaign.tasks.last?.state == .ready)
    }
}
