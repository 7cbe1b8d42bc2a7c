import Foundation
import HubDomain
import HubJSON
import HubTestSupport
import Testing

/// Tokens of a requester, of the approver and of the two people who produce a campaign.
actor Team {
    nonisolated let requester: String
    nonisolated let producer: String
    nonisolated let reviewer: String
    nonisolated let approver: String
    nonisolated let admin: String
    private(set) var draftCount = 0

    init(in folder: HubFolder) async throws {
        admin = folder.adminToken
        requester = try await folder.token(for: "ada@example.com", name: "Ada Field", roles: "requester")
        producer = try await folder.token(for: "pam@example.com", name: "Pam Okoye", roles: "producer")
        approver = try await folder.token(for: "ann@example.com", name: "Ann Shore", roles: "approver")
        reviewer = try await folder.token(for: "rex@example.com", name: "Rex Lund", roles: "reviewer")
    }

    /// Submits a brief of `Tests/Fixtures/briefs`.
    /// - Returns: The campaign's key.
    nonisolated func submit(_ fixture: String, to hub: BootedHub) async throws -> String {
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
        let brief = try BriefFixture(fixture, at: now)
        let answer = try await hub.client.send("POST", "/v1/requests", token: requester, body: .object(brief.json))
        #expect(answer.status == 201, "\(answer.text)")
        return try #require(try answer.json()["key"]?.string)
    }

    /// Stores drafts one after the other until the server is gone.
    /// - Returns: Keys of those that were acknowledged.
    nonisolated func draft(upTo count: Int, named title: String, on hub: BootedHub) async -> [String] {
        var keys: [String] = []
        for number in 0..<count {
            let body: JSONValue = ["title": .string("\(title), \(number)"), "division": "consumer"]
            let answer = try? await hub.client.send("POST", "/v1/requests", token: requester, body: body)
            guard let answer, answer.status == 201, let key = try? answer.json()["key"]?.string else { break }
            keys.append(key)
            await countDraft()
        }
        return keys
    }

    private func countDraft() {
        draftCount += 1
    }
}
