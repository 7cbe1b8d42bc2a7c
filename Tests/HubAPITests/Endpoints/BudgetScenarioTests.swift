import HTTPTypes
import HubDomain
import HubJSON
import HubStore
import HubTestSupport
import Testing

@testable import HubAPI

struct BudgetScenarioTests {
    private static func budget(_ more: JSONObject = [:]) -> RequestContent {
        var body: JSONObject = [
            "division": "consumer", "from": "2026-04", "through": "2027-03",
            "amount": ["amountMinor": 5_000_000, "currency": "GBP"], "reason": "Plan of the year",
        ]
        for member in more.members { body[member.key] = member.value }
        return .json(.object(body))
    }

    @Test func `a budget shows what its months are likely to be charged`() async throws {
        let api = try await APIHarness()
        let set = try await api.fetch(
            .post,
            "/v1/budgets",
            as: .finance,
            Self.budget(["from": "2025-11", "through": "2026-05"]),
            status: 201
        )
        #expect(set["outlook"] == nil)
        let path = "/v1/budgets/\(try #require(set["id"]?.string))"
        let unknown = try await api.send(.get, path, as: .finance)
        #expect(unknown["/outlook/months"]?.array?.isEmpty == true)
        #expect(unknown["/outlook/reason"]?.string?.hasPrefix("Nothing was launched") == true)
        // A launch a week for eleven months, of ten hours each.
        try await api.test.makeJobs(Array(repeating: 600, count: 48))
        let answer = try await api.send(.get, path, as: .finance)
        #expect(answer[field: "ETag"] != unknown[field: "ETag"])
        let months = try #require(answer["/outlook/months"]?.array)
        #expect(months.map { $0["month"] } == ["2026-03", "2026-04", "2026-05"])
        #expect(answer["/outlook/currency"] == "GBP" && answer["/outlook/n"] == 48)
        let each = try #require(answer["/unbilled/amountMinor"]?.integer) / 17
        for month in months {
            let amount = try #require(month["amount"]?.decimal)
            // Between four and five launches a month.
            #expect((3.5...5.5).contains(amount / Double(each)), "\(amount) of \(each)")
            #expect(month[at: "/amount80/0"]?.decimal ?? .infinity <= amount)
        }
        let media = try await api.fetch(.post, "/v1/budgets", as: .finance, Self.budget(["kind": "media"]), status: 201)
        let other = try await api.fetch(.get, "/v1/budgets/\(media["id"]?.string ?? "")", as: .finance)
        #expect(other[at: "/outlook/reason"]?.string?.contains("media") == true)
    }

    @Test func `a budget is set, read and changed`() async throws {
        let api = try await APIHarness()
        let set = try await api.fetch(.post, "/v1/budgets", as: .finance, Self.budget(), status: 201)
        #expect(set["kind"] == "work")
        #expect(set["version"] == 1)
        #expect(set["available"] == ["amountMinor": 5_000_000, "currency": "GBP"])
        for member in ["actual", "billed", "unbilled", "committed"] {
            #expect(set[member]?["amountMinor"] == 0, "\(member)")
        }
        let path = "/v1/budgets/\(try #require(set["id"]?.string))"
        let answer = try await api.send(.get, path, as: .approver)
        #expect(answer["/from"] == "2026-04" && answer["/through"] == "2027-03")
        let tag = try #require(answer[field: "ETag"])
        let fields: HTTPFields = [.ifMatch: tag]
        let changed = try await api.send(
            .patch,
            path,
            as: .lead,
            ["amountMinor": 4_000_000, "note": "After the review", "reason": "Cut"],
            fields: fields
        )
        #expect(changed.status == 200)
        #expect(changed["/version"] == 2)
        #expect(changed["/available/amountMinor"] == 4_000_000)
        let late = try await api.send(.patch, path, as: .lead, ["amountMinor": 1, "reason": "Late"], fields: fields)
        #expect(late.status == 412)
        let events = try await api.test.allEvents().map(\.event).filter { $0.type == "budget.changed" }
        #expect(events.count == 1)
        #expect(events[0].body.contains("Cut") && events[0].body.contains("After the review"))
    }

    @Test func `an accepted campaign is committed, and nobody learns of it who has no right to`() async throws {
        let api = try await APIHarness()
        let set = try await api.fetch(
            .post,
            "/v1/budgets",
            as: .finance,
            Self.budget(["from": "2026-01"]),
            status: 201
        )
        let path = "/v1/budgets/\(try #require(set["id"]?.string))"
        let before = try await api.send(.get, path, as: .lead)
        let key = try await api.run.campaign(in: .build).key
        let quote = try await api.fetch(.get, "/v1/campaigns/\(key)/quote")
        let after = try await api.send(.get, path, as: .lead)
        let committed = try #require(after["/committed/amountMinor"]?.integer)
        #expect(committed > 0)
        #expect(quote["expected"]?["amountMinor"] == .integer(committed))
        #expect(after["/available/amountMinor"] == .integer(5_000_000 - committed))
        #expect(before[field: "ETag"] != after[field: "ETag"], "the figures have moved")
        for person in [TestPerson.approver, .lead, .finance, .viewer, .admin] {
            #expect(try await api.send(.get, path, as: person).status == 200, "\(person)")
            let listed = try await api.fetch(.get, "/v1/budgets?division=consumer&month=2026-05", as: person)
            #expect(listed["items"]?.array?.count == 1)
        }
        for person in [TestPerson.requester, .producer, .reviewer, .vendor] {
            #expect(try await api.send(.get, path, as: person).status == 404, "\(person)")
            #expect(try await api.fetch(.get, "/v1/budgets", as: person)["items"]?.array == [])
        }
        #expect(try await api.fetch(.get, "/v1/budgets?month=2028-01", as: .lead)["items"]?.array == [])
        #expect(try await api.fetch(.get, "/v1/budgets?kind=media", as: .lead)["items"]?.array == [])
    }

    @Test func `every problem of a budget is told, and nothing is stored`() async throws {
        let api = try await APIHarness()
        try await api.secret(of: .finance)
        let rows = try await api.test.rowCounts()
        let wrong = try await api.send(
            .post,
            "/v1/budgets",
            as: .finance,
            Self.budget(["from": "2027-04", "amount": ["amountMinor": 1, "currency": "EUR"]])
        )
        #expect(wrong.status == 422)
        #expect(Set(wrong.errors) == ["/amount/currency invalid", "/through invalid"])
        let unknown = try await api.send(.post, "/v1/budgets", as: .finance, Self.budget(["division": "nobody"]))
        #expect(unknown.status == 422)
        let unread = try await api.send(.post, "/v1/budgets", as: .finance, ["from": "April"])
        #expect(unread.status == 422)
        #expect(try await api.test.rowCounts() == rows)
        _ = try await api.fetch(.post, "/v1/budgets", as: .finance, Self.budget(), status: 201)
        let twice = try await api.send(.post, "/v1/budgets", as: .finance, Self.budget(["from": "2027-01"]))
        #expect(twice.status == 409)
        #expect(twice["/detail"]?.string?.contains("2026-04 to 2027-03") == true)
    }
}
