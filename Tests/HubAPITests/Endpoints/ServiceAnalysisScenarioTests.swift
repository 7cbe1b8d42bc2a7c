import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

struct ServiceAnalysisScenarioTests {
    private static let target =
        "/v1/pricing/analysis?service=landing-page&tier=M&division=consumer&seed=42&periodJobs=4&effectiveOn=2026-03-01"

    @Test func `stored jobs have the same answer as the same jobs handed in`() async throws {
        let api = try await APIHarness()
        try await api.test.makeJobs((0..<16).map { 300 + ($0 * 37 % 11) * 40 })
        let stored = try await api.fetch(.get, Self.target, as: .finance)
        let csv = try await api.send(.get, Self.target, as: .lead, fields: [.accept: "text/csv"])
        #expect(csv[field: "Content-Type"]?.hasPrefix("text/csv") == true)
        let rows = csv.text.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(rows.count == 17)
        let jobs = rows.dropFirst().map { row -> JSONValue in
            [
                "closedAt": .string(String(row[4])), "minutes": .double(Double(row[5]) ?? -1),
                "costMinor": .integer(Int64(row[6]) ?? -1),
            ]
        }
        let inline = try await api.fetch(
            .post,
            "/v1/pricing/analysis",
            as: .finance,
            [
                "currency": "GBP", "jobs": .array(Array(jobs)), "targetMargin": .double(0.2),
                "lossLimit": .double(0.05), "periodJobs": 4, "seed": 42,
            ]
        )
        for member in ["n", "minutes", "costMinor", "trend", "outliers", "recommendation", "refusal", "backtest"] {
            #expect(stored[member] == inline[member], "\(member)")
        }
        #expect(stored["recommendation"]?["priceMinor"]?.integer ?? 0 > 0)
        let rules = stored["readiness"]?.array ?? []
        #expect(rules.dropLast() == (inline["readiness"]?.array ?? [])[...])
        #expect(rules.last?["rule"] == "capture")
        #expect(rules.last?["value"] == .double(1))
        #expect(stored["sample"]?["captureShare"] == .double(1))
        #expect(stored["sample"]?["rateCard"] == ["key": "standard-gbp", "version": 1])
        #expect(stored["costBenefit"]?["jobs"] == 16)
        #expect(stored["costBenefit"]?["budgetVarianceAfter"] == .double(0))
    }

    @Test func `every problem of a question is named`() async throws {
        let api = try await APIHarness()
        let answer = try await api.send(.get, "/v1/pricing/analysis?service=nothing&tier=M&division=nowhere", as: .lead)
        #expect(answer.status == 422)
        #expect(
            answer.errors == ["/query/service invalid", "/query/division invalid", "/query/currency required"]
        )
        let empty = try await api.send(.get, Self.target, as: .lead)
        #expect(empty.errors == ["/query/service no-jobs"])
        let unread = try await api.send(.get, "/v1/pricing/analysis?tier=XL&from=yesterday&colour=red", as: .lead)
        #expect(unread.status == 422)
        #expect(unread.errors.count == 4)
    }
}
