import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

/// What campaigns have to do with each other: duplicates, links, addresses, copies.
@Suite struct NeighbourTests {
    private func submit(_ api: APIHarness, _ patch: JSONValue = [:]) async throws -> JSONValue {
        try await api.fetch(.post, "/v1/requests", Brief.newsletter(patch), status: 201)
    }

    @Test func `likely duplicates are named in the answer to a submission and afterwards`() async throws {
        let api = try await APIHarness()
        let first = try await submit(api, ["title": "Spring newsletter: gardens on balconies"])
        #expect(first["duplicates"] == [])
        let second = try await submit(api, ["title": "Spring Newsletter – Garden on balcony"])
        #expect(second["duplicates"]?.array?.map { $0["campaign"] ?? .null } == [first["key"] ?? .null])
        let shown = try await api.fetch(.get, "/v1/campaigns/\(first["key"]?.string ?? "")")
        #expect(shown["duplicates"]?.array?.map { $0["campaign"] ?? .null } == [second["key"] ?? .null])
        let likeness = shown["duplicates"]?.array?.first?["likeness"]
        guard case .double(let share)? = likeness else {
            return #expect(Bool(false), "\(String(describing: likeness))")
        }
        #expect(abs(share - 0.8615384615384616) < 1e-12)
    }

    @Test(
        arguments: [
            ("another division", ["division": "enterprise", "brief": ["purchaseOrder": "1"]]),
            ("another title", ["title": "Winter catalogue by post"]),
            ("a launch a fortnight on", ["requestedLaunchAt": "2026-04-15T09:00:00Z"]),
        ] as [(String, JSONValue)]
    ) func `work that isn't the same is no duplicate`(_ name: String, _ patch: JSONValue)
        async throws
    {
        let api = try await APIHarness()
        _ = try await submit(api)
        #expect(try await submit(api, patch)["duplicates"] == [], "\(name)")
    }

    @Test func `what was given up or isn't submitted is no duplicate, and none is named after acceptance`() async throws
    {
        let api = try await APIHarness()
        let draft = try await submit(api, ["submit": false])
        let cancelled = try await submit(api)["key"]?.string ?? ""
        _ = try await api.fetch(.post, "/v1/campaigns/\(cancelled)/actions/cancel", ["reason": "Not needed"])
        let third = try await submit(api)
        #expect(third["duplicates"] == [])
        let path = "/v1/campaigns/\(draft["key"]?.string ?? "")"
        #expect(try await api.fetch(.get, path)["duplicates"]?.array?.count == 1)
        let submitted = try await api.fetch(.post, path + "/actions/submit")
        #expect(submitted["duplicates"]?.array?.map { $0["campaign"] ?? .null } == [third["key"] ?? .null])
        _ = try await api.fetch(
            .post,
            path + "/actions/accept",
            as: .producer,
            ["committedLaunchAt": "2026-05-11T09:00:00Z"]
        )
        #expect(try await api.fetch(.get, path)["duplicates"] == [])
    }

    @Test func `links are shown with where the other campaign stands, and never go in a circle`() async throws {
        let api = try await APIHarness()
        let page = try await submit(api)["key"]?.string ?? ""
        let link: JSONValue = ["kind": "needs", "campaign": .string(page), "role": "landing-page"]
        let mail = try await submit(api, ["links": [link]])
        #expect(mail["links"]?.array?.first?["stage"] == "live")
        #expect(mail["links"]?.array?.first?["currentStage"] == "intake")
        #expect(mail["unmet"]?.array?.contains { $0["code"] == "linked-state" && $0["pointer"] == "/links/0" } == true)
        let key = mail["key"]?.string ?? ""
        func linking(_ links: JSONValue, of campaign: String) async throws -> APIAnswer {
            try await api.send(.patch, "/v1/campaigns/\(campaign)", ["links": links])
        }
        let circle = try await linking([["kind": "needs", "campaign": .string(key)]], of: page)
        #expect(circle.errors == ["/links/0/campaign invalid"])
        #expect(circle["/errors/0/detail"]?.string?.contains("\(page) → \(key) → \(page)") == true)
        #expect(try await linking([["kind": "changes", "campaign": .string(key)]], of: page).status == 200)
        #expect(try await linking([["kind": "needs", "campaign": .string(page)]], of: page).status == 422)
        #expect(try await linking([["kind": "needs", "campaign": "CMP-9"]], of: page).status == 422)
        #expect(
            try await linking([["kind": "changes", "campaign": .string(key), "stage": "live"]], of: page).status == 422
        )
        #expect(try await linking([link, link], of: key).status == 422)
        let before = try await api.send(.get, "/v1/campaigns/\(key)")
        _ = try await api.run.advance(try #require(CampaignKey(page)), to: .live)
        let after = try await api.send(.get, "/v1/campaigns/\(key)")
        #expect(after["/links/0/currentStage"] == "live")
        #expect(after["/unmet"]?.array?.contains { $0["code"] == "linked-state" } == false)
        #expect(before[field: "ETag"] != after[field: "ETag"], "the other campaign moved")
        #expect(try await linking([], of: key)["/links"] == [])
    }

