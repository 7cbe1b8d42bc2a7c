import HTTPTypes
import HubDomain
import HubJSON
import HubOperations
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct KPIScenarioTests {
    @Test(arguments: [
        APIScenario("nobody", nil, .get, "/v1/kpis/wip", is: 401),
        APIScenario("no such figure", .viewer, .get, "/v1/kpis/velocity", is: 404, ["/code": "not-found"]),
        APIScenario(
            "no length",
            .viewer,
            .get,
            "/v1/kpis/throughput?from=2026-02-02&to=2026-02-02",
            is: 422,
            errors: ["/query/from range"]
        ),
        APIScenario(
            "everything wrong at once",
            .viewer,
            .get,
            "/v1/kpis/throughput?from=yesterday&zone=CET&interval=year&by=colour&color=red",
            is: 422,
            errors: [
                "/query/from format", "/query/zone format", "/query/interval choice", "/query/by choice",
                "/query/color unknown",
            ]
        ),
        APIScenario(
            "another figure's option",
            .viewer,
            .get,
            "/v1/kpis/lead-time?unit=line&against=original&rule=strict",
            is: 422,
            errors: ["/query/unit invalid", "/query/against invalid", "/query/rule invalid"]
        ),
        APIScenario(
            "a dimension it hasn't",
            .viewer,
            .get,
            "/v1/kpis/lead-time?by=reason",
            is: 422,
            errors: ["/query/by choice"]
        ),
        APIScenario(
            "too many dimensions",
            .viewer,
            .get,
            "/v1/kpis/lead-time?by=goal,channel,priority",
            is: 422,
            errors: ["/query/by too-many"]
        ),
        APIScenario(
            "too many periods",
            .viewer,
            .get,
            "/v1/kpis/lead-time?from=1990-01-01&interval=day",
            is: 422,
            errors: ["/query/interval invalid"]
        ),
        APIScenario("cost, for a producer", .producer, .get, "/v1/kpis/margin", is: 403, ["/code": "forbidden"]),
        APIScenario(
            "cost, for finance",
            .finance,
            .get,
            "/v1/kpis/margin",
            is: 200,
            ["/value": .null, "/n": 0, "/asOf": .null]
        ),
        APIScenario(
            "tiles without cost",
            .viewer,
            .get,
            "/v1/kpis",
            is: 200,
            ["/items/\(KPIMetric.allCases.count - 4)/metric": "flow"]
        ),
        APIScenario(
            "a filter of people's time",
            .finance,
            .get,
            "/v1/kpis/utilisation?division=consumer",
            is: 422,
            errors: ["/query invalid"]
        ),
        APIScenario(
            "nothing yet",
            .viewer,
            .get,
            "/v1/kpis/first-time-right",
            is: 200,
            ["/value": .null, "/n": 0, "/asOf": .null, "/percentiles": "nearest-rank", "/unit": "ratio"]
        ),
        APIScenario(
            "a submission",
            .viewer,
            .get,
            "/v1/kpis/urgent-share?from=2026-03-02",
            given: .newsletter(.intake),
            is: 200,
            [
                "/value": .double(0), "/n": 1, "/window/from": "2026-03-02T00:00:00.000Z",
                "/window/to": "2026-03-03T00:00:00.000Z", "/window/zone": "UTC",
            ],
            answers: ["Cache-Control": "private, no-cache", "Vary": "Accept, Authorization"]
        ),
        APIScenario(
            "an instant in another zone",
            .viewer,
            .get,
            "/v1/kpis/notice?from=2026-03-01T12:00:00Z&to=2026-03-04&zone=Asia/Kolkata&interval=day",
            given: .newsletter(.intake),
            is: 200,
            [
                "/n": 1, "/series/0/from": "2026-03-01T12:00:00.000Z", "/series/0/to": "2026-03-01T18:30:00.000Z",
                "/series/1/n": 1, "/series/2/n": 0, "/series/2/value": .null,
            ]
        ),
        APIScenario(
            "work in progress by stage",
            .viewer,
            .get,
            "/v1/kpis/wip?by=stage",
            given: .newsletter(.qa),
            is: 200,
            ["/value": 1]
        ),
        APIScenario(
            "filtered",
            .viewer,
            .get,
            "/v1/kpis/urgent-share?from=2026-03-02&service=landing-page",
            given: .newsletter(.intake),
            is: 200,
            ["/value": .null, "/n": 0]
        ),
    ])
    func `figures are answered and refused as declared`(_ scenario: APIScenario) async throws {
        try await scenario.run()
    }

    private func launched() async throws -> APIHarness {
        let api = try await APIHarness()
        _ = try await api.run.campaign(in: .live)
        return api
    }

    @Test func `an unchanged poll is a 304, and a change is seen at once`() async throws {
        let api = try await launched()
        let path = "/v1/kpis/throughput?from=2026-03-02"
        let first = try await api.send(.get, path, as: .viewer)
        let tag = try #require(first[field: "ETag"])
        #expect(first["/value"] == 1 && !tag.hasPrefix("W/"))
        let poll = try await api.send(.get, path, as: .viewer, fields: [.ifNoneMatch: tag])
        #expect(poll.status == 304 && poll.text.isEmpty && poll[field: "ETag"] == tag)
        #expect(poll[field: "Cache-Control"] == "private, no-cache")

        _ = try await api.run.campaign(in: .intake)
        let unmoved = try await api.send(.get, path, as: .viewer, fields: [.ifNoneMatch: tag])
        #expect(unmoved.status == 304, "a submission is no launch")

        _ = try await api.run.campaign(in: .live)
        let moved = try await api.send(.get, path, as: .viewer, fields: [.ifNoneMatch: tag])
        #expect(moved.status == 200 && moved["/value"] == 2)
        #expect(moved[field: "ETag"] != tag)
    }

    @Test func `a figure that moves with time is the same for a minute`() async throws {
        let api = try await launched()
        let first = try await api.send(.get, "/v1/kpis/wip-age", as: .viewer)
        let tag = try #require(first[field: "ETag"])
        let asOf = try #require(first["/asOf"]?.string)
        #expect(asOf.hasSuffix(":00.000Z"))
        api.test.clock.advance(by: .minutes(1))
        let later = try await api.send(.get, "/v1/kpis/wip-age", as: .viewer, fields: [.ifNoneMatch: tag])
        #expect(later.status == 200 && later["/asOf"]?.string != asOf)
    }

    @Test func `CSV comes to whoever prefers it`() async throws {
        let api = try await launched()
        let path = "/v1/kpis/throughput?from=2026-03-02&by=service"
        let table = try await api.send(.get, path, as: .viewer, fields: [.accept: "text/csv"])
        #expect(table[field: "Content-Type"] == "text/csv; charset=utf-8")
        #expect(
            table.text == """
                metric,unit,zone,from,to,service,n,value,mean,p50,p85,p95\r
                throughput,campaigns,UTC,2026-03-02T00:00:00.000Z,2026-03-03T00:00:00.000Z,email-newsletter,1,1,,,,\r

                """
        )
        let json = try await api.send(.get, path, as: .viewer, fields: [.accept: "text/csv;q=0.5, application/json"])
        #expect(json[field: "Content-Type"] == "application/json" && json[field: "ETag"] != table[field: "ETag"])
        let any = try await api.send(.get, path, as: .viewer, fields: [.accept: "*/*"])
        #expect(any[field: "ETag"] == json[field: "ETag"])
        let list = try await api.send(.get, "/v1/kpis", as: .finance, fields: [.accept: "text/csv"])
        #expect(list.text.split(separator: "\r\n").count == KPIMetric.allCases.count + 1)
    }

    @Test func `the list has every figure in the form of its own endpoint`() async throws {
        let api = try await launched()
        let list = try await api.send(.get, "/v1/kpis?from=2026-03-02", as: .finance)
        let items = try #require(list["/items"]?.array)
        #expect(items.map { $0["metric"]?.string } == KPIMetric.allCases.map(\.rawValue))
        for item in items {
            let metric = try #require(item["metric"]?.string)
            #expect(try await api.fetch(.get, "/v1/kpis/\(metric)?from=2026-03-02", as: .finance) == item, "\(metric)")
        }
    }

    @Test func `asOf is when the newest event that counts was recorded`() async throws {
        let api = try await launched()
        let launchedAt = api.test.now
        api.test.clock.advance(by: .hours(1))
        _ = try await api.run.campaign(in: .intake)
        let throughput = try await api.fetch(.get, "/v1/kpis/throughput?from=2026-03-02", as: .viewer)
        #expect(throughput["asOf"]?.string.flatMap(Instant.init(rfc3339:)).map { $0 <= launchedAt } == true)
        let share = try await api.fetch(.get, "/v1/kpis/urgent-share?from=2026-03-02", as: .viewer)
        #expect(share["asOf"]?.string.flatMap(Instant.init(rfc3339:)).map { $0 > launchedAt } == true)
    }
}
