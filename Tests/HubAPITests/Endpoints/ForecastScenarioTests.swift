import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct ForecastScenarioTests {
    private static func body(_ values: [JSONValue], _ more: JSONObject = [:]) -> RequestContent {
        let body: JSONObject = ["interval": "month", "season": 4, "values": .array(values), "horizon": 3]
        return .json(.object(body.merging(more)))
    }

    private static let values = (0..<24).map { JSONValue.integer([12, 20, 8, 30][$0 % 4] + Int64($0 * 7 % 3)) }

    private static let scenarios: [APIScenario] = [
        APIScenario(
            "a series is carried on, and nothing is stored",
            .viewer,
            .post,
            "/v1/forecasts/volume",
            body(values, ["method": "theta"]),
            is: 200,
            [
                "/method": "theta", "/season": 4, "/backtest/folds": 6, "/backtest/methods/0/method": "seasonal-naive",
                "/backtest/methods/1/method": "theta", "/point/3": nil, "/intervals/80/3": nil, "/intervals/95/3": nil,
            ]
        ),
        APIScenario(
            "the season is that of the interval",
            .requester,
            .post,
            "/v1/forecasts/volume",
            body(values, ["season": .null, "interval": "quarter", "method": "seasonal-naive"]),
            is: 200,
            ["/season": 4, "/method": "seasonal-naive", "/point/1": .double(20)]
        ),
        APIScenario(
            "too little is refused with the reason",
            .viewer,
            .post,
            "/v1/forecasts/volume",
            body(Array(values.prefix(7))),
            is: 422,
            ["/code": "forecast-refused"],
            errors: ["/values refused"]
        ),
        APIScenario(
            "a month of twelve needs two years",
            .viewer,
            .post,
            "/v1/forecasts/volume",
            body(Array(values.prefix(23)), ["season": .null]),
            is: 422,
            ["/code": "forecast-refused"]
        ),
        APIScenario(
            "too much is refused with the reason",
            .viewer,
            .post,
            "/v1/forecasts/volume",
            body(Array(repeating: 1, count: 5_001)),
            is: 422,
            ["/code": "forecast-refused"]
        ),
        APIScenario(
            "a gap is refused, and its place named",
            .viewer,
            .post,
            "/v1/forecasts/volume",
            body([1, 2, .null] + values),
            is: 422,
            ["/code": "forecast-refused"],
            errors: ["/values/2 refused"]
        ),
        APIScenario(
            "a number beyond doubles is named",
            .viewer,
            .post,
            "/v1/forecasts/volume",
            .text(#"{"interval":"week","values":[1,2,1e999],"horizon":3}"#),
            is: 422,
            errors: ["/values/2 out-of-range"]
        ),
        APIScenario(
            "every problem is named",
            .viewer,
            .post,
            "/v1/forecasts/volume",
            .text(#"{"interval":"day","season":0,"values":[1,"2",true],"horizon":61,"method":"magic"}"#),
            is: 422,
            ["/code": "invalid"],
            errors: [
                "/interval choice", "/season out-of-range", "/values/1 type", "/values/2 type", "/horizon out-of-range",
                "/method choice",
            ]
        ),
    ]

    @Test(arguments: scenarios)
    func `volume forecasts`(_ scenario: APIScenario) async throws {
        try await scenario.run()
    }

    @Test func `points and intervals have the length of the horizon and the shape of the contract`() async throws {
        let api = try await APIHarness()
        let answer = try await api.fetch(.post, "/v1/forecasts/volume", as: .viewer, Self.body(Self.values))
        let points = try #require(answer["point"]?.array)
        let inner = try #require(answer[at: "/intervals/80"]?.array)
        let outer = try #require(answer[at: "/intervals/95"]?.array)
        #expect([points.count, inner.count, outer.count] == [3, 3, 3])
        #expect((inner + outer).allSatisfy { $0.array?.count == 2 })
        let tried = (answer[at: "/backtest/methods"]?.array ?? []).compactMap { $0["method"]?.string }
        #expect(tried == ["seasonal-naive", "theta", "holt-winters"])
        #expect(tried.contains(answer["method"]?.string ?? ""))
    }
}
