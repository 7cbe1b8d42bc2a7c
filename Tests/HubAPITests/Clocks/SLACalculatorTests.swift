import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct SLACalculatorTests {
    private static let path = "/v1/sla/explain"
    private static let office: JSONValue = [
        "timezone": "Europe/Berlin",
        "weeklyHours": [
            "mon": [["09:00", "12:00"], ["13:00", "17:30"]], "wed": [["09:00", "17:30"]], "thu": [["09:00", "17:30"]],
            "fri": [["09:00", "17:00"]],
        ],
        "holidays": ["2026-12-25", "--12-26"],
        "days": ["2026-12-24": [["09:00", "12:00"]]],
    ]

    @Test func `a goal on an inline calendar gives the earliest due instant and its windows`() async throws {
        let api = try await APIHarness()
        try await api.secret(of: .requester)
        let rows = try await api.test.rowCounts()
        let answer = try await api.fetch(
            .post,
            Self.path,
            ["calendar": Self.office, "start": "2026-12-23T16:30:00+01:00", "goalMinutes": 240]
        )
        #expect(answer["dueAt"] == "2026-12-24T11:00:00.000Z")
        #expect(answer["elapsedSeconds"] == 14_400)
        #expect(answer["elapsedMinutes"] == nil)
        #expect(answer["windows"]?.array?.count == 2)
        #expect(
            answer[at: "/windows/1"] == [
                "from": "2026-12-24T08:00:00.000Z", "to": "2026-12-24T11:00:00.000Z", "minutes": 180,
            ]
        )
        #expect(answer["zone"] == "Europe/Berlin")
        #expect(answer["notes"] == ["2026-12-24 (thu) is a special day: 09:00–12:00."])
        #expect(try await api.test.rowCounts() == rows)
    }

    @Test func `an end on a calendar of the hub gives the elapsed time`() async throws {
        let api = try await APIHarness()
        let answer = try await api.fetch(
            .post,
            Self.path,
            [
                "calendar": "germany-berlin", "start": "2026-11-23T09:00:00+01:00", "end": "2026-11-23T12:01:59+01:00",
                "pauses": [["from": "2026-11-23T10:00:00+01:00", "to": "2026-11-23T10:30:00+01:00"]],
            ]
        )
        #expect(answer["elapsedMinutes"] == 151)
        #expect(answer["elapsedSeconds"] == 9_119)
        #expect(answer.object?.keys.contains("dueAt") == false)
    }

    @Test func `a pause that is still on leaves the due instant open`() async throws {
        let api = try await APIHarness()
        let answer = try await api.fetch(
            .post,
            Self.path,
            [
                "calendar": "always", "start": "2026-11-23T09:00:00Z", "goalMinutes": 60,
                "pauses": [["from": "2026-11-23T09:30:00Z", "to": nil]],
            ]
        )
        #expect(answer["dueAt"] == .some(.null))
        #expect(answer["elapsedSeconds"] == 1_800)
    }

    @Test(arguments: refusals)
    func `what can't be answered is refused with every place`(_ refusal: Refusal) async throws {
        let api = try await APIHarness()
        let answer = try await api.send(.post, Self.path, .json(refusal.body))
        #expect(answer.status == 422)
        #expect(answer["/code"] == "invalid")
        #expect(answer.errors == refusal.errors)
    }

    @Test func `a repeated question with one key is answered alike, another one is refused`() async throws {
        let api = try await APIHarness()
        let key = HTTPFields(named: ["Idempotency-Key": "once"])
        let body: RequestContent = ["calendar": "always", "start": "2026-11-23T09:00:00Z", "goalMinutes": 60]
        let first = try await api.send(.post, Self.path, body, fields: key)
        let again = try await api.send(.post, Self.path, body, fields: key)
        #expect(again.bytes == first.bytes)
        #expect(again[field: "Idempotency-Replayed"] == "true")
        let other: RequestContent = ["calendar": "always", "start": "2026-11-23T09:00:00Z", "goalMinutes": 61]
        #expect(try await api.send(.post, Self.path, other, fields: key).status == 422)
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let body: JSONValue
        let errors: [String]
    }

    private static func refusal(_ name: String, _ changes: JSONObject, _ errors: String...) -> Refusal {
        var body: JSONObject = ["calendar": "always", "start": "2026-11-23T09:00:00Z", "goalMinutes": 60]
        for (key, value) in changes.members { body[key] = value.isNull ? nil : value }
        return Refusal(testDescription: name, body: .object(body), errors: errors)
    }

    private static let refusals = [
        refusal("neither goal nor end", ["goalMinutes": nil], "/goalMinutes required"),
        refusal("goal and end", ["end": "2026-11-24T09:00:00Z"], "/end conflict"),
        refusal("a negative goal", ["goalMinutes": -1], "/goalMinutes out-of-range"),
        refusal("a goal that is no whole number", ["goalMinutes": .double(1.5)], "/goalMinutes type"),
        refusal("end before start", ["goalMinutes": nil, "end": "2026-11-23T08:00:00Z"], "/end out-of-order"),
        refusal(
            "a pause without length",
            ["pauses": [["from": "2026-11-23T09:00:00Z", "to": "2026-11-23T09:00:00Z"]]],
            "/pauses/0/to out-of-order"
        ),
        refusal("a start without offset", ["start": "2026-11-23T09:00:00"], "/start format"),
        refusal("an offset for a zone", ["calendar": ["zone": "GMT+5"]], "/calendar/zone unknown-zone"),
        refusal("no zone", ["calendar": ["weeklyHours": [:]]], "/calendar/zone required"),
        refusal(
            "two zones",
            ["calendar": ["zone": "Europe/Berlin", "timezone": "Europe/Paris"]],
            "/calendar/timezone conflict"
        ),
        refusal(
            "a week that makes no sense",
            ["calendar": ["zone": "UTC", "weeklyHours": ["mon": [["09:00"]], "day": [["24:00", "25:00"]]]]],
            "/calendar/weeklyHours/mon/0 invalid-window",
            "/calendar/weeklyHours/day/0/1 invalid-time",
            "/calendar/weeklyHours/day unknown-day"
        ),
        refusal(
            "days that don't exist",
            ["calendar": ["zone": "UTC", "holidays": ["2026-02-29"], "days": ["2026-13-01": []]]],
            "/calendar/holidays/0 invalid-date",
            "/calendar/days/2026-13-01 invalid-date"
        ),
        refusal("no working time", ["calendar": ["zone": "UTC"]], "/calendar no-working-time"),
        refusal(
            "an unknown calendar, and no goal",
            ["calendar": "atlantis", "goalMinutes": nil],
            "/calendar unknown",
            "/goalMinutes required"
        ),
        refusal("an unknown member", ["calender": "always"], "/calender unknown"),
        refusal("a number for a calendar", ["calendar": 7], "/calendar type"),
    ]
}
