import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

/// Campaigns keep the versions they were submitted under until a lead pins them anew.
@Suite struct PinTests {
    @Test func `an edit makes version 2 and open campaigns keep version 1`() async throws {
        let fixture = try await DefinitionFixture()
        let api = fixture.api
        let draft = try await api.run.create(.landingPage(at: api.test.now), submit: false)
        let open = try await api.run.create(.landingPage(at: api.test.now))
        #expect(try await fixture.put("services/landing-page", try fixture.stricter()).status == 200)

        let kept = try await api.fetch(.get, "/v1/campaigns/\(open.key)")
        #expect(kept[at: "/lines/0/serviceVersion"] == 1)
        #expect(kept["unmet"]?.array?.contains { $0["pointer"] == "/lines/0/answers/mood" } == false)
        let following = try await api.fetch(.get, "/v1/campaigns/\(draft.key)")
        #expect(following[at: "/lines/0/serviceVersion"] == 2)
        #expect(following["unmet"]?.array?.contains { $0["pointer"] == "/lines/0/answers/mood" } == true)
        #expect(try await api.run.advance(open.key, to: .live).lines.map(\.serviceVersion) == [1])

        let pins = try await api.fetch(.get, "/v1/campaigns/\(open.key)/pins", as: .viewer)
        let service = pins["items"]?.array?.first { $0["kind"] == "service" }
        #expect(service == ["kind": "service", "key": "landing-page", "version": 1, "newest": 2])
        #expect(
            pins["items"]?.array?.map { $0["kind"] } == [
                "workflow", "brief", "division", "calendar", "sla-policy", "service",
            ]
        )
    }

    @Test func `a lead pins anew and sees before what becomes unmet`() async throws {
        let fixture = try await DefinitionFixture()
        let api = fixture.api
        let open = try await api.run.create(.landingPage(at: api.test.now))
        _ = try await fixture.put("services/landing-page", try fixture.stricter())
        try await api.secret(of: .lead)
        let rows = try await api.test.rowCounts()
        let path = "/v1/campaigns/\(open.key)/pins"
        let trial = try await api.fetch(.post, path, as: .lead, ["reason": "New rules", "dryRun": true])
        #expect(trial["outcome"] == "repinned")
        #expect(trial["versions"] == [["kind": "service", "key": "landing-page", "before": 1, "after": 2]])
        #expect(trial["nowUnmet"]?.array?.map { $0["pointer"] } == ["/lines/0/answers/mood"])
        #expect(trial["noLongerUnmet"] == [])
        #expect(try await api.test.rowCounts() == rows)
        #expect(try await api.fetch(.get, "/v1/campaigns/\(open.key)")[at: "/lines/0/serviceVersion"] == 1)

        let done = try await api.fetch(.post, path, as: .lead, ["reason": "New rules"])
        #expect(done["nowUnmet"] == trial["nowUnmet"])
        #expect(done["version"] == .integer(open.version + 1))
        let shown = try await api.fetch(.get, "/v1/campaigns/\(open.key)")
        #expect(shown[at: "/lines/0/serviceVersion"] == 2)
        #expect(shown["unmet"]?.array?.contains { $0["pointer"] == "/lines/0/answers/mood" } == true)
        let events = try await api.fetch(.get, "/v1/campaigns/\(open.key)/events", as: .lead)
        let event = try #require(events["items"]?.array?.last)
        #expect(event["type"] == "campaign.repinned")
        #expect(event["reason"] == "New rules")
        #expect(event["changes"] == [["pointer": "/lines/0/serviceVersion", "before": 1, "after": 2]])
        #expect(try await api.test.chainProblems() == [])

        let counts = try await api.test.eventCounts()
        let again = try await api.fetch(.post, path, as: .lead, ["reason": "Once more"])
        #expect(again["outcome"] == "unchanged")
        #expect(try await api.test.eventCounts() == counts)
    }

    @Test func `only what is named is pinned anew`() async throws {
        let fixture = try await DefinitionFixture()
        let api = fixture.api
        let open = try await api.run.create(.landingPage(at: api.test.now))
        _ = try await fixture.put("services/landing-page", try fixture.stricter())
        let division = try fixture.edited("divisions/consumer.yaml", "calendar: united-kingdom", "calendar: india")
        #expect(try await fixture.put("divisions/consumer", division).status == 200)
        let path = "/v1/campaigns/\(open.key)/pins"
        let first = try await api.fetch(
            .post,
            path,
            as: .lead,
            ["reason": "Only these", "definitions": [["kind": "division"]]]
        )
        #expect(first["versions"] == [["kind": "division", "key": "consumer", "before": 1, "after": 2]])
        // With the division's calendar among them the campaign takes the other one.
        let rest = try await api.fetch(.post, path, as: .lead, ["reason": "The rest"])
        #expect(
            rest["versions"] == [
                ["kind": "calendar", "key": "india", "before": nil, "after": 1],
                ["kind": "service", "key": "landing-page", "before": 1, "after": 2],
            ]
        )
        let unknown = try await api.send(
            .post,
            path,
            as: .lead,
            ["reason": "x", "definitions": [["kind": "service", "key": "paid-social"], ["kind": "vendor"]]]
        )
        #expect(unknown.errors == ["/definitions/0 invalid", "/definitions/1 invalid"])
    }

    @Test func `the SLA policy is pinned too, and pinned anew by name`() async throws {
        let fixture = try await DefinitionFixture()
        let api = fixture.api
        let open = try await api.run.create(.landingPage(at: api.test.now))
        let path = "sla-policies/landing-page"
        let shown = try await api.fetch(.get, "/v1/\(path)", as: .admin)
        let definition = try #require(shown["definition"])
        let policy = definition.applying(mergePatch: ["name": "Landing pages, later"])
        let put = try await api.send(.put, "/v1/\(path)?reason=x", as: .admin, .json(policy))
        #expect(put["/version"] == 2, "\(put.text)")
        let pins = try await api.fetch(.get, "/v1/campaigns/\(open.key)/pins", as: .viewer)
        #expect(pins["items"]?.array?.first { $0["kind"] == "sla-policy" }?["version"] == 1)
        let body: RequestContent = ["reason": "New goals", "definitions": [["kind": "sla-policy"]]]
        let done = try await api.fetch(.post, "/v1/campaigns/\(open.key)/pins", as: .lead, body)
        #expect(done["versions"] == [["kind": "sla-policy", "key": "landing-page", "before": 1, "after": 2]])
        let events = try await api.fetch(.get, "/v1/campaigns/\(open.key)/events?limit=200", as: .lead)
        let event = try #require(events["items"]?.array?.last { $0["type"] == "campaign.repinned" })
        #expect(event["changes"]?.array?.first?["pointer"] == "/pins/sla-policy/landing-page")
        let trial = try await api.send(
            .post,
            "/v1/campaigns/\(open.key)/pins",
            as: .lead,
            ["reason": "x", "dryRun": true],
            fields: [.ifMatch: "\"\(open.version)\""]
        )
        #expect(trial.status == 412)
    }

    @Test func `new tasks of the stage come along`() async throws {
        let fixture = try await DefinitionFixture()
        let api = fixture.api
        let built = try await api.run.campaign(in: .build, from: .landingPage(at: api.test.now))
        let text = try fixture.edited(
            "services/landing-page.yaml",
            "\ntasks:\n",
            "\ntasks:\n  - {id: t99, stage: build, role: producer, skill: page-build, minutes: [5, 5, 5], title: Mood}\n"
        )
        #expect(try await fixture.put("services/landing-page", text).status == 200)
        let done = try await api.fetch(
            .post,
            "/v1/campaigns/\(built.key)/pins",
            as: .lead,
            ["reason": "One more task"]
        )
        #expect(done["newTasks"]?.array?.map { $0["title"] } == ["Mood"])
        let tasks = try await api.fetch(.get, "/v1/campaigns/\(built.key)/tasks", as: .producer)
        #expect(tasks["items"]?.array?.count { $0["title"] == "Mood" } == 1)
        #expect(try await api.run.advance(built.key, to: .live).stage == .live)
    }

    @Test func `drafts, finished campaigns and lost stages are refused`() async throws {
        let fixture = try await DefinitionFixture()
        let api = fixture.api
        let body: RequestContent = ["reason": "x"]
        let draft = try await api.run.create(.landingPage(at: api.test.now), submit: false)
        let refused = try await api.send(.post, "/v1/campaigns/\(draft.key)/pins", as: .lead, body)
        #expect(refused.status == 409)
        #expect(refused["/stage"] == "draft")
        let live = try await api.run.campaign(in: .live)
        #expect(try await api.send(.post, "/v1/campaigns/\(live.key)/pins", as: .lead, body).status == 409)
        let open = try await api.run.campaign(in: .intake)
        let path = "/v1/campaigns/\(open.key)/pins"
        let blank = try await api.send(.post, path, as: .lead, ["reason": " "])
        #expect(blank.status == 422)
        #expect(try await api.send(.post, path, as: .lead, [:]).errors == ["/reason required"])
        let stale = try await api.send(.post, path, as: .lead, body, fields: [.ifMatch: "\"9\""])
        #expect(stale.status == 412)
    }

    @Test func `the open campaigns of a service are pinned anew page by page`() async throws {
        let fixture = try await DefinitionFixture()
        let api = fixture.api
        var open: [String] = []
        for stage in [StageKey.intake, .build, .intake, .qa] {
            open.append(
                try await api.run.campaign(in: stage, from: .landingPage(at: api.test.now)).key.description
            )
        }
        _ = try await api.run.campaign(in: .live, from: .landingPage(at: api.test.now))
        _ = try await api.run.create(.landingPage(at: api.test.now), submit: false)
        _ = try await api.run.create()
        _ = try await fixture.put("services/landing-page", try fixture.stricter())
        let body: RequestContent = [
            "reason": "New rules", "definitions": [["kind": "service", "key": "landing-page"]],
        ]
        let trial = try await api.fetch(
            .post,
            "/v1/services/landing-page/pins",
            as: .lead,
            ["reason": "New rules", "dryRun": true]
        )
        #expect(trial["items"]?.array?.map { $0["outcome"] } == Array(repeating: "repinned", count: 4))
        var seen: [String] = []
        var target: String? = "/v1/services/landing-page/pins?limit=3"
        while let page = target {
            let answer = try await api.fetch(.post, page, as: .lead, body)
            seen += (answer["items"]?.array ?? []).compactMap { $0["campaign"]?.string }
            target = answer["nextCursor"]?.string.map { "/v1/services/landing-page/pins?limit=3&cursor=\($0)" }
        }
        #expect(seen == open)
        for key in open {
            #expect(try await api.fetch(.get, "/v1/campaigns/\(key)")[at: "/lines/0/serviceVersion"] == 2)
        }
        #expect(try await api.test.eventCounts()["campaign.repinned"] == 4)
        #expect(try await api.test.chainProblems() == [])
        _ = try await api.fetch(.post, "/v1/services/skywriting/pins", as: .lead, body, status: 404)
    }

    @Test func `one that can't be pinned anew doesn't stop the others`() async throws {
        let fixture = try await DefinitionFixture()
        let api = fixture.api
        let planned = try await api.run.campaign(in: "planned", from: .landingPage(at: api.test.now))
        let open = try await api.run.create(.landingPage(at: api.test.now))
        let shown = try await api.fetch(.get, "/v1/workflows/campaign-production", as: .admin)
        let content = try #require(shown["definition"])
        let stages = (content["stages"]?.array ?? []).filter { $0["key"] != "planned" }
        let actions = (content["actions"]?.array ?? []).filter { $0["key"] != "plan" && $0["key"] != "start-build" }
            .map { action -> JSONValue in
                guard let from = action["from"]?.array else { return action }
                return action.applying(mergePatch: ["from": .array(from.filter { $0 != "planned" })])
            }
        let limited = actions.map { action -> JSONValue in
            guard let requester = action["rolesFrom"]?["requester"]?.array else { return action }
            let stages = JSONValue.array(requester.filter { $0 != "planned" })
            return action.applying(mergePatch: ["rolesFrom": ["requester": stages]])
        }
        let workflow = content.applying(mergePatch: ["stages": .array(stages), "actions": .array(limited)])
        // Policies speak of the stage, so that some workflow has to have it.
        _ = try await api.send(
            .put,
            "/v1/workflows/previous-production?reason=x",
            as: .admin,
            .json(content.applying(mergePatch: ["key": "previous-production"]))
        )
        let put = try await api.send(
            .put,
            "/v1/workflows/campaign-production?reason=x",
            as: .admin,
            .json(workflow)
        )
        #expect(put.status == 200, "\(put.text)")
        let answer = try await api.fetch(.post, "/v1/services/landing-page/pins", as: .lead, ["reason": "x"])
        let outcomes = (answer["items"]?.array ?? []).map { [$0["campaign"], $0["outcome"]] }
        #expect(
            outcomes == [
                [.string(planned.key.description), "refused"], [.string(open.key.description), "repinned"],
            ]
        )
        #expect(try await api.fetch(.get, "/v1/campaigns/\(planned.key)")["version"] == .integer(planned.version))
    }
}
