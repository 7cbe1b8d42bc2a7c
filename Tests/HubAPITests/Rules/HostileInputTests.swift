import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

/// Input that nobody sends by mistake.
@Suite struct HostileInputTests {
    @Test(arguments: ["brief", "answers"])
    func `thousands of unknown answers make an answer of bounded size`(_ place: String) async throws {
        let api = try await APIHarness()
        let members = (0..<9_000).map { (key: "field\($0)", value: JSONValue.integer(0)) }
        let answers = JSONValue.object(JSONObject(members))
        let body: JSONValue =
            place == "brief"
            ? ["title": "x", "division": "consumer", "brief": answers]
            : [
                "title": "x", "division": "consumer",
                "lines": [["service": "email-newsletter", "locale": "en", "answers": answers]],
            ]
        let answer = try await api.send(.post, "/v1/requests", .json(body))
        #expect(answer.status == 422)
        #expect(answer.bytes.count < 100_000)
        #expect(!answer.errors.isEmpty)
    }

    @Test func `long names come back shortened or not at all`() async throws {
        let api = try await APIHarness()
        let long = String(repeating: "x", count: 50_000)
        let bodies: [JSONValue] = [
            ["title": "x", "division": .string(long)],
            ["title": "x", "division": "consumer", "requestedFor": .string(long)],
            ["title": "x", "division": "consumer", "lines": [["service": .string(long), "locale": "en"]]],
            ["title": "x", "division": "consumer", "brief": [long: 1]],
        ]
        for body in bodies {
            let answer = try await api.send(.post, "/v1/requests", .json(body))
            #expect(answer.status == 422)
            #expect(answer.bytes.count < 10_000, "\(answer.text.prefix(300))")
        }
    }

    @Test(arguments: [
        "/v1/campaigns/CMP-9999999999999999999", "/v1/campaigns/CMP-01", "/v1/campaigns/CMP--1",
        "/v1/campaigns/CMP-1%20", "/v1/campaigns/%F0%9F%98%80", "/v1/campaigns/CMP-1'%20OR%201=1",
    ])
    func `a key that is none is refused as one`(_ path: String) async throws {
        let api = try await APIHarness()
        let answer = try await api.send(.get, path, as: .viewer)
        #expect(answer.status == 422)
        #expect(answer.errors == ["/path/key pattern"])
    }

    @Test(arguments: [
        "%25", "%22", "'", "-", "*", "a%20*", "%F0%9F%98%80", "a%20AND%20b", "NEAR(", "title:garden", "\u{2603}",
    ])
    func `a search for odd words is a search`(_ words: String) async throws {
        let api = try await APIHarness()
        try await api.run.create(submit: false)
        let query = words.addingEscapes
        let answer = try await api.send(.get, "/v1/campaigns?q=\(query)", as: .viewer)
        #expect(answer.status == 200, "\(answer.text)")
    }

    @Test func `of two edits of one version at once one is made and the other told`() async throws {
        let api = try await APIHarness()
        let campaign = try await api.run.create(.empty(), submit: false)
        try await api.secret(of: .requester)
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<8 {
                group.addTask {
                    try await api.send(
                        .patch,
                        "/v1/campaigns/\(campaign.key)",
                        ["title": .string("Edit \(number)")],
                        fields: [.ifMatch: "\"\(campaign.version)-0\""]
                    ).status
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.count { $0 == 200 } == 1)
        #expect(statuses.count { $0 == 412 } == 7)
        #expect(try await api.test.eventCounts()["campaign.edited"] == 1)
    }

    @Test func `of two acceptances at once one is made`() async throws {
        let api = try await APIHarness()
        let key = try await api.run.campaign(in: .intake).key
        for person in [TestPerson.producer, .lead] { try await api.secret(of: person) }
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for person in [TestPerson.producer, .lead] {
                group.addTask {
                    try await api.send(
                        .post,
                        "/v1/campaigns/\(key)/actions/accept",
                        as: person,
                        ["committedLaunchAt": "2026-04-01T09:00:00Z"]
                    ).status
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.sorted() == [200, 409])
        #expect(try await api.test.eventCounts()["campaign.accepted"] == 1)
    }
}

extension String {
    /// Percent-encodes what isn't ASCII; the rest stands as it would be typed.
    fileprivate var addingEscapes: String {
        utf8.map { $0 < 0x80 ? String(Unicode.Scalar($0)) : "%" + String($0, radix: 16, uppercase: true) }.joined()
    }
}
