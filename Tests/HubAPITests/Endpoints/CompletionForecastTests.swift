import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

/// Forecasts from the hub's own facts.
@Suite struct CompletionForecastTests {
    /// Launches on working days before the start, one every `step` days, submitted ten days before.
    private static func past(days: Int, step: Int, before now: Instant) -> [TestHub.PastCampaign] {
        stride(from: 1, through: days, by: step).map { day in
            let launched = now + .days(-Int64(day))
            return TestHub.PastCampaign(submitted: launched + .days(-10), launched: launched)
        }
    }

    private static func harness(_ campaigns: [TestHub.PastCampaign]) async throws -> APIHarness {
        let api = try await APIHarness()
        try await api.test.importPast(campaigns)
        return api
    }

    @Test func `when a number of campaigns will be launched`() async throws {
        let api = try await Self.harness(Self.past(days: 100, step: 1, before: TestHub.start))
        let answer = try await api.fetch(.get, "/v1/forecasts/when?items=10&until=2026-03-31", as: .viewer)
        // A launch on every working day, three on Mondays with those of the weekend.
        let dates = try #require(answer["dates"]?.array)
        #expect(dates.map { $0["percent"] } == [50, 70, 85, 95])
        let days = dates.compactMap { $0["days"]?.integer }
        #expect(days == days.sorted() && days[0] >= 6 && days[3] <= 13)
        #expect(answer[at: "/likelihood/text"] == ">95%" && answer[at: "/likelihood/share"] == .double(0.95))
        #expect(answer[at: "/history/calendar"] == "monday-to-friday")
        #expect(answer[at: "/history/sampling"] == "working-days")
        #expect(answer[at: "/history/through"] == "2026-02-27")
        #expect(answer[at: "/history/days"] == 78 && answer["runs"] == 10_000)
        // The same question has the same answer, its seed given back too.
        #expect(try await api.fetch(.get, "/v1/forecasts/when?items=10&until=2026-03-31") == answer)
        let seed = try #require(answer["seed"]?.integer)
        let again = try await api.fetch(.get, "/v1/forecasts/when?items=10&until=2026-03-31&seed=\(seed)")
        #expect(again == answer)
    }

    @Test func `what wasn't possible in the past isn't in the future`() async throws {
        let api = try await Self.harness(Self.past(days: 100, step: 1, before: TestHub.start))
        let answer = try await api.fetch(.get, "/v1/forecasts/when?items=40&until=2026-03-04")
        #expect(answer[at: "/likelihood/text"] == "0%")
    }

    @Test func `how many will be launched by a date`() async throws {
        let api = try await Self.harness(Self.past(days: 100, step: 2, before: TestHub.start))
        let answer = try await api.fetch(.get, "/v1/forecasts/how-many?until=2026-03-30&calendar=germany-berlin")
        let counts = (answer["counts"]?.array ?? []).compactMap { $0["items"]?.integer }
        #expect(counts.count == 4 && counts == counts.sorted(by: >))
        #expect(answer["days"] == 20 && answer[at: "/history/calendar"] == "germany-berlin")
        let calendarDays = try await api.fetch(
            .get,
            "/v1/forecasts/how-many?until=2026-03-30&sampling=calendar-days"
        )
        #expect(calendarDays["days"] == 28 && calendarDays[at: "/history/sampling"] == "calendar-days")
    }

    @Test func `thin data is refused with what is missing`() async throws {
        let api = try await Self.harness(Self.past(days: 8, step: 3, before: TestHub.start))
        let answer = try await api.send(.get, "/v1/forecasts/when?items=3", as: .viewer)
        #expect(answer.status == 422 && answer["/code"] == "forecast-refused")
        #expect(answer["/needed/found"] == 3 && answer["/needed/missing"] == 2)
        #expect(answer["/detail"]?.string?.contains("2 more days are missing") == true)
        let nothing = try await api.send(.get, "/v1/forecasts/how-many?until=2026-03-30&team=emea-production")
        #expect(nothing.status == 422 && nothing["/needed/missing"] == 5)
    }

    @Test func `several parties are simulated together`() async throws {
        let api = try await Self.harness(Self.past(days: 90, step: 2, before: TestHub.start))
        try await api.test.importPast(
            Self.past(days: 90, step: 3, before: TestHub.start),
            service: "email-newsletter",
            source: "other"
        )
        let path = "/v1/forecasts/when?parties=service:landing-page:9,service:email-newsletter:9"
        let answer = try await api.fetch(.get, path)
        #expect(answer["items"] == 18)
        func days(_ pointer: String) throws -> Int64 { try #require(answer[at: pointer]?.integer) }
        #expect(answer[at: "/parties/0/party"] == "service:landing-page")
        #expect(try days("/dates/2/days") >= days("/parties/0/dates/2/days"))
        #expect(try days("/dates/2/days") >= days("/parties/1/dates/2/days"))
    }

    @Test func `every problem of a question is named`() async throws {
        let api = try await APIHarness()
        func errors(_ path: String) async throws -> [String] { try await api.send(.get, path).errors.sorted() }
        #expect(try await errors("/v1/forecasts/when") == ["/query/items required"])
        #expect(
            try await errors("/v1/forecasts/when?items=0&history=2&sampling=x&seed=-1&asOf=now")
                == [
                    "/query/asOf format", "/query/history out-of-range", "/query/items out-of-range",
                    "/query/sampling choice", "/query/seed out-of-range",
                ]
        )
        #expect(try await errors("/v1/forecasts/when?parties=a:b:1").first?.hasPrefix("/query/parties") == true)
        #expect(
            try await errors("/v1/forecasts/when?parties=team:a:1,team:a:2") == ["/query/parties duplicate"]
        )
        #expect(try await errors("/v1/forecasts/when?items=3&calendar=moon") == ["/query/calendar unknown"])
        #expect(try await errors("/v1/forecasts/how-many") == ["/query/until required"])
    }

    @Test func `an answer is kept until a launch is recorded that it depends on`() async throws {
        let api = try await Self.harness(Self.past(days: 100, step: 2, before: TestHub.start))
        let path = "/v1/forecasts/when?items=10"
        let first = try await api.fetch(.get, path)
        let today = [TestHub.PastCampaign(submitted: TestHub.start + .days(-3), launched: TestHub.start + .hours(-1))]
        try await api.test.importPast(today, source: "today")
        #expect(try await api.fetch(.get, path) == first)
        try await api.test.importPast(Self.past(days: 20, step: 1, before: TestHub.start), source: "late")
        #expect(try await api.fetch(.get, path) != first)
    }
}
