import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubOperations

struct QuoteTests {
    private func quote(_ quantity: Int, by test: TestHub) async throws -> QuoteFigures {
        var draft = try RequestDraft.landingPage(at: test.now, title: "Page of \(quantity)")
        draft.lines[0].quantity = quantity
        draft.lines[0].answers["formKind"] = "progressive"
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .intake, from: draft).key
        return try await test.hub.quote(of: key, for: TestPerson.producer.caller).quote.figures
    }

    @Test func `hours of finished jobs count for each unit of a line`() async throws {
        let test = try await TestHub()
        try await test.makeJobs(Array(repeating: 300, count: 12))
        let one = try await quote(1, by: test)
        let three = try await quote(3, by: test)
        #expect(one.lines[0].tier == .medium && one.lines[0].jobs == 12)
        #expect(one.p50 > 0 && three.p50 == 3 * one.p50)
    }

    @Test func `a quote of another quantity is out of date`() async throws {
        let test = try await TestHub()
        let one = try await quote(1, by: test)
        let two = try await quote(2, by: test)
        #expect(one.lines[0].amount == nil && one.basis != two.basis)
        #expect(QuoteFigures.Line(json: two.lines[0].json) == two.lines[0])
    }
}
