import HTTPTypes
import HubDomain
import HubJSON
import HubOperations
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct ClockEndpointTests {
    @Test func `a campaign shows its clocks with every figure`() async throws {
        let api = try await APIHarness()
        let key = try await api.run.create().key
        api.test.clock.advance(by: .minutes(61))
        let campaign = try await api.fetch(.get, "/v1/campaigns/\(key)")
        let triage = try #require(campaign[at: "/clocks/0"]?.object)
        let expected: JSONObject = [
            "clock": "triage", "kind": "sla", "cycle": 1, "state": "running", "breached": false,
            "breachedByRetarget": false, "goalMinutes": 480, "startedAt": "2026-03-02T09:00:00.000Z",
            "dueAt": "2026-03-02T18:00:00.000Z", "originalDueAt": "2026-03-02T18:00:00.000Z", "stoppedAt": nil,
            "elapsedMinutes": 61, "elapsedWallMinutes": 61, "remainingMinutes": 419, "pausedReason": nil,
            "withinHours": true, "policy": "email-newsletter", "policyVersion": 1, "calendar": "united-kingdom",
            "calendarVersion": 1, "holders": [["party": "team", "id": nil, "minutes": 61]],
        ]
        for (name, value) in expected.members { #expect(triage[name] == value, "\(name)") }
        let events = try await api.fetch(.get, "/v1/campaigns/\(key)/events")
        #expect(events[at: "/items/0/clocks/0/change"] == "start")
        #expect(events[at: "/items/0/clocks/1/goalMinutes"] == 2_400)
    }

    @Test func `an unchanged poll within the minute costs a 304, and a warning ends that`() async throws {
        let api = try await APIHarness()
        let path = "/v1/campaigns/\(try await api.run.create().key)"
        api.test.clock.advance(by: .hours(5) + .minutes(-1))
        let first = try await api.send(.get, path)
        let tag = try #require(first[field: "ETag"])
        func poll() async throws -> APIAnswer {
            try await api.send(.get, path, fields: HTTPFields(named: ["If-None-Match": tag]))
        }
        api.test.clock.advance(by: .seconds(59))
        #expect(try await poll().status == 304)
        api.test.clock.advance(by: .seconds(1))
        let second = try await poll()
        #expect(second.status == 200)
        // At 14:00 half of triage has passed.
        #expect(try await ClockTimers(hub: api.test.hub).runOnce().fired == 1)
        let third = try await api.send(.get, path)
        #expect(third[field: "ETag"] != second[field: "ETag"])
        #expect(third["/version"] == second["/version"])
    }

    @Test func `the queue tells what falls due next, by which clock, page by page`() async throws {
        let api = try await APIHarness()
        for _ in 0..<3 { try await api.run.create() }
        var keys: [String] = []
        var target: String? = "/v1/queue?stage=intake&limit=2"
        while let next = target {
            let page = try await api.fetch(.get, next, as: .viewer)
            keys += (page["items"]?.array ?? []).compactMap { $0["key"]?.string }
            #expect(page[at: "/items/0/clock/clock"] == "triage")
            #expect(page[at: "/items/0/dueAt"] == "2026-03-02T18:00:00.000Z")
            target = page["nextCursor"]?.string.map { "/v1/queue?stage=intake&limit=2&cursor=\($0)" }
        }
        #expect(keys == ["CMP-1001", "CMP-1002", "CMP-1003"])
        #expect(try await api.send(.get, "/v1/queue?steam=x").status == 422)
    }

    @Test func `a team is assigned by the team's people and known to the hub`() async throws {
        let api = try await APIHarness()
        let path = "/v1/campaigns/\(try await api.run.create().key)"
        let moved = try await api.fetch(.patch, path, as: .producer, ["team": "apac-production"])
        #expect(moved["team"] == "apac-production")
        #expect(moved[at: "/clocks/0/calendar"] == "india")
        #expect(try await api.send(.patch, path, as: .producer, ["team": "moon"]).errors == ["/team invalid"])
        #expect(try await api.send(.patch, path, as: .requester, ["team": nil]).errors == ["/team invalid"])
    }

    @Test func `running clocks are taken over once, and a repetition is answered alike`() async throws {
        let api = try await APIHarness()
        try await api.run.create()
        let body: RequestContent = ["policy": "email-newsletter", "dryRun": true]
        let answer = try await api.fetch(.post, "/v1/sla/retarget", as: .admin, body)
        #expect(answer["items"] == [])
        let unknown = try await api.send(.post, "/v1/sla/retarget", as: .admin, ["policy": "moon"])
        #expect(unknown.errors == ["/policy invalid"])
        let key = HTTPFields(named: ["Idempotency-Key": "k"])
        let first = try await api.send(.post, "/v1/sla/retarget", as: .admin, ["policy": "landing-page"], fields: key)
        let again = try await api.send(.post, "/v1/sla/retarget", as: .admin, ["policy": "landing-page"], fields: key)
        #expect(again.bytes == first.bytes)
        #expect(again[field: "Idempotency-Replayed"] == "true")
    }
}
