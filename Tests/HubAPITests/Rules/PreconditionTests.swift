import HTTPTypes
import HubDomain
import HubJSON
import HubOperations
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct PreconditionTests {
    private struct Fixture {
        let api: APIHarness
        let path: String

        /// A draft in its second version.
        init() async throws {
            api = try await APIHarness()
            let key = try await api.run.create(.empty(), submit: false).key
            path = "/v1/campaigns/\(key)"
            _ = try await api.fetch(.patch, path, ["title": "Second version"])
        }

        func edit(ifMatch: String) async throws -> APIAnswer {
            try await api.send(.patch, path, ["title": "Third version"], fields: [.ifMatch: ifMatch])
        }
    }

    @Test(arguments: [
        "\"2-0\"", "\"2\"", "\"2-99999999\"", "W/\"2-5\"", "*", "\"2-0;gzip\"", " \"2-0\" ", "\"2-0\", \"2-1\"",
    ])
    func `an edit goes through when its version is the current one`(_ value: String) async throws {
        let fixture = try await Fixture()
        let answer = try await fixture.edit(ifMatch: value)
        #expect(answer.status == 200)
        #expect(answer["/version"] == 3)
    }

    @Test(arguments: ["\"1-0\"", "\"3-0\"", "\"\"", "\"x\"", "\"22-0\"", "\"-2\"", "\"2x-0\""])
    func `an edit of another version is refused and changes nothing`(_ value: String) async throws {
        let fixture = try await Fixture()
        let rows = try await fixture.api.test.rowCounts()
        let answer = try await fixture.edit(ifMatch: value)
        #expect(answer.status == 412)
        #expect(answer["/code"] == "stale-version")
        #expect(try await fixture.api.test.rowCounts() == rows)
        #expect(try await fixture.api.fetch(.get, fixture.path)["title"] == "Second version")
    }

    @Test(arguments: ["2-0", "\"2-0", "2", "W/2", "\"2-0\" \"3-0\"", "\"2-0\",", "*, \"2-0\""])
    func `what is no entity tag is named`(_ value: String) async throws {
        let fixture = try await Fixture()
        let answer = try await fixture.edit(ifMatch: value)
        #expect(answer.status == 422)
        #expect(answer.errors == ["/headers/If-Match format"])
    }

    @Test func `several versions can't be expected at once`() async throws {
        let answer = try await Fixture().edit(ifMatch: "\"1-0\", \"2-0\"")
        #expect(answer.status == 422)
        #expect(answer.errors == ["/headers/If-Match too-many"])
    }

    @Test(arguments: [
        ("POST", "/actions/accept"), ("PATCH", "/tasks/T1"), ("PUT", "/checklist/L1/K-01"), ("POST", "/findings"),
        ("PATCH", "/lines/L1"), ("PATCH", ""),
    ])
    func `whatever changes a campaign takes If-Match`(_ method: String, _ part: String) async throws {
        let api = try await APIHarness()
        let stage: StageKey = part.hasPrefix("/tasks") ? .build : part.contains("i") ? .qa : .intake
        let campaign = try await api.run.campaign(in: part.hasSuffix("accept") ? .intake : stage)
        let bodies: [String: RequestContent] = [
            "/actions/accept": ["committedLaunchAt": "2026-04-01T09:00:00Z"],
            "/tasks/T1": ["state": "done"],
            "/checklist/L1/K-01": ["result": "passed"],
            "/findings": ["severity": "minor", "cause": "translation", "text": "x"],
            "/lines/L1": ["answers": ["replyTo": "team@example.com"]],
            "": ["title": "x"],
        ]
        let method = try #require(HTTPRequest.Method(method))
        let target = "/v1/campaigns/\(campaign.key)\(part)"
        func send(_ version: Int64) async throws -> Int {
            try await api.send(
                method,
                target,
                as: .lead,
                bodies[part] ?? .none,
                fields: [.ifMatch: "\"\(version)-0\""]
            ).status
        }
        #expect(try await send(campaign.version + 1) == 412)
        #expect(try await send(campaign.version - 1) == 412)
        #expect([200, 201].contains(try await send(campaign.version)))
    }

    @Test func `an unchanged campaign answers 304 without a body`() async throws {
        let fixture = try await Fixture()
        let shown = try await fixture.api.send(.get, fixture.path)
        let tag = try #require(shown[field: "ETag"])
        for value in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
            let answer = try await fixture.api.send(.get, fixture.path, fields: [.ifNoneMatch: value])
            #expect(answer.status == 304, "\(value)")
            #expect(answer.bytes.isEmpty)
            #expect(answer[field: "ETag"] == tag)
        }
        let other = try await fixture.api.send(.get, fixture.path, fields: [.ifNoneMatch: "\"1-0\""])
        #expect(other.status == 200)
        _ = try await fixture.api.fetch(.patch, fixture.path, ["title": "Third version"])
        let changed = try await fixture.api.send(.get, fixture.path, fields: [.ifNoneMatch: tag])
        #expect(changed.status == 200)
        #expect(changed[field: "ETag"] != tag)
    }

    @Test func `the tag of a draft moves with the minute, because lead times do, but an edit needs only the version`()
        async throws
    {
        let fixture = try await Fixture()
        let tag = try #require(try await fixture.api.send(.get, fixture.path)[field: "ETag"])
        fixture.api.test.clock.advance(by: .seconds(60))
        let later = try #require(try await fixture.api.send(.get, fixture.path)[field: "ETag"])
        #expect(later != tag)
        #expect(try await fixture.edit(ifMatch: tag).status == 200)
    }

    @Test func `what the hub does by itself changes the tag too`() async throws {
        let api = try await APIHarness()
        let key = try await api.run.campaign(in: "planned").key
        let tag = try #require(try await api.send(.get, "/v1/campaigns/\(key)")[field: "ETag"])
        api.test.clock.advance(by: .days(3))
        let report = try await CampaignTimers(hub: api.test.hub).runOnce()
        #expect(report.performed == 1)
        let answer = try await api.send(.get, "/v1/campaigns/\(key)", fields: [.ifNoneMatch: tag])
        #expect(answer["/stage"] == "build")
        let events = try await api.fetch(.get, "/v1/campaigns/\(key)/events")
        #expect(events["items"]?.array?.last?["actor"] == ["id": "system", "name": "Campaign Hub"])
    }
}
