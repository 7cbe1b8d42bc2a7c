import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

/// A campaign with a fixed and an hourly line from its quote to its statement, through the API alone, every figure worked
/// out by hand.
struct MoneyJourneyTests {
    /// config/prices/email-newsletter.yaml in GBP.
    private static let fixed: [String: Int64] = ["S": 33_500, "M": 62_000, "L": 116_000]

    private func campaign(_ api: APIHarness) async throws -> (key: String, fixed: Int64) {
        var draft = try RequestDraft.newsletter(at: api.test.now)
        draft.lines += try RequestDraft.landingPage(at: api.test.now).lines
        draft.brief["regulatedClaims"] = false
        let created = try await api.run.create(draft)
        let shown = try await api.fetch(.get, "/v1/campaigns/\(created.key)")
        let tier = shown["lines"]?.array?.first?["tier"]?.string ?? ""
        return (created.key.description, try #require(Self.fixed[tier]))
    }

    private func time(_ minutes: Int64, on day: String, line: String = "L2", role: String? = nil) -> RequestContent {
        var body: JSONObject = ["line": .string(line), "workDate": .string(day), "minutes": .integer(minutes)]
        body["role"] = role.map(JSONValue.string)
        return .json(.object(body))
    }

    @Test func `a campaign goes from its quote to its statement`() async throws {
        let api = try await APIHarness()
        let (key, fixed) = try await campaign(api)

        let preview = try await api.fetch(.get, "/v1/campaigns/\(key)/quote")
        #expect(preview["state"] == "preview")
        #expect(preview["exact"] == ["amountMinor": .integer(fixed), "currency": "GBP"])
        #expect(preview["estimate"] == true)
        #expect(preview["lines"]?.array?.map { $0["model"] } == ["fixed", "tm-capped"])
        let quote = try await api.fetch(.post, "/v1/campaigns/\(key)/quote", as: .producer, status: 201)
        #expect(quote["state"] == "open")
        let (low, high) = (quote["p50"]?["amountMinor"]?.integer ?? 0, quote["p90"]?["amountMinor"]?.integer ?? 0)
        #expect(fixed < low && low <= high)
        _ = try await api.fetch(
            .post,
            "/v1/campaigns/\(key)/quote/acceptance",
            as: .otherRequester,
            ["number": 1],
            status: 403
        )
        let accepted = try await api.fetch(.post, "/v1/campaigns/\(key)/quote/acceptance", ["number": 1])
        #expect(accepted["state"] == "accepted")

        try await api.run.advance(try #require(CampaignKey(key)), to: .live)
        let shown = try await api.fetch(.get, "/v1/campaigns/\(key)")
        #expect(
            shown["lines"]?.array?.map { $0["price"] } == [
                ["key": "email-newsletter", "version": 1], ["key": "landing-page", "version": 1],
            ]
        )

        // 72.24 an hour: 200 minutes are 240.80, 95 minutes 114.38.
        let first = try await api.fetch(
            .post,
            "/v1/campaigns/\(key)/time-entries",
            as: .producer,
            time(200, on: "2026-03-02"),
            status: 201
        )
        #expect(first["bill"]?["amountMinor"] == 24_080)
        #expect(first["rate"]?["source"] == "role")
        #expect(first["cost"] == nil)
        _ = try await api.fetch(
            .post,
            "/v1/campaigns/\(key)/time-entries",
            as: .producer,
            time(95, on: "2026-03-01"),
            status: 201
        )
        // 79.12 an hour: 47 minutes are 61.977…
        let review = try await api.fetch(
            .post,
            "/v1/campaigns/\(key)/time-entries",
            as: .reviewer,
            time(47, on: "2026-03-02"),
            status: 201
        )
        #expect(review["bill"]?["amountMinor"] == 6_198)
        // The hours of a fixed line are kept, and not billed.
        _ = try await api.fetch(
            .post,
            "/v1/campaigns/\(key)/time-entries",
            as: .producer,
            time(60, on: "2026-03-02", line: "L1"),
            status: 201
        )

        // 100.00 EUR at 0.8330 are 83.30 GBP, and 10 % on top 91.63.
        let order = try await api.fetch(
            .post,
            "/v1/campaigns/\(key)/expenses",
            as: .lead,
            [
                "line": "L2", "vendor": "agency-a", "description": "Translation", "kind": "mark-up",
                "markUpPercent": 10,
                "amount": ["amountMinor": 10_000, "currency": "EUR"],
            ],
            status: 201
        )
        #expect(order["bill"]?["amountMinor"] == 9_163)
        #expect(order["cost"]?["amountMinor"] == 8_330)
        let expense = try #require(order["id"]?.string)
        _ = try await api.fetch(.post, "/v1/expenses/\(expense)/invoice", as: .lead, [:])

        let draft = try await api.fetch(
            .post,
            "/v1/statements",
            as: .finance,
            ["division": "consumer", "month": "2026-03"],
            status: 201
        )
        let id = try #require(draft["id"]?.string)
        _ = try await api.fetch(.post, "/v1/statements/\(id)/issue", as: .finance, status: 409)
        api.test.clock.set(try #require(Instant(rfc3339: "2026-04-01T06:00:00Z")))
        let issued = try await api.fetch(.post, "/v1/statements/\(id)/issue", as: .finance)
        #expect(issued["number"] == "ST-000001")
        #expect(issued["state"] == "issued")
        let lines = issued["lines"]?.array ?? []
        #expect(lines.map { $0["kind"] } == ["fixed", "time", "expense"])
        #expect(lines.map { $0["amount"]?["amountMinor"] } == [.integer(fixed), 41_716, 9_163])
        #expect(lines[1]["minutes"] == 342)
        #expect(issued["total"]?["amountMinor"] == .integer(fixed + 50_879))
        // 39.56 an hour for a producer, 43.00 for a reviewer: 13,187 + 6,264 + 3,368, and 3,956 on the fixed line.
        #expect(lines.map { $0["cost"]?["amountMinor"] } == [3_956, 22_819, 8_330])
        #expect(issued["margin"]?["amountMinor"] == .integer(fixed + 50_879 - 35_105))

        let seen = try await api.fetch(.get, "/v1/statements/\(id)")
        #expect(seen["cost"] == nil && seen["margin"] == nil)
        #expect(seen["lines"]?.array?.allSatisfy { $0["cost"] == nil } == true)
        try await judge(api, id)
        let again = try await api.fetch(
            .post,
            "/v1/statements",
            as: .finance,
            ["division": "consumer", "month": "2026-04"],
            status: 201
        )
        #expect(again["lines"]?.array?.map { $0["kind"] } == ["credit"])
        #expect(again["total"]?["amountMinor"] == -1_000)
        #expect(try await api.test.chainProblems() == [])
    }

    private func judge(_ api: APIHarness, _ id: String) async throws {
        let disputed = try await api.fetch(
            .post,
            "/v1/statements/\(id)/judgement",
            ["lines": [["number": 2, "accepted": false, "reason": "Ten pounds too much"]]]
        )
        #expect(disputed["state"] == "disputed")
        _ = try await api.fetch(
            .post,
            "/v1/statements/\(id)/lines/2/credit",
            as: .finance,
            ["amountMinor": 50_000, "reason": "x"],
            status: 422
        )
        _ = try await api.fetch(
            .post,
            "/v1/statements/\(id)/lines/2/credit",
            as: .finance,
            ["amountMinor": 1_000, "reason": "Agreed"],
            status: 201
        )
        let settled = try await api.fetch(
            .post,
            "/v1/statements/\(id)/judgement",
            [
                "lines": [
                    ["number": 1, "accepted": true], ["number": 2, "accepted": true], ["number": 3, "accepted": true],
                ]
            ]
        )
        #expect(settled["state"] == "accepted")
        let table = try await api.send(.get, "/v1/statements/\(id)", fields: [.accept: "text/csv"])
        #expect(table.text.split(separator: "\r\n").count == 4)
        #expect(!table.text.contains("costMinor"))
        let page = try await api.send(.get, "/v1/statements/\(id)", fields: [.accept: "text/html"])
        #expect(page.text.hasPrefix("<!DOCTYPE html>"))
        #expect(page.text.contains("417.16"))
    }

    @Test func `nothing about cost reaches others than finance and leads`() async throws {
        let api = try await APIHarness()
        let (key, _) = try await campaign(api)
        try await api.run.advance(try #require(CampaignKey(key)), to: .build)
        _ = try await api.fetch(
            .post,
            "/v1/campaigns/\(key)/time-entries",
            as: .producer,
            time(60, on: "2026-03-02"),
            status: 201
        )
        _ = try await api.fetch(
            .post,
            "/v1/campaigns/\(key)/expenses",
            as: .producer,
            [
                "line": "L2", "vendor": "agency-a", "description": "Text",
                "amount": ["amountMinor": 7_777, "currency": "GBP"],
            ],
            status: 201
        )
        let places = [
            "/v1/campaigns/\(key)", "/v1/campaigns/\(key)/time-entries", "/v1/campaigns/\(key)/expenses",
            "/v1/campaigns/\(key)/quote", "/v1/campaigns/\(key)/cancellation", "/v1/campaigns/\(key)/events?limit=200",
            "/v1/time",
        ]
        for person in [TestPerson.requester, .producer, .reviewer, .viewer, .approver] {
            for place in places {
                let text = try await api.send(.get, place, as: person).text
                #expect(!text.contains("\"cost\"") && !text.contains("costPerHour"), "\(person) \(place)")
            }
            #expect(try await api.send(.get, "/v1/rate-cards", as: person).status == 403)
            #expect(try await api.send(.get, "/v1/rate-cards/standard-gbp", as: person).status == 403)
        }
        for person in [TestPerson.finance, .lead] {
            let entries = try await api.fetch(.get, "/v1/campaigns/\(key)/time-entries", as: person)
            #expect(entries["items"]?.array?.first?["cost"]?["amountMinor"] == 3_956)
            let expenses = try await api.fetch(.get, "/v1/campaigns/\(key)/expenses", as: person)
            #expect(expenses["items"]?.array?.first?["cost"]?["amountMinor"] == 7_777)
            #expect(try await api.send(.get, "/v1/rate-cards/standard-gbp", as: person).status == 200)
        }
    }

    @Test func `cancelling shows its charge before, keeps it after, and a lead may waive it`() async throws {
        let api = try await APIHarness()
        let (key, fixed) = try await campaign(api)
        let before = try await api.fetch(.get, "/v1/campaigns/\(key)/cancellation")
        #expect(before["total"]?["amountMinor"] == 0)
        try await api.run.advance(try #require(CampaignKey(key)), to: .build)
        _ = try await api.fetch(
            .post,
            "/v1/campaigns/\(key)/time-entries",
            as: .producer,
            time(60, on: "2026-03-02"),
            status: 201
        )
        // 40 % of the fixed line, and an hour.
        let charge = fixed * 40 / 100
        let preview = try await api.fetch(.get, "/v1/campaigns/\(key)/cancellation")
        #expect(preview["cancelled"] == false)
        #expect(preview["charge"]?["amountMinor"] == .integer(charge))
        #expect(preview["total"]?["amountMinor"] == .integer(charge + 7_224))
        _ = try await api.fetch(.post, "/v1/campaigns/\(key)/actions/cancel", as: .lead, ["reason": "No longer needed"])
        let kept = try await api.fetch(.get, "/v1/campaigns/\(key)/cancellation")
        #expect(kept["cancelled"] == true)
        #expect(kept["charge"]?["amountMinor"] == .integer(charge))
        let draft = try await api.fetch(
            .post,
            "/v1/statements",
            as: .finance,
            ["division": "consumer", "month": "2026-03"],
            status: 201
        )
        #expect(draft["lines"]?.array?.map { $0["amount"]?["amountMinor"] } == [7_224, .integer(charge)])
        _ = try await api.fetch(
            .post,
            "/v1/campaigns/\(key)/cancellation/waiver",
            as: .producer,
            ["reason": "x"],
            status: 403
        )
        let waived = try await api.fetch(
            .post,
            "/v1/campaigns/\(key)/cancellation/waiver",
            as: .lead,
            ["reason": "Our fault"]
        )
        #expect(waived["waiverReason"] == "Our fault")
        let free = try await api.fetch(
            .post,
            "/v1/statements",
            as: .finance,
            ["division": "consumer", "month": "2026-03"],
            status: 201
        )
        #expect(free["lines"]?.array?.map { $0["amount"]?["amountMinor"] } == [7_224])
    }

    @Test func `a quote above the standing acceptance needs the requester`() async throws {
        let api = try await APIHarness()
        let draft = try RequestDraft.newsletter(at: api.test.now)
        var many = draft
        many.lines[0].quantity = 200
        let key = try await api.run.create(many).key
        let launch = (api.test.now + .days(30)).rfc3339
        let refused = try await api.send(
            .post,
            "/v1/campaigns/\(key)/actions/accept",
            as: .producer,
            ["committedLaunchAt": .string(launch)]
        )
        #expect(refused.status == 409)
        #expect(refused["/gates/2/gate"] == "quote-accepted")
        #expect(refused["/gates/2/state"] == "unmet")
        #expect(refused["/gates/2/items/0/satisfy/href"] == .string("/v1/campaigns/\(key)/quote"))
        _ = try await api.fetch(.post, "/v1/campaigns/\(key)/quote", as: .producer, status: 201)
        _ = try await api.fetch(.post, "/v1/campaigns/\(key)/quote/acceptance", ["number": 1])
        let built = try await api.fetch(
            .post,
            "/v1/campaigns/\(key)/actions/accept",
            as: .producer,
            ["committedLaunchAt": .string(launch)]
        )
        #expect(built["stage"] == "build")
    }
}
