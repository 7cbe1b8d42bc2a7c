import HubJSON
import Testing

/// Many connections act on one campaign at once.
struct RaceTests {
    @Test(.timeLimit(.minutes(60)))
    func `of many who act at once one wins, and the others learn how things stand`() async throws {
        let folder = try await HubFolder()
        let team = try await Team(in: folder)
        let hub = try await BootedHub.boot(folder)
        let key = try await team.submit("newsletter-consumer-garden", to: hub)
        let path = "/v1/campaigns/\(key)"
        for _ in 0..<6 {
            let seen = try await hub.client.get(path, token: team.producer).json()
            let tag = "\"\(seen["version"]?.integer ?? 0)-0\""
            let hold: JSONValue = ["reasonCode": "platform-incident", "reason": "INC-1"]
            let held = try await race(hub, "\(path)/actions/hold", team.producer, hold, tag)
            #expect(held.filter { $0.status == 200 }.count == 1)
            for loser in held where loser.status != 200 {
                #expect(loser.status == 412)
                let problem = try loser.json()
                #expect(problem["code"] == "stale-version")
                #expect(problem["version"]?.integer == (seen["version"]?.integer ?? 0) + 1)
            }
            let resumed = try await race(hub, "\(path)/actions/resume", team.producer, [:], nil)
            #expect(resumed.filter { $0.status == 200 }.count == 1)
            for loser in resumed where loser.status != 200 {
                #expect(loser.status == 409)
                #expect(try loser.json()["stage"] == "intake")
            }
        }
        let audit = try await folder.run("audit", "verify")
        #expect(audit.status == 0, "\(audit.output)\(audit.error)")
        let clocks = try await folder.run("sla", "verify")
        #expect(clocks.status == 0, "\(clocks.output)\(clocks.error)")
    }

    private func race(
        _ hub: BootedHub,
        _ path: String,
        _ token: String,
        _ body: JSONValue,
        _ tag: String?
    ) async throws -> [HTTPAnswer] {
        try await withThrowingTaskGroup(of: HTTPAnswer.self) { group in
            for _ in 0..<24 {
                group.addTask {
                    let fields = tag.map { ["If-Match": $0] } ?? [:]
                    return try await hub.client.send("POST", path, token: token, body: body, fields: fields)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
