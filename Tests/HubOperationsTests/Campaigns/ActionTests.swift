import HubDefinitions
import HubDomain
import HubJSON
import HubOperations
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct ActionTests {
    @Test(arguments: ActionCase.all)
    func `each action moves, records one event and can be read back`(item: ActionCase) async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let start = try await run.campaign(in: item.from, from: .landingPage(at: test.now))
        try await item.prepare(run, start.key)
        let before = try await test.hub.campaign(start.key).campaign
        let events = try await test.eventCounts()
        let facts = try await test.factCount(item.fact ?? .submitted)
        test.clock.advance(by: .minutes(10))

        let request = item.request(before, test.now)
        let view = try await test.hub.perform(request, on: start.key, for: item.by.caller, expecting: before.version)
            .view

        #expect(view.campaign.stage == item.to)
        #expect(view.campaign.version == before.version + 1)
        #expect(try await test.eventCounts() == events.merging([item.event: 1], uniquingKeysWith: +))
        if let fact = item.fact { #expect(try await test.factCount(fact) == facts + 1) }
        #expect(try await test.hub.campaign(start.key).campaign == view.campaign)
        let newest = try #require(try await test.hub.events(of: start.key, PageRequest(limit: 200)).items.last)
        #expect(newest.type == item.event)
        #expect(newest.actor == PersonName(id: item.by.id, name: item.by.name))
        #expect(newest.body["action"] == .string(item.action.rawValue))
        #expect(newest.body["campaign"] == .string(start.key.description))
        #expect(try await test.chainProblems() == [])
    }

    @Test func `the cases name every action of the shipped workflow`() throws {
        let workflow = try #require(TestHub.shippedDefinitions().workflows["campaign-production"])
        #expect(Set(ActionCase.all.map(\.action)) == Set(workflow.actions.map(\.key)))
    }

    @Test func `every refused pair of stage and action stores nothing`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let stages: [StageKey] = [
            "draft", "intake", "planned", "build", "qa", "launch", "live", "closed", "declined", "cancelled",
        ]
        let actions = try #require(TestHub.shippedDefinitions().workflows["campaign-production"]).actions
        for stage in stages {
            let campaign = try await run.campaign(in: stage, from: .landingPage(at: test.now))
            for action in actions where !action.from.contains(stage) {
                let error = try await test.refusal(.conflict) {
                    try await run.perform(ActionRequest(action: action.key), on: campaign.key, by: .allRounder)
                }
                #expect(error?.details["stage"] == .string(stage.rawValue))
                #expect(error?.details["allowed"]?.array?.isEmpty == false)
            }
            try await test.refusal(.forbidden) {
                try await run.perform(ActionRequest(action: "submit"), on: campaign.key, by: .viewer)
            }
            try await test.refusal(.notFound) {
                try await run.perform(ActionRequest(action: "celebrate"), on: campaign.key, by: .lead)
            }
        }
    }

    @Test func `an unmet gate names what is open and how to mend it`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let campaign = try await run.campaign(in: .build, from: .landingPage(at: test.now))
        let error = try await test.refusal(.gateUnmet) {
            try await run.perform(ActionRequest(action: "submit-for-qa"), on: campaign.key, by: .producer)
        }
        #expect(error?.issues.allSatisfy { $0.satisfy != nil } == true)
        let gates = error?.details["gates"]?.array ?? []
        #expect(gates.map { $0["state"]?.string } == ["satisfied", "unmet"])
        #expect(error?.issues.count == campaign.tasks.filter { $0.stage == .build }.count)

        let event = try await run.create(.incompleteForBuild(at: test.now))
        let accept = try await test.refusal(.gateUnmet) {
            try await run.perform(.accept(event, at: test.now), on: event.key, by: .producer)
        }
        let codes = Set(accept?.issues.map(\.code) ?? [])
        #expect(codes.isSuperset(of: ["required", "C-02", "EV-02", "EV-04"]))
    }

    @Test func `who built may not pass, somebody else may`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test, producer: .allRounder)
        let campaign = try await run.campaign(in: .qa, from: .landingPage(at: test.now))
        try await run.finishTasks(of: campaign.key)
        try await run.passChecklist(of: campaign.key)
        let error = try await test.refusal(.gateUnmet) {
            try await run.perform(ActionRequest(action: "pass-qa"), on: campaign.key, by: .allRounder)
        }
        #expect(error?.issues.map(\.code) == ["four-eyes"])
        let passed = try await run.perform(ActionRequest(action: "pass-qa"), on: campaign.key, by: .otherReviewer)
        #expect(passed.stage == .launch)
    }

    @Test func `a failed check comes back through QA and can be launched`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let campaign = try await run.campaign(in: .qa, from: .landingPage(at: test.now))
        let key = campaign.key
        try await run.perform(ActionRequest(action: "fail-qa", findings: [ActionCase.finding]), on: key, by: .reviewer)
        let failed = try await test.hub.campaign(key).campaign
        #expect(failed.lines[0].attempt == 2)
        #expect(failed.tasks.contains { $0.finding == "F1" && $0.state == .ready })
        try await run.advance(key, to: .launch)
        #expect(try await test.hub.campaign(key).campaign.findings.map(\.isOpen) == [false])
        try await run.advance(key, to: .live)
        let reopened = try await run.perform(
            ActionRequest(action: "reopen", reason: "Wrong price"),
            on: key,
            by: .lead
        )
        #expect(reopened.stage == .build)
        let again = try await run.advance(key, to: .live)
        #expect(again == (try await test.hub.campaign(key).campaign))
        #expect(try await test.chainProblems() == [])
    }

    @Test func `holds keep their questions, lines and ends`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let campaign = try await run.create(.twoLines(at: test.now))
        let back = ActionRequest(
            action: "return",
            reasonCode: "audience-unclear",
            questions: [.init(pointer: "/lines/0/answers/audience", text: "Which \"list\"? 日本")]
        )
        let returned = try await run.perform(back, on: campaign.key, by: .producer)
        #expect(returned.activeHolds.map(\.questions) == [back.questions])
        let held = try await test.refusal(.conflict) {
            try await run.perform(.accept(campaign, at: test.now), on: campaign.key, by: .producer)
        }
        #expect(held?.message.contains("hold") == true)
        test.clock.advance(by: .hours(2))
        let answered = try await run.perform(ActionRequest(action: "answer"), on: campaign.key, by: .requester)
        #expect(answered.activeHolds == [])
        #expect(answered.holds.map(\.endedAt) == [test.now])
        #expect(try await test.hub.campaign(campaign.key).campaign == answered)
    }
}
