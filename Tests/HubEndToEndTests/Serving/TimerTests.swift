import Foundation
import HubDomain
import HubJSON
import Testing

/// Timers of a served hub. Hand-offs to a vendor whose calendar never closes give clocks that run out in seconds.
struct TimerTests {
    private static let vendor: JSONValue = [
        "key": "night-desk", "name": "Night Desk", "calendar": "always", "currency": "EUR",
        "contact": ["name": "Nora Night", "email": "nora@night.example"], "services": ["email-newsletter"],
    ]

    @Test(.timeLimit(.minutes(60)))
    func `under load every timer fires within a second and once, and what a kill delays fires late and once`()
        async throws
    {
        let folder = try await HubFolder()
        let team = try await Team(in: folder)
        let hub = try await BootedHub.boot(folder)
        let keys = try await campaigns(3, team, hub)
        let busy = try await team.submit("newsletter-consumer-garden", to: hub)
        let isOver = Locked(false)
        async let worstSleep = Self.worstDelay(until: isOver)
        let first = try await handOver(18, on: keys, dueIn: 15, team, hub)
        let worstWrite = try await load(until: Self.last(of: first) + .seconds(2), keys, writing: busy, team, hub)
        isOver.withLock { $0 = true }
        let slowest = try await worstSleep + worstWrite
        try await Deadline.wait("every timer fires") { try await breaches(keys, team, hub).count >= first.count }
        let fired = try await breaches(keys, team, hub)
        #expect(fired.map(\.subject).sorted() == first.keys.sorted(), "each once")
        for breach in fired {
            #expect(breach.at == first[breach.subject])
            // Where the machine lets sleepers and writes wait, a timer can't do better.
            #expect(breach.recordedAt - breach.at <= .seconds(1) + slowest, "\(breach), \(slowest)")
            #expect(!breach.isLate || slowest > Milliseconds(200), "\(breach), \(slowest)")
        }

        let second = try await handOver(6, on: keys, dueIn: 15, team, hub)
        try await hub.kill()
        let killed = Self.now
        try await Deadline.wait("they fall due") {
            Self.now > Self.last(of: second) + .seconds(2)
        }
        let restarted = try await BootedHub.boot(folder)
        try await Deadline.wait("overdue timers fire") {
            try await breaches(keys, team, restarted).count >= fired.count + second.count
        }
        let late = try await breaches(keys, team, restarted).filter { second[$0.subject] != nil }
        #expect(late.map(\.subject).sorted() == second.keys.sorted(), "each once")
        for breach in late {
            #expect(breach.at == second[breach.subject])
            #expect(breach.isLate || breach.recordedAt <= killed, "\(breach)")
        }
        _ = try await restarted.stop()
        let clocks = try await folder.run("sla", "verify")
        #expect(clocks.status == 0, "\(clocks.output)\(clocks.error)")
    }

    private struct Breach {
        /// Campaign and clock.
        let subject: String
        let at: Instant
        let recordedAt: Instant
        let isLate: Bool
    }

    private static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }

    private static func last(of due: [String: Instant]) -> Instant { due.values.max() ?? now }

    /// Campaigns that are being built.
    private func campaigns(_ count: Int, _ team: Team, _ hub: BootedHub) async throws -> [String] {
        let admin = try await hub.client.send(
            "PUT",
            "/v1/vendors/night-desk?reason=nights",
            token: team.admin,
            body: Self.vendor
        )
        try #require(admin.status == 201, "\(admin.text)")
        var keys: [String] = []
        for _ in 0..<count {
            let key = try await team.submit("newsletter-consumer-garden", to: hub)
            try await ReviewDesk(hub: hub, key: key).perform("accept", as: team.producer, mending: team.producer)
            keys.append(key)
        }
        return keys
    }

    /// Hands work over that falls due so many seconds later.
    /// - Returns: When each is due, by campaign and clock.
    private func handOver(
        _ count: Int,
        on keys: [String],
        dueIn seconds: Int64,
        _ team: Team,
        _ hub: BootedHub
    ) async throws -> [String: Instant] {
        var due: [String: Instant] = [:]
        for number in 0..<count {
            let key = keys[number % keys.count]
            let at = Self.now + .seconds(seconds)
            let body: JSONValue = [
                "line": "L1", "vendor": "night-desk", "what": "Proofread", "dueAt": .string(at.rfc3339),
            ]
            let path = "/v1/campaigns/\(key)/hand-offs"
            let sent = try await hub.client.send("POST", path, token: team.producer, body: body)
            try #require(sent.status == 201, "\(sent.text)")
            due["\(key) night-desk/\(try sent.json()["id"]?.string ?? "")"] = at
        }
        return due
    }

    /// Reads and writes on several connections; writes on another campaign, as one fires what is due on its own.
    /// - Returns: How long a write took at worst.
    private func load(
        until end: Instant,
        _ keys: [String],
        writing busy: String,
        _ team: Team,
        _ hub: BootedHub
    ) async throws -> Milliseconds {
        try await withThrowingTaskGroup(of: Milliseconds.self) { group in
            for worker in 0..<4 {
                group.addTask {
                    var round = worker
                    var worst = Milliseconds.zero
                    while Self.now < end {
                        let isWrite = round % 4 == 0
                        let path = "/v1/campaigns/" + (isWrite ? busy : keys[round % keys.count])
                        let body: JSONValue = ["title": .string("Garden \(round)")]
                        let before = Self.now
                        let answer =
                            isWrite
                            ? try await hub.client.send("PATCH", path, token: team.requester, body: body)
                            : try await hub.client.get(path, token: team.producer)
                        try #require([200, 409, 412].contains(answer.status), "\(answer.text)")
                        if isWrite { worst = max(worst, Self.now - before) }
                        round += 1
                    }
                    return worst
                }
            }
            return try await group.reduce(.zero) { max($0, $1) }
        }
    }

    /// By how much a sleeper of this process wakes too late at worst.
    private static func worstDelay(until isOver: Locked<Bool>) async throws -> Milliseconds {
        var worst = Milliseconds.zero
        while !isOver.withLock(\.self) {
            let before = now
            try await Task.sleep(for: .milliseconds(50))
            worst = max(worst, now - before - Milliseconds(50))
        }
        return worst
    }

    private func breaches(_ keys: [String], _ team: Team, _ hub: BootedHub) async throws -> [Breach] {
        var found: [Breach] = []
        for key in keys {
            for event in try await ReviewDesk(hub: hub, key: key).events(as: team.producer)
            where event["type"] == "clock.breached" {
                for clock in event["clocks"]?.array ?? [] where clock["change"] == "breach" {
                    found.append(
                        Breach(
                            subject: "\(key) \(clock["subject"]?.string ?? "")",
                            at: try #require(event["at"]?.string.flatMap { Instant(rfc3339: $0) }),
                            recordedAt: try #require(event["recordedAt"]?.string.flatMap { Instant(rfc3339: $0) }),
                            isLate: clock["late"] == true
                        )
                    )
                }
            }
        }
        return found
    }
}
