import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct PricingScenarioTests {
    /// Jobs a week apart.
    private static func body(_ costs: [Int64], _ more: JSONObject = [:]) -> RequestContent {
        let jobs = costs.enumerated().map { place, cost -> JSONValue in
            let closed = TestHub.start + .days(7 * Int64(place))
            return [
                "minutes": .double(Double(cost) / 100), "costMinor": .integer(cost),
                "closedAt": .string(closed.rfc3339),
            ]
        }
        let body: JSONObject = [
            "currency": "EUR", "jobs": .array(jobs), "targetMargin": .double(0.2), "lossLimit": .double(0.05),
            "seed": 42,
            "periodJobs": 4,
        ]
        return .json(.object(body.merging(more)))
    }

    private static let costs: [Int64] = (0..<16).map { 10_000 + ($0 * 37 % 11) * 400 }

    private static let scenarios: [APIScenario] = [
        APIScenario(
            "an analysis has a price, and stores nothing",
            .finance,
            .post,
            "/v1/pricing/analysis",
            body(costs),
            is: 200,
            [
                "/n": 16, "/recommendation/periodJobs": 4, "/recommendation/seed": 42, "/refusal": nil,
                "/readiness/0/rule": "sample-size", "/readiness/0/ok": true, "/backtest/trainJobs": 12,
                "/backtest/testJobs": 4, "/outliers": [],
            ]
        ),
        APIScenario(
            "under twelve jobs there is a reason instead",
            .lead,
            .post,
            "/v1/pricing/analysis",
            body(Array(costs.prefix(5))),
            is: 200,
            [
                "/n": 5, "/recommendation": nil, "/backtest": nil, "/ready": false,
                "/refusal": "A price needs at least 12 jobs; there are 5.", "/readiness/4/value": nil,
            ]
        ),
        APIScenario(
            "one job has no spread and no trend",
            .lead,
            .post,
            "/v1/pricing/analysis",
            body([100]),
            is: 200,
            ["/n": 1, "/costMinor/sd": nil, "/costMinor/cv": nil, "/trend": nil, "/costMinor/p90": .double(100)]
        ),
        APIScenario(
            "every problem is named",
            .finance,
            .post,
            "/v1/pricing/analysis",
            .text(
                """
                {"currency":"eur","jobs":[{"minutes":-1,"costMinor":1.5,"closedAt":"yesterday"},{"minutes":1,"cost":3}],
                "targetMargin":1,"lossLimit":-0.1,"periodJobs":10001,"seed":-1,"colour":"red"}
                """
            ),
            is: 422,
            ["/code": "invalid"],
            errors: [
                "/currency pattern", "/jobs/0/minutes out-of-range", "/jobs/0/costMinor type",
                "/jobs/0/closedAt format",
                "/jobs/1/costMinor required", "/jobs/1/closedAt required", "/jobs/1/cost unknown",
                "/targetMargin out-of-range", "/lossLimit out-of-range", "/periodJobs out-of-range",
                "/seed out-of-range", "/colour unknown",
            ]
        ),
        APIScenario(
            "no jobs are no sample",
            .finance,
            .post,
            "/v1/pricing/analysis",
            body([]),
            is: 422,
            errors: ["/jobs too-few"]
        ),
        APIScenario("costs are for finance and leads", .admin, .post, "/v1/pricing/analysis", body(costs), is: 403),
        APIScenario("and not for producers", .producer, .post, "/v1/pricing/analysis", body(costs), is: 403),
    ]

    @Test(arguments: scenarios)
    func `price analysis`(_ scenario: APIScenario) async throws {
        try await scenario.run()
    }

    @Test func `a drawn seed is told, and repeats the answer`() async throws {
        let api = try await APIHarness()
        let first = try await api.fetch(
            .post,
            "/v1/pricing/analysis",
            as: .finance,
            Self.body(Self.costs, ["seed": .null])
        )
        let seed = try #require(first[at: "/recommendation/seed"]?.integer)
        #expect((0...9_007_199_254_740_991).contains(seed))
        let second = try await api.fetch(
            .post,
            "/v1/pricing/analysis",
            as: .finance,
            Self.body(Self.costs, ["seed": .integer(seed)])
        )
        #expect(second == first)
        let third = try await api.fetch(
            .post,
            "/v1/pricing/analysis",
            as: .finance,
            Self.body(Self.costs, ["seed": .null])
        )
        #expect(third[at: "/recommendation/seed"]?.integer != seed)
    }

    @Test func `an idempotency key gives the kept answer again, drawn seed and all`() async throws {
        let api = try await APIHarness()
        let fields = HTTPFields(named: ["Idempotency-Key": "once"])
        let body = Self.body(Self.costs, ["seed": .null])
        let first = try await api.send(.post, "/v1/pricing/analysis", as: .finance, body, fields: fields)
        let again = try await api.send(.post, "/v1/pricing/analysis", as: .finance, body, fields: fields)
        #expect(first.status == 200)
        #expect(again.bytes == first.bytes)
        #expect(again[field: "Idempotency-Replayed"] == "true")
        let other = try await api.send(.post, "/v1/pricing/analysis", as: .finance, Self.body([1]), fields: fields)
        #expect(other.errors == ["/headers/Idempotency-Key reused"])
    }
}
