import HubDomain
import HubJSON
import HubOperations
import HubTestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct IntakeTests {
    @Test func `a draft is stored with one event and no fact`() async throws {
        let test = try await TestHub()
        let view = try await test.hub.create(.newsletter(at: test.now), submit: false, by: TestPerson.requester.caller)
            .view
        #expect(view.campaign.key.description == "CMP-1001")
        #expect(view.campaign.stage == .draft)
        #expect(view.campaign.version == 1)
        #expect(view.campaign.submittedAt == nil)
        #expect(view.requester.name == "Rita Requester")
        #expect(view.serviceNames == ["Email newsletter or one-off send"])
        #expect(view.assessment.completeness == 1)
        #expect(try await test.eventCounts() == ["campaign.drafted": 1])
        #expect(try await test.rowCounts()["facts"] == 0)
        let stored = try await test.hub.campaign(view.campaign.key).campaign
        #expect(stored == view.campaign)
    }

    @Test func `a submission is stored with one event and one fact`() async throws {
        let test = try await TestHub()
        let campaign = try await ScenarioRunner(test).create()
        #expect(campaign.stage == .intake)
        #expect(campaign.version == 1)
        #expect(campaign.submittedAt == test.now)
        #expect(try await test.eventCounts() == ["campaign.submitted": 1])
        #expect(try await test.factCount(.submitted) == 1)
        #expect(try await test.hub.campaign(campaign.key).campaign == campaign)
        #expect(try await test.chainProblems() == [])
    }

    @Test(arguments: try BriefFixture.names())
    func `every brief of the fixtures does what its name says`(name: String) async throws {
        let test = try await TestHub()
        let draft = try BriefFixture(name, at: test.now).draft
        let isRefused = ["incomplete-newsletter", "incomplete-purchased-list"].contains(name)
        if isRefused {
            let error = try await test.refusal(.invalid) {
                try await test.hub.create(draft, submit: true, by: TestPerson.requester.caller)
            }
            #expect(error?.issues.isEmpty == false)
            #expect(try await ScenarioRunner(test).create(draft, submit: false).stage == .draft)
        } else {
            #expect(try await ScenarioRunner(test).create(draft).stage == .intake)
        }
    }

    @Test func `every complete brief travels to live`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        for name in try BriefFixture.names() where !name.hasPrefix("incomplete") {
            let created = try await run.create(BriefFixture(name, at: test.now).draft)
            let live = try await run.advance(created.key, to: .live)
            #expect(live.stage == .live, "\(name)")
            #expect(live.launchedAt == test.now)
        }
        #expect(try await test.chainProblems() == [])
    }

    @Test func `an incomplete submission names everything that is missing and stores nothing`() async throws {
        let test = try await TestHub()
        let draft = try RequestDraft.incompleteNewsletter(at: test.now)
        let error = try await test.refusal(.invalid) {
            try await test.hub.create(draft, submit: true, by: TestPerson.requester.caller)
        }
        let pointers = Set(error?.issues.map(\.pointer) ?? [])
        let expected = ["/brief/successMetric", "/brief/costCentre", "/brief/contact", "/lines/0/answers/audience"]
        for pointer in expected { #expect(pointers.contains(pointer), "\(pointer)") }
        #expect(error?.issues.contains { $0.code == "EN-02" } == true)
    }

    @Test func `problems of form come together, an unknown division among them`() async throws {
        let test = try await TestHub()
        var draft = RequestDraft.empty(title: "", division: "marketing")
        draft.priority = .urgent
        draft.requestedFor = "nobody@example.com"
        draft.brief = ["lifecycleStage": "growth", "unknown": 1]
        draft.lines = [.init(service: "skywriting", tier: nil, locale: "en-GB", answers: JSONObject())]
        let wrong = draft
        let error = try await test.refusal(.invalid) {
            try await test.hub.create(wrong, submit: false, by: TestPerson.requester.caller)
        }
        let pointers = Set(error?.issues.map(\.pointer) ?? [])
        #expect(
            pointers == [
                "/division", "/title", "/priority", "/requestedFor", "/brief/lifecycleStage", "/brief/unknown",
                "/lines/0/service",
            ]
        )
    }

    @Test func `only requesters and leads of the division hand in`() async throws {
        let test = try await TestHub()
        for person in [TestPerson.producer, .viewer, .finance, .reviewer] {
            try await test.refusal(.forbidden) {
                try await test.hub.create(.newsletter(at: test.now), submit: true, by: person.caller)
            }
        }
        var draft = try RequestDraft.newsletter(at: test.now)
        #expect(try await ScenarioRunner(test, requester: .consumerRequester).create(draft).stage == .intake)
        draft.division = "enterprise"
        let elsewhere = draft
        try await test.refusal(.forbidden) {
            try await test.hub.create(elsewhere, submit: false, by: TestPerson.consumerRequester.caller)
        }
    }

    @Test func `a lead may ask for urgent, a requester may not`() async throws {
        let test = try await TestHub()
        var draft = try RequestDraft.newsletter(at: test.now)
        draft.priority = .urgent
        let urgent = draft
        try await test.refusal(.invalid) {
            try await test.hub.create(urgent, submit: true, by: TestPerson.requester.caller)
        }
        #expect(try await ScenarioRunner(test, requester: .lead).create(urgent).priority == .urgent)
    }

    @Test func `a request for somebody else may be submitted and edited by both`() async throws {
        let test = try await TestHub()
        var draft = try RequestDraft.newsletter(at: test.now)
        draft.requestedFor = TestPerson.otherRequester.email.uppercased()
        let run = ScenarioRunner(test)
        let view = try await test.hub.create(draft, submit: false, by: TestPerson.requester.caller).view
        #expect(view.campaign.requestedFor == TestPerson.otherRequester.id)
        #expect(view.requestedFor == PersonName(id: TestPerson.otherRequester.id, name: "Oscar Other"))
        var edit = CampaignEdit()
        edit.title = "By the other"
        let edited = try await test.hub.edit(
            view.campaign.key,
            edit,
            by: TestPerson.otherRequester.caller,
            expecting: 1
        )
        #expect(edited.campaign.title == "By the other")
        let submitted = try await run.perform(
            ActionRequest(action: "submit"),
            on: view.campaign.key,
            by: .otherRequester
        )
        #expect(submitted.stage == .intake)

        draft.requestedFor = TestPerson.formerProducer.email
        let former = draft
        let error = try await test.refusal(.invalid) {
            try await test.hub.create(former, submit: false, by: TestPerson.requester.caller)
        }
        #expect(error?.issues.map(\.pointer) == ["/requestedFor"])
    }

    @Test func `two lines of one service and fifty lines are kept apart`() async throws {
        let test = try await TestHub()
        var draft = try RequestDraft.landingPage(at: test.now)
        let line = draft.lines[0]
        draft.lines = (0..<50).map { number in
            var line = line
            line.answers["urlPath"] = .string("page/number-\(number)")
            return line
        }
        let run = ScenarioRunner(test)
        let campaign = try await run.campaign(in: .build, from: draft)
        #expect(campaign.lines.map(\.id) == (1...50).map { "L\($0)" })
        #expect(Set(campaign.tasks.map(\.line)).count == 50)
        var edit = LineEdit()
        edit.answers = ["pages": 2]
        let edited = try await test.hub.edit(
            campaign.key,
            line: "L49",
            edit,
            by: TestPerson.producer.caller,
            expecting: nil
        )
        #expect(edited.campaign.lines.map { $0.answers["pages"] == 2 } == (1...50).map { $0 == 49 })
        let found = try await test.hub.campaign(campaign.key).campaign
        #expect(found == edited.campaign)

        draft.lines.append(line)
        let tooMany = draft
        try await test.refusal(.invalid) {
            try await test.hub.create(tooMany, submit: false, by: TestPerson.requester.caller)
        }
    }

    @Test(arguments: [
        "日本語のキャンペーン", "🎉 Sale! 50 % off", "Ünïcödé e\u{301}", "'; DROP TABLE campaigns; --", "\"quoted\" \\ back",
    ])
    func `titles of any script come back unchanged`(title: String) async throws {
        let test = try await TestHub()
        let campaign = try await ScenarioRunner(test).create(.newsletter(at: test.now, title: title))
        let found = try await test.hub.campaign(campaign.key).campaign.title
        #expect(Array(found.unicodeScalars) == Array(title.unicodeScalars))
    }
}

extension Repeatable<CampaignView> {
    var view: CampaignView {
        get throws {
            guard case .done(let view) = self else { throw Replayed() }
            return view
        }
    }

    private struct Replayed: Error {}
}
