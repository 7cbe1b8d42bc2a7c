import HTTPTypes
import HubDomain
import HubJSON
import HubOperations
import HubTestSupport
import Testing

@testable import HubAPI

/// A confidential campaign is not there for those whom it doesn't name, whatever they ask.
@Suite struct ConfidentialTests {
    private static let secret: JSONValue = [
        "brief": ["confidential": true], "watchers": ["lead@example.com", "producer@example.com"],
        "title": "Merger announcement zebra",
    ]

    private func submitted(_ api: APIHarness) async throws -> String {
        let answer = try await api.send(.post, "/v1/requests", Brief.newsletter(Self.secret))
        #expect(answer.status == 201, "\(answer.text)")
        #expect(answer["/confidential"] == true)
        return answer["/key"]?.string ?? ""
    }

    /// Every operation on one campaign, with a body that would be taken.
    private static let operations: [(HTTPRequest.Method, String, RequestContent)] = [
        (.get, "", .none), (.patch, "", ["title": "Found out"]), (.patch, "/lines/L1", ["quantity": 2]),
        (.get, "/actions", .none), (.post, "/actions/accept", ["committedLaunchAt": "2026-05-11T09:00:00Z"]),
        (.post, "/actions/cancel", ["reason": "x"]), (.post, "/actions/void", ["action": "submit", "reason": "x"]),
        (.post, "/actions/transfer", ["division": "enterprise", "reason": "x"]),
        (.post, "/actions/split", ["lines": ["L1"], "reason": "x"]),
        (.post, "/actions/merge", ["into": "CMP-1", "reason": "x"]),
        (.post, "/actions/drop-line", ["lines": ["L1"], "reason": "x"]), (.get, "/changes", .none),
        (.post, "/changes", ["reason": "x", "drop": ["L1"]]), (.post, "/changes/C1/agreement", .none),
        (.post, "/changes/C1/rejection", ["reason": "x"]), (.post, "/changes/C1/withdrawal", ["reason": "x"]),
        (.get, "/changes/C1", .none), (.get, "/events", .none), (.get, "/tasks", .none),
        (.patch, "/tasks/T1", ["state": "done"]), (.get, "/checklist", .none),
        (.put, "/checklist/L1/K-01", ["result": "passed"]), (.get, "/findings", .none),
        (.post, "/findings", ["severity": "minor", "cause": "build-error", "text": "x"]),
        (.patch, "/findings/F1", ["resolution": "x"]), (.get, "/proofs", .none),
        (.post, "/proofs", ["url": "https://example.com/1", "digest": ApprovalScenarioTests.digest]),
        (.get, "/approvals", .none), (.get, "/approvals/V1", .none), (.post, "/approvals", [:]),
        (.post, "/approvals/V1/decision", ["decision": "approved"]),
        (.post, "/approvals/V1/withdrawal", ["reason": "x"]), (.post, "/rounds", ["line": "L1", "reason": "x"]),
        (.get, "/hand-offs", .none), (.post, "/hand-offs", ["line": "L1", "vendor": "agency-a", "what": "x"]),
        (.post, "/hand-offs/W1/acknowledge", [:]), (.put, "/watchers/me", .none), (.delete, "/watchers/me", .none),
        (.post, "/clone", [:]), (.get, "/links", .none),
        (.get, "/external-checks", .none), (.post, "/external-checks/x", ["result": "passed"]),
        (.post, "/links", ["kind": "needs", "campaign": "CMP-1"]), (.delete, "/links/needs/CMP-1", .none),
        (.get, "/comments", .none), (.post, "/comments", ["text": "x"]),
        (.patch, "/comments/C1", ["text": "x"]), (.delete, "/comments/C1", .none),
        (.get, "/files", .none), (.post, "/files?name=a.txt", .text("x")), (.get, "/files/A1", .none),
        (.delete, "/files/A1", .none), (.get, "/files/A1/content", .none), (.get, "/files/A1/reads", .none),
        (.get, "/pins", .none), (.post, "/pins", ["reason": "x", "dryRun": true]),
        (.get, "/cancellation", .none), (.post, "/cancellation/waiver", ["reason": "x"]), (.get, "/expenses", .none),
        (.post, "/expenses", ["line": "L1"]), (.get, "/feedback", .none), (.post, "/feedback", ["score": 4]),
        (.post, "/feedback-link", .none), (.get, "/inputs", .none), (.post, "/inputs", ["name": "x"]),
        (.patch, "/inputs/I1", [:]), (.get, "/overrides", .none),
        (.post, "/overrides", ["gate": "checklist", "reason": "x"]), (.get, "/quote", .none), (.post, "/quote", .none),
        (.post, "/quote/acceptance", .none), (.get, "/slots", .none), (.get, "/time-entries", .none),
        (.post, "/time-entries", ["line": "L1"]), (.post, "/time-entries/recalculation", .none),
        (.get, "/time-spent", .none), (.post, "/tasks/T1/time", .none),
        (.put, "/lines/L1/capture", ["closed": true]), (.put, "/lines/L1/rates", ["rates": []]),
    ]

