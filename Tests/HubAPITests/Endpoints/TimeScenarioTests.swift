import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

struct TimeScenarioTests {
    private func entry(_ minutes: Int64 = 60, on day: String = "2026-03-02", _ more: JSONObject = JSONObject())
        -> RequestContent
    {
        var body: JSONObject = ["line": "L1", "workDate": .string(day), "minutes": .integer(minutes)]
        for member in more.members { body[member.key] = member.value }
        return .json(.object(body))
    }

    private func built(_ api: APIHarness) async throws -> String {
        try await api.run.campaign(in: .build).key.description
    }

    @Test func `time is entered, changed and taken back, and the events keep what it was`() async throws {
        let api = try await APIHarness()
        let key = try await built(api)
        let made = try await api.fetch(.post, "/v1/campaigns/\(key)/time-entries", as: .producer, entry(), status: 201)
        let id = try #require(made["id"]?.string)
        let changed = try await api.fetch(
            .patch,
            "/v1/time/entries/\(id)",
            as: .producer,
            ["minutes": 90, "reason": "Forgot"]
        )
        #expect(changed["bill"]?["amountMinor"] == 10_836)
        #expect(changed["version"] == 2)
        #expect(try await api.send(.patch, "/v1/time/entries/\(id)", as: .otherProducer, ["minutes": 5]).status == 403)
        #expect(try await api.send(.delete, "/v1/time/entries/\(id)", as: .lead).status == 204)
        let events = try await api.fetch(.get, "/v1/campaigns/\(key)/events?limit=200")["items"]?.array ?? []
        let edit = events.first { $0["type"] == "time.edited" }
        let change = edit?["changes"]?.array?.first
        #expect(change?["pointer"] == .string("/timeEntries/\(id)/minutes"))
        #expect(change?["before"] == 60)
        #expect(change?["after"] == 90)
        #expect(events.contains { $0["type"] == "time.removed" })
    }

    @Test func `a list of entries is taken whole or not at all, with every problem`() async throws {
        let api = try await APIHarness()
        let key = try await built(api)
        let answer = try await api.send(
            .post,
            "/v1/time/entries",
            as: .producer,
            [
                "entries": [
                    ["campaign": .string(key), "line": "L1", "workDate": "2026-03-02", "minutes": 30],
                    ["campaign": .string(key), "line": "L9", "workDate": "2026-03-02", "minutes": 30],
                    ["activity": "training", "workDate": "2026-03-05", "minutes": 30],
                    ["workDate": "2026-03-02", "minutes": 1_440],
                    ["activity": "meeting", "workDate": "2026-03-02", "minutes": 1_420],
                ]
            ]
        )
        #expect(answer.status == 422)
        let pointers = (answer["/errors"]?.array ?? []).compactMap { $0["pointer"]?.string }
        #expect(pointers.contains("/entries/1/line"))
        #expect(pointers.contains("/entries/2/workDate"))
        #expect(pointers.contains("/entries/3"))
        #expect(pointers.contains("/entries/4/minutes"))
        #expect(try await api.fetch(.get, "/v1/campaigns/\(key)/time-entries")["items"] == [])
    }

    private func send(
        _ api: APIHarness,
        _ table: String,
        _ query: String = "",
        as person: TestPerson = .producer,
        key: String? = nil
    ) async throws -> APIAnswer {
        var fields: HTTPFields = [.contentType: "text/csv"]
        if let key { fields = HTTPFields(named: ["Content-Type": "text/csv", "Idempotency-Key": key]) }
        return try await api.send(.post, "/v1/time/entries/bulk" + query, as: person, .text(table), fields: fields)
    }

    @Test func `a table of time is tried first, then entered once`() async throws {
        let api = try await APIHarness()
        let key = try await built(api)
        let table = """
            campaign,line,date,hours,note,activity
            \(key),L1,2026-03-02,1.5,"Copy, and links",
            \(key),L1,2026-03-01,0.25,,
            ,,2026-03-02,0.5,,meeting

            """
        try await api.secret(of: .producer)
        let rows = try await api.test.rowCounts()
        let dry = try await send(api, table)
        #expect(dry.status == 200, "\(dry.text)")
        #expect(dry["/dryRun"] == true && dry["/rows"] == 3 && dry["/entered"] == 3 && dry["/problemCount"] == 0)
        #expect(try await api.test.rowCounts() == rows)
        let done = try await send(api, table, "?dryRun=false", key: "a")
        #expect(done["/dryRun"] == false && done["/entered"] == 3)
        let replayed = try await send(api, table, "?dryRun=false", key: "a")
        #expect(replayed[field: "Idempotency-Replayed"] == "true")
        let again = try await send(api, table, "?dryRun=false")
        #expect(again["/entered"] == 0 && again["/known"] == 3)
        let entries = try await api.fetch(.get, "/v1/campaigns/\(key)/time-entries", as: .lead)["items"]?.array ?? []
        // 72.24 an hour.
        #expect(entries.map { $0["bill"]?["amountMinor"] } == [1_806, 10_836])
        // The same rows of somebody else are their own time.
        let other = try await send(api, table, "?dryRun=false", as: .otherProducer)
        #expect(other["/entered"] == 3)
    }

