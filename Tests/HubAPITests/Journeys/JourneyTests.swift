import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

/// Whole lives of campaigns through the API alone.
@Suite struct JourneyTests {
    static let complete = ((try? BriefFixture.names()) ?? []).filter { !$0.hasPrefix("incomplete") }

    @Test func `there are briefs to try`() {
        #expect(Self.complete.count >= 10)
    }

    @Test(arguments: complete)
    func `a complete brief reaches its end by the hints of the answers alone`(_ name: String) async throws {
        let api = try await APIHarness()
        let brief = try BriefFixture(name, at: api.test.now)
        let created = try await api.send(.post, "/v1/requests", .json(.object(try await completed(brief, api))))
        #expect(created.status == 201, "\(created.text)")
        #expect(created["/stage"] == "intake")
        let differs = (created["/lines"]?.array ?? []).contains { $0["tier"] != $0["proposedTier"] }
        let owed = (created["/unmet"]?.array ?? []).filter { $0["level"] == "blocking" && $0["by"] == "requester" }
        #expect(owed.allSatisfy { $0["due"] == "qa" || $0["due"] == "launch" })

        let follower = HintFollower(api: api)
        let live = try await follower.take(created.json, to: "live")
        #expect(live["launchedAt"]?.string != nil)
        #expect((live["unmet"]?.array ?? []).filter { $0["level"] == "blocking" } == [])
        let closed = try await follower.take(live, to: "closed")
        #expect(closed["stage"] == "closed")

        try await checkStory(api, closed, isResized: differs)
    }

    /// What no brief can hold: who of the team may know of it, and the page that ads lead to.
    private func completed(_ brief: BriefFixture, _ api: APIHarness) async throws -> JSONObject {
        var body = brief.json
        if body["brief"]?["confidential"] == true {
            body["watchers"] = .array([TestPerson.producer, .reviewer, .lead, .viewer].map { .string($0.email) })
        }
        if body["lines"]?.array?.contains(where: { $0["answers"]?["destination"] == "landing-page" }) == true {
            let page = try await api.run.campaign(in: .live, from: .landingPage(at: api.test.now)).key
            body["links"] = [["kind": "needs", "campaign": .string(page.description), "role": "landing-page"]]
        }
        return body
    }