    @Test func `every operation says that there is no such campaign`() async throws {
        let api = try await APIHarness()
        let key = try await submitted(api)
        let missing = "CMP-999999"
        for (method, path, body) in Self.operations {
            for person in [TestPerson.allRounder, .admin] {
                let hidden = try await api.send(method, "/v1/campaigns/\(key)\(path)", as: person, body)
                let absent = try await api.send(method, "/v1/campaigns/\(missing)\(path)", as: person, body)
                #expect(hidden.status == absent.status, "\(method) \(path) by \(person): \(hidden.text)")
                #expect(
                    hidden["/detail"]?.string?.replacing(key, with: missing) == absent["/detail"]?.string,
                    "\(method) \(path)"
                )
                #expect(hidden.status != 200, "\(method) \(path) by \(person)")
            }
        }
    }

    @Test func `every operation on a campaign is in the table`() async throws {
        let api = try await APIHarness()
        let known = Set(Self.operations.map { "\($0.0) \($0.1.split { $0 == "/" || $0 == "?" }.first ?? "")" })
        for operation in api.document.all where operation.segments.prefix(3) == ["v1", "campaigns", "{key}"] {
            let part = operation.segments.dropFirst(3).first ?? ""
            #expect(
                known.contains("\(operation.method.uppercased()) \(part)"),
                "\(operation.method) \(operation.segments)"
            )
        }
    }

    @Test func `a stale version isn't told either`() async throws {
        let api = try await APIHarness()
        let key = try await submitted(api)
        let answer = try await api.send(
            .patch,
            "/v1/campaigns/\(key)",
            as: .allRounder,
            ["title": "x"],
            fields: [.ifMatch: "\"99\""]
        )
        #expect(answer.status == 404)
    }

    @Test func `lists, searches and feeds leave it out`() async throws {
        let api = try await APIHarness()
        let key = try await submitted(api)
        let open = try await api.run.create().key.description
        for query in ["", "?division=consumer", "?stage=intake&sort=updatedAt", "?sort=committedLaunchAt"] {
            let seen = try await keys(api, "/v1/campaigns" + query, as: .allRounder)
            #expect(seen == [open], "\(query)")
        }
        for query in ["?q=zebra", "?q=\(key)"] {
            #expect(try await keys(api, "/v1/campaigns" + query, as: .allRounder) == [], "\(query)")
            #expect(try await keys(api, "/v1/campaigns" + query, as: .requester) == [key], "\(query)")
        }
        let feed = try await api.test.hub.events(for: TestPerson.allRounder.caller, .init(limit: 100))
        #expect(!feed.items.contains { $0.body["campaign"]?.string == key })
        let own = try await api.test.hub.events(for: TestPerson.lead.caller, .init(limit: 100))
        #expect(own.items.contains { $0.body["campaign"]?.string == key })
    }

    @Test func `those whom it names work with it as with any other`() async throws {
        let api = try await APIHarness()
        let key = try await submitted(api)
        for person in [TestPerson.requester, .lead, .producer] {
            _ = try await api.fetch(.get, "/v1/campaigns/\(key)", as: person)
            #expect(try await keys(api, "/v1/campaigns", as: person) == [key])
        }
        _ = try await api.fetch(
            .post,
            "/v1/campaigns/\(key)/actions/accept",
            as: .producer,
            ["committedLaunchAt": "2026-05-11T09:00:00Z"]
        )
        let tasks = try await api.fetch(.get, "/v1/campaigns/\(key)/tasks", as: .producer)
        let task = tasks["items"]?.array?.first?["id"]?.string ?? ""
        #expect(try await api.send(.get, "/v1/campaigns/\(key)", as: .otherProducer).status == 404)
        _ = try await api.fetch(
            .patch,
            "/v1/campaigns/\(key)/tasks/\(task)",
            as: .lead,
            ["assignee": "otherproducer@example.com"]
        )
        _ = try await api.fetch(.get, "/v1/campaigns/\(key)", as: .otherProducer)
    }

    @Test func `people of the brief are named by their address, also when they come later`() async throws {
        let api = try await APIHarness()
        let patch: JSONValue = ["brief": ["confidential": true, "substitute": "viewer@example.com"]]
        let key = try await api.fetch(.post, "/v1/requests", Brief.newsletter(patch), status: 201)["key"]?.string ?? ""
        _ = try await api.fetch(.get, "/v1/campaigns/\(key)", as: .viewer)
        #expect(try await keys(api, "/v1/campaigns", as: .viewer) == [key])
        #expect(try await keys(api, "/v1/campaigns", as: .approver) == [])
    }

    @Test func `what becomes confidential vanishes, and what no longer is comes back`() async throws {
        let api = try await APIHarness()
        let key = try await api.run.create().key.description
        #expect(try await api.send(.get, "/v1/campaigns/\(key)", as: .viewer).status == 200)
        for (isSecret, status, listed) in [(true, 404, []), (false, 200, [key])] as [(Bool, Int, [String])] {
            _ = try await api.fetch(.patch, "/v1/campaigns/\(key)", ["brief": ["confidential": .bool(isSecret)]])
            #expect(try await api.send(.get, "/v1/campaigns/\(key)", as: .viewer).status == status)
            #expect(try await keys(api, "/v1/campaigns", as: .viewer) == listed)
        }
    }

    @Test func `a watcher who is taken off sees it no longer, nobody can be asked about it, and no link leads to it`()
        async throws
    {
        let api = try await APIHarness()
        let key = try await submitted(api)
        _ = try await api.fetch(.delete, "/v1/campaigns/\(key)/watchers/lead@example.com", as: .requester)
        #expect(try await api.send(.get, "/v1/campaigns/\(key)", as: .lead).status == 404)
        let link = try await api.send(
            .post,
            "/v1/requests",
            as: .lead,
            ["title": "x", "division": "consumer", "links": [["kind": "needs", "campaign": .string(key)]]]
        )
        #expect(link.errors == ["/links/0/campaign invalid"])
        let twin = try await api.send(
            .post,
            "/v1/requests",
            as: .lead,
            Brief.newsletter(["title": "Merger announcement zebra"])
        )
        #expect(twin["/duplicates"] == [])
    }

    private func keys(_ api: APIHarness, _ target: String, as person: TestPerson) async throws -> [String] {
        (try await api.fetch(.get, target, as: person)["items"]?.array ?? []).compactMap { $0["key"]?.string }
    }
}