    @Test func `every bad row of a table is told with line and column, and nothing is entered`() async throws {
        let api = try await APIHarness()
        let key = try await built(api)
        try await api.secret(of: .producer)
        let rows = try await api.test.rowCounts()
        let table = """
            person,campaign,line,date,minutes
            ,\(key),L1,2026-03-02,60
            ,\(key),L9,2026-03-02,60
            ,\(key),L1,2026-03-09,60
            ,CMP-99999,L1,2026-03-02,60
            ,\(key),L1,yesterday,1.5
            reviewer@example.com,\(key),L1,2026-03-02,60

            """
        let expected = ["3 line", "4 date", "5 campaign", "6 date", "6 minutes", "7 person"]
        let dry = try await send(api, table)
        #expect(dry.status == 200)
        let found = (dry["/problems"]?.array ?? []).map {
            "\($0["line"]?.integer ?? 0) \($0["column"]?.string ?? "")"
        }
        #expect(found == expected, "\(dry.text)")
        #expect(dry["/entered"] == 0 && dry["/rows"] == 6)
        let refused = try await send(api, table, "?dryRun=false")
        #expect(refused.status == 422)
        let pointers = (refused["/errors"]?.array ?? []).compactMap { $0["pointer"]?.string }
        #expect(pointers == expected.map { "/" + $0.replacing(" ", with: "/") })
        #expect(try await api.test.rowCounts() == rows)
    }

    @Test func `a table that can't be read is told why`() async throws {
        let api = try await APIHarness()
        let heading = try await send(api, "day,minutes,minutes\n2026-03-02,1,1\n")
        let found = (heading["/problems"]?.array ?? []).prefix(4).map { $0["column"]?.string ?? "" }
        #expect(found == ["day", "minutes", "date", "campaign"], "\(heading.text)")
        #expect(try await send(api, "")["/problems/0/detail"] == "there is no heading")
        #expect(try await send(api, "date,minutes\n\"2026").status == 400)
        let long = "activity,date,minutes\n" + String(repeating: "meeting,2026-03-02,1\n", count: 2_001)
        #expect(try await send(api, long).status == 413)
    }

    @Test func `a week is shown by days, and others' weeks to leads and finance`() async throws {
        let api = try await APIHarness()
        let key = try await built(api)
        _ = try await api.fetch(.post, "/v1/campaigns/\(key)/time-entries", as: .producer, entry(), status: 201)
        _ = try await api.fetch(
            .post,
            "/v1/time/entries",
            as: .producer,
            ["entries": [["activity": "training", "workDate": "2026-03-02", "minutes": 45]]],
            status: 201
        )
        let week = try await api.fetch(.get, "/v1/time?week=2026-W10", as: .producer)
        #expect(week["minutes"] == 105)
        #expect(week["days"]?.array?.first?["minutes"] == 105)
        #expect(week["days"]?.array?.count == 7)
        let person = TestPerson.producer.email
        #expect(try await api.fetch(.get, "/v1/time?person=\(person)&week=2026-W10", as: .finance)["minutes"] == 105)
        #expect(try await api.send(.get, "/v1/time?person=\(person)", as: .otherProducer).status == 403)
        #expect(try await api.send(.get, "/v1/time?week=2026-W54", as: .producer).status == 422)
    }

    @Test func `only leads enter the time of others`() async throws {
        let api = try await APIHarness()
        let key = try await built(api)
        let body = entry(60, on: "2026-03-02", ["person": .string(TestPerson.otherProducer.email)])
        #expect(try await api.send(.post, "/v1/campaigns/\(key)/time-entries", as: .producer, body).status == 422)
        let made = try await api.fetch(.post, "/v1/campaigns/\(key)/time-entries", as: .lead, body, status: 201)
        #expect(made["person"]?["name"] == .string(TestPerson.otherProducer.name))
    }

    @Test func `a timer enters begun minutes`() async throws {
        let api = try await APIHarness()
        let key = try await built(api)
        let body: RequestContent = ["campaign": .string(key), "line": "L1"]
        #expect(try await api.fetch(.put, "/v1/time/timer", as: .producer, body)["running"] == true)
        #expect(try await api.send(.put, "/v1/time/timer", as: .producer, body).status == 409)
        api.test.clock.advance(by: .seconds(61))
        let made = try await api.fetch(.post, "/v1/time/timer/stop", as: .producer, [:], status: 201)
        #expect(made["minutes"] == 2)
        #expect(try await api.fetch(.get, "/v1/time/timer", as: .producer)["running"] == false)
        #expect(try await api.send(.post, "/v1/time/timer/stop", as: .producer, [:]).status == 409)
    }