    private func checkStory(_ api: APIHarness, _ campaign: JSONValue, isResized: Bool) async throws {
        let key = campaign["key"]?.string ?? ""
        let page = try await api.fetch(.get, "/v1/campaigns/\(key)/events?limit=200", as: .viewer)
        let types = (page["items"]?.array ?? []).compactMap { $0["type"]?.string }
        let moves = types.filter { $0.hasPrefix("campaign.") && $0 != "campaign.edited" || $0.hasPrefix("qa.") }
        #expect(
            moves == [
                "campaign.submitted", "campaign.accepted",
            ] + (isResized ? ["campaign.resized"] : []) + [
                "qa.requested", "qa.passed", "campaign.launched", "campaign.closed",
            ]
        )
        #expect(try await api.test.chainProblems() == [])
        // As one of the team: others are shown no clocks of approvers.
        let shown = try await api.fetch(.get, "/v1/campaigns/\(key)", as: .producer)
        #expect(shown == campaign)
    }

    @Test func `every action on offer in any stage goes through as its link says, input filled in by its examples`()
        async throws
    {
        for stage in ["draft", "intake", "planned", "build", "qa", "launch", "live", "closed", "declined", "cancelled"]
        {
            let api = try await APIHarness()
            let offers = try await offers(api, in: StageKey(rawValue: stage))
            #expect(!offers.isEmpty || stage == "closed", "\(stage)")
            for (person, action) in offers where action["allowed"] == true {
                let fresh = try await APIHarness()
                let key = try await fresh.run.campaign(in: StageKey(rawValue: stage)).key
                let campaign = try await fresh.fetch(.get, "/v1/campaigns/\(key)")
                let hint = try #require(action["perform"])
                let answer = try await HintFollower(api: fresh).send(hint, filledFor: campaign, action, as: person)
                #expect(answer.status == 200, "\(stage) \(action["action"] ?? .null): \(answer.text)")
                #expect(answer["/stage"] == action["to"])
            }
        }
    }

    private func offers(_ api: APIHarness, in stage: StageKey) async throws -> [(TestPerson, JSONValue)] {
        let key = try await api.run.campaign(in: stage).key
        var offers: [(TestPerson, JSONValue)] = []
        for person in [TestPerson.requester, .producer, .reviewer, .lead] {
            let list = try await api.fetch(.get, "/v1/campaigns/\(key)/actions", as: person)
            offers += (list["actions"]?.array ?? []).map { (person, $0) }
        }
        return offers
    }

    @Test func `rework: QA fails, the finding is mended, and only a new round passes`() async throws {
        let api = try await APIHarness()
        let follower = HintFollower(api: api)
        let created = try await api.send(.post, "/v1/requests", .json(.object(Brief.newsletter)))
        let inQA = try await follower.take(created.json, to: "qa")
        let path = "/v1/campaigns/\(inQA["key"]?.string ?? "")"
        let finding = try await api.fetch(
            .post,
            path + "/findings",
            as: .reviewer,
            ["line": "L1", "item": "K-02", "severity": "critical", "cause": "build-error", "text": "Dead link"],
            status: 201
        )
        let refused = try await api.send(.post, path + "/actions/pass-qa", as: .reviewer)
        #expect(refused.errors.contains("/findings/\(finding["id"]?.string ?? "") finding-open"))
        let failed = try await api.fetch(.post, path + "/actions/fail-qa", as: .reviewer)
        #expect(failed["stage"] == "build")
        #expect(failed[at: "/lines/0/attempt"] == 2)
        let live = try await follower.take(failed, to: "live")
        #expect(live["findings"] == 0)
        let findings = try await api.fetch(.get, path + "/findings")
        #expect(findings[at: "/items/0/resolvedAt"]?.string != nil)
        #expect(findings[at: "/items/0/by/name"] == "Rosa Reviewer")
    }

    @Test func `return and answer: the request waits for its requester and goes on`() async throws {
        let api = try await APIHarness()
        let created = try await api.send(.post, "/v1/requests", .json(.object(Brief.newsletter)))
        let path = "/v1/campaigns/\(created["/key"]?.string ?? "")"
        _ = try await api.fetch(
            .post,
            path + "/actions/return",
            as: .producer,
            [
                "reasonCode": "copy-not-final",
                "questions": [["pointer": "/lines/0/answers/subject", "question": "Final?"]],
            ]
        )
        let held = try await api.send(
            .post,
            path + "/actions/accept",
            as: .producer,
            ["committedLaunchAt": "2026-04-01T09:00:00Z"]
        )
        #expect(held.status == 409)
        #expect(held["/code"] == "conflict")
        let offered = try await api.fetch(.get, path + "/actions", as: .producer)
        let accept = (offered["actions"]?.array ?? []).first { $0["action"] == "accept" }
        #expect(accept?["allowed"] == false)
        #expect(accept?["refusal"]?.string?.contains("on hold") == true)
        _ = try await api.fetch(
            .patch,
            path + "/lines/L1",
            ["answers": ["subject": ["en-GB": "A garden by May"]]]
        )
        let answered = try await api.fetch(.post, path + "/actions/answer", ["reason": "Yes, now it is"])
        #expect(answered["holds"] == [])
        let live = try await HintFollower(api: api).take(answered, to: "live")
        #expect(live["stage"] == "live")
    }

    @Test func `four eyes: who built may not pass, and is told that somebody else has to`() async throws {
        let api = try await APIHarness()
        let run = ScenarioRunner(api.test, producer: .allRounder)
        let key = try await run.campaign(in: .qa).key
        let refused = try await api.send(.post, "/v1/campaigns/\(key)/actions/pass-qa", as: .allRounder)
        #expect(refused.status == 409)
        #expect(refused.errors.contains(" four-eyes"))
        try await run.finishTasks(of: key)
        try await run.passChecklist(of: key)
        let still = try await api.send(.post, "/v1/campaigns/\(key)/actions/pass-qa", as: .allRounder)
        #expect(still.errors == [" four-eyes"])
        let hint = try #require(still["/errors/0/satisfy"])
        let passed = try await api.send(.post, hint["href"]?.string ?? "", as: .reviewer)
        #expect(passed.status == 200)
    }
}