    @Test func `an address belongs to one campaign until it is given up`() async throws {
        let api = try await APIHarness()
        func page(_ patch: JSONValue = [:]) async throws -> JSONValue {
            let body = JSONValue.object(try BriefFixture("landing-page-white-paper", at: api.test.now).json)
            return try await api.fetch(.post, "/v1/requests", .json(body.applying(mergePatch: patch)), status: 201)
        }
        func isTaken(_ key: String) async throws -> Bool {
            let shown = try await api.fetch(.get, "/v1/campaigns/\(key)")
            return shown["unmet"]?.array?.contains { $0["code"] == "LP-02" } == true
        }
        let draft = try await page(["submit": false])["key"]?.string ?? ""
        #expect(try await !isTaken(draft), "a draft reserves nothing")
        let first = try await page()["key"]?.string ?? ""
        #expect(try await !isTaken(first))
        #expect(try await isTaken(draft))
        let second = try await page()["key"]?.string ?? ""
        #expect(try await isTaken(second))
        let refused = try await api.send(
            .post,
            "/v1/campaigns/\(second)/actions/accept",
            as: .producer,
            ["committedLaunchAt": "2026-05-11T09:00:00Z"]
        )
        #expect(refused.errors == ["/lines/0/answers/urlPath LP-02"])
        let change = try await page(["links": [["kind": "changes", "campaign": .string(first)]]])["key"]?.string ?? ""
        _ = try await api.fetch(.post, "/v1/campaigns/\(second)/actions/cancel", ["reason": "x"])
        #expect(try await !isTaken(change), "whoever changes a page keeps its address")
        _ = try await api.fetch(.post, "/v1/campaigns/\(change)/actions/cancel", ["reason": "x"])
        _ = try await api.fetch(.patch, "/v1/campaigns/\(first)/lines/L1", ["answers": ["urlPath": "another/place"]])
        #expect(try await !isTaken(draft))
    }

    @Test func `a variant is made, shown and unlinked over HTTP`() async throws {
        let api = try await APIHarness()
        let line = Brief.newsletter["lines"]?.array?.first ?? .null
        let variant: JSONValue = [
            "service": "email-newsletter", "locale": "de-DE", "variantOf": "L1",
            "answers": ["replyTo": "hallo@example.com", "template": line["answers"]?["template"] ?? .null],
        ]
        let created = try await submit(api, ["lines": [line, variant], "submit": false])
        let shown = created["lines"]?.array?.last
        #expect(shown?["variantOf"] == "L1" && shown?["overrides"] == ["replyTo"] && shown?["stale"] == .null)
        #expect(shown?["answers"]?["keyMessage"] == line["answers"]?["keyMessage"])
        #expect(shown?["answers"]?["audience"] == line["answers"]?["audience"])
        #expect(created["lines"]?.array?.first?["overrides"] == .null)
        let path = "/v1/campaigns/\(created["key"]?.string ?? "")/lines/L2"
        let unlinked = try await api.fetch(.patch, path, ["variantOf": nil])
        #expect(unlinked["lines"]?.array?.last?["variantOf"] == .null)
        #expect(unlinked["lines"]?.array?.last?["answers"]?["audience"] == line["answers"]?["audience"])
        #expect(try await api.send(.patch, path, ["variantOf": "L7"]).errors == ["/variantOf invalid"])
    }

    @Test func `a clone is a draft with the requester's answers and nothing else`() async throws {
        let api = try await APIHarness()
        let live = try await api.run.campaign(in: .live)
        let answer = try await api.send(
            .post,
            "/v1/campaigns/\(live.key)/clone",
            as: .otherRequester,
            ["title": "Summer newsletter", "requestedLaunchAt": "2026-06-01T09:00:00Z"]
        )
        #expect(answer.status == 201, "\(answer.text)")
        #expect(answer["/title"] == "Summer newsletter" && answer["/stage"] == "draft")
        #expect(answer["/requester/name"] == "Oscar Other" && answer["/launchedAt"] == .null)
        #expect(answer["/brief"] == .object(live.brief))
        let answers = answer["/lines/0/answers"]?.object
        #expect(answers?["audience"] == live.lines[0].answers["audience"])
        #expect(live.lines[0].answers["seedList"] != nil && answers?["seedList"] == nil)
        let events = try await api.fetch(.get, "/v1/campaigns/\(answer["/key"]?.string ?? "")/events")
        #expect(events["items"]?.array?.first?["reason"] == .string("Cloned from \(live.key)"))
        #expect(try await api.send(.post, "/v1/campaigns/\(live.key)/clone", as: .viewer, [:]).status == 403)
        let refused = try await api.send(
            .post,
            "/v1/campaigns/\(live.key)/clone",
            as: .consumerRequester,
            ["division": "enterprise"]
        )
        #expect(refused.status == 403)
    }

    @Test func `people follow a campaign by themselves or are put on the list`() async throws {
        let api = try await APIHarness()
        let key = try await submit(api)["key"]?.string ?? ""
        func watch(_ method: HTTPRequest.Method, _ person: String, as caller: TestPerson) async throws -> APIAnswer {
            try await api.send(method, "/v1/campaigns/\(key)/watchers/\(person)", as: caller)
        }
        let first = try await watch(.put, "me", as: .viewer)
        #expect(first["/watchers/0/name"] == "Viktor Viewer" && first["/version"] == 2)
        #expect(try await watch(.put, "me", as: .viewer)["/version"] == 2, "once is enough")
        #expect(try await watch(.put, "finance@example.com", as: .viewer).status == 403)
        #expect(try await watch(.put, "finance@example.com", as: .requester)["/watchers/1/name"] == "Fritz Finance")
        #expect(try await watch(.put, "nobody@example.com", as: .requester).status == 422)
        #expect(try await watch(.delete, "nobody@example.com", as: .requester).status == 404)
        #expect(try await watch(.delete, TestPerson.finance.id, as: .finance)["/watchers/1"] == nil)
        #expect(try await api.test.eventCounts()["campaign.watchers-changed"] == 3)
    }
}