    @Test func `the estimate of a finished task is booked once, and makes a builder`() async throws {
        let api = try await APIHarness()
        let key = try await built(api)
        let tasks = try await api.fetch(.get, "/v1/campaigns/\(key)/tasks")["items"]?.array ?? []
        let task = try #require(tasks.first?["id"]?.string)
        #expect(try await api.send(.post, "/v1/campaigns/\(key)/tasks/\(task)/time", as: .producer, [:]).status == 409)
        _ = try await api.fetch(.patch, "/v1/campaigns/\(key)/tasks/\(task)", as: .producer, ["state": "done"])
        let made = try await api.fetch(
            .post,
            "/v1/campaigns/\(key)/tasks/\(task)/time",
            as: .producer,
            [:],
            status: 201
        )
        #expect(made["minutes"] == tasks.first?["minutes"])
        #expect(try await api.send(.post, "/v1/campaigns/\(key)/tasks/\(task)/time", as: .producer, [:]).status == 409)
    }

    @Test func `whoever spent time on the build may not pass QA`() async throws {
        let api = try await APIHarness()
        let key = try await api.run.campaign(in: .qa).key
        let body = entry(30, on: "2026-03-02", ["role": "producer"])
        _ = try await api.fetch(.post, "/v1/campaigns/\(key)/time-entries", as: .allRounder, body, status: 201)
        let actions = try await api.fetch(.get, "/v1/campaigns/\(key)/actions", as: .allRounder)
        let pass = actions["actions"]?.array?.first { $0["action"] == "pass-qa" }
        let eyes = pass?["gates"]?.array?.first { $0["gate"] == "four-eyes" }
        #expect(eyes?["state"] == "unmet")
    }

    @Test func `a complete line takes no more time until it is reopened`() async throws {
        let api = try await APIHarness()
        let key = try await built(api)
        #expect(
            try await api.send(.put, "/v1/campaigns/\(key)/lines/L1/capture", as: .producer, ["closed": true]).status
                == 204
        )
        #expect(try await api.send(.post, "/v1/campaigns/\(key)/time-entries", as: .producer, entry()).status == 422)
        #expect(
            try await api.send(.put, "/v1/campaigns/\(key)/lines/L1/capture", as: .producer, ["closed": false]).status
                == 204
        )
        #expect(try await api.send(.post, "/v1/campaigns/\(key)/time-entries", as: .producer, entry()).status == 201)
    }

    @Test func `time for a closed month is accounted for in the next open one`() async throws {
        let api = try await APIHarness()
        let key = try await built(api)
        #expect(try await api.send(.put, "/v1/time/months/2026-03/closing", as: .finance).status == 409)
        #expect(try await api.send(.put, "/v1/time/months/2026-02/closing", as: .finance).status == 204)
        let made = try await api.fetch(
            .post,
            "/v1/campaigns/\(key)/time-entries",
            as: .producer,
            entry(60, on: "2026-02-27"),
            status: 201
        )
        #expect(made["bookedMonth"] == "2026-03")
        #expect(made["workDate"] == "2026-02-27")
    }

    @Test func `rates of a line's own count for what is entered afterwards, and earlier time by recalculation`()
        async throws
    {
        let api = try await APIHarness()
        let key = try await built(api)
        let made = try await api.fetch(.post, "/v1/campaigns/\(key)/time-entries", as: .producer, entry(), status: 201)
        #expect(made["bill"]?["amountMinor"] == 7_224)
        let rates: RequestContent = [
            "reason": "Agreed", "rates": [["role": "producer", "billPerHourMinor": 5_000, "costPerHourMinor": 4_000]],
        ]
        #expect(try await api.send(.put, "/v1/campaigns/\(key)/lines/L1/rates", as: .producer, rates).status == 403)
        #expect(try await api.send(.put, "/v1/campaigns/\(key)/lines/L1/rates", as: .finance, rates).status == 204)
        let later = try await api.fetch(.post, "/v1/campaigns/\(key)/time-entries", as: .producer, entry(), status: 201)
        #expect(later["bill"]?["amountMinor"] == 5_000)
        #expect(later["rate"]?["source"] == "line")
        let path = "/v1/campaigns/\(key)/time-entries/recalculation"
        #expect(try await api.fetch(.post, path, as: .finance, ["reason": "Agreed from the start"])["changed"] == 1)
        #expect(try await api.fetch(.post, path, as: .finance, ["reason": "Once more"])["changed"] == 0)
    }

    @Test func `hours that pass 75 and 100 percent of the quote are told of once each`() async throws {
        let api = try await APIHarness()
        let key = try await api.run.campaign(in: .build, from: try .landingPage(at: api.test.now)).key
        let quote = try await api.fetch(.get, "/v1/campaigns/\(key)/quote")
        let bound = try #require(quote["p90"]?["amountMinor"]?.integer)
        let perDay = 7_224 * 8
        let days = Int(bound) / perDay + 3
        for day in 0..<days {
            let date = CivilDate(dayNumber: 20_514 - day)
            _ = try await api.fetch(
                .post,
                "/v1/campaigns/\(key)/time-entries",
                as: .producer,
                entry(480, on: date.iso8601),
                status: 201
            )
        }
        #expect(try await api.test.eventCounts()["quote.burn-alert"] == (bound > perDay ? 2 : 1))
        #expect(try await api.fetch(.get, "/v1/campaigns/\(key)/quote")["burnPercent"] == 100)
    }
}
