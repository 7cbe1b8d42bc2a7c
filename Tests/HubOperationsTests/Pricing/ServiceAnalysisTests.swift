import HubDomain
import HubTestSupport
import Testing

@testable import HubOperations

/// Samples from the store, figures worked out by hand: a producer of the consumer division costs 39.56 GBP an hour and is
/// billed at 72.24 (config/rate-cards/standard-gbp.yaml).
struct ServiceAnalysisTests {
    private static let steady = (0..<16).map { 300 + ($0 * 7 % 11) * 12 }

    private func question(_ divisions: [String] = ["consumer"], tier: Tier = .medium, seed: UInt64 = 7)
        -> ServiceQuestion
    {
        ServiceQuestion(service: "landing-page", tier: tier, divisions: divisions, seed: seed)
    }

    @Test func `the sample has the closed jobs of the service and tier whose time is complete`() async throws {
        let test = try await TestHub()
        let jobs = try await test.makeJobs(Self.steady, incomplete: 1)
        try await test.makeJobs([90], of: "email-newsletter", source: "other service")
        try await test.makeJobs([90], in: "enterprise", source: "other division")
        // Launched and not closed, and never launched.
        try await test.importPast([.init(submitted: test.now + .days(-9), launched: test.now + .days(-3))])
        try await test.importPast([.init(submitted: test.now + .days(-9), launched: nil)], source: "open")
        let finance = TestPerson.finance.caller
        let answer = try await test.hub.analyse(question(), for: finance)
        #expect(answer.sample.jobs.map(\.job.campaign) == Array(jobs.prefix(16)))
        #expect(answer.sample.finished == 17)
        #expect(answer.sample.jobs.map(\.minutes) == Self.steady)
        // 300 minutes at 39.56 an hour, and at 72.24.
        #expect(answer.sample.jobs[0].cost == 19_780)
        #expect(answer.sample.jobs[0].bill == 36_120)
        let capture = try #require(answer.analysis.readiness.last)
        #expect(capture.rule == .capture)
        #expect(capture.value == 16.0 / 17)
        #expect(!capture.isMet)
        #expect(!answer.analysis.isReady)
        let all = try await test.hub.analyse(
            ServiceQuestion(service: "landing-page", tier: .medium, currency: "GBP", seed: 7),
            for: finance
        )
        #expect(all.sample.jobs.count == 17)
    }

    @Test func `the same jobs handed in have the same answer`() async throws {
        let test = try await TestHub()
        try await test.makeJobs(Self.steady)
        let stored = try await test.hub.analyse(question(), for: TestPerson.lead.caller)
        let inline = try await test.hub.analyse(
            PricingSample(
                jobs: try stored.sample.pricingJobs(),
                targetMargin: 0.2,
                lossLimit: 0.05,
                periodJobs: nil,
                seed: 7
            )
        ).value
        #expect(stored.analysis.recommendation == inline.recommendation)
        #expect(stored.analysis.recommendation != nil)
        #expect(stored.analysis.costMinor == inline.costMinor)
        #expect(stored.analysis.trend == inline.trend)
        #expect(stored.analysis.backtest == inline.backtest)
        #expect(stored.analysis.readiness.dropLast() == inline.readiness[...])
        let again = try await test.hub.analyse(question(), for: TestPerson.lead.caller)
        #expect(again.digest == stored.digest)
        #expect(again.analysis == stored.analysis)
    }

    @Test func `change orders stay apart from what a job takes`() async throws {
        let test = try await TestHub()
        let key = try #require(try await test.makeJobs([120]).first)
        let day = ZoneID.utc.rules.date(at: test.now + .days(-3))
        let producer = TestPerson.producer.caller
        try await test.hub.setCapture(of: "L1", of: key, isClosed: false, by: producer)
        try await test.enter(60, on: key, day, isChangeOrder: true)
        try await test.hub.setCapture(of: "L1", of: key, isClosed: true, by: producer)
        let job = try #require(try await test.hub.analyse(question(), for: TestPerson.finance.caller).sample.jobs.first)
        #expect(job.minutes == 120)
        #expect(job.changeOrderMinutes == 60)
        #expect(job.changeOrderBill == 7_224)
        #expect(job.cost == 7_912)
    }

    @Test func `costs are for finance and leads of every division that is asked about`() async throws {
        let test = try await TestHub()
        try await test.makeJobs([120])
        try await test.refusal(.forbidden) {
            try await test.hub.analyse(question(), for: TestPerson.producer.caller)
        }
        let lead = Caller(id: "x", name: "x", grants: [RoleGrant(role: .lead, division: "enterprise")])
        try await test.refusal(.forbidden) { try await test.hub.analyse(question(), for: lead) }
        try await test.refusal(.invalid) { try await test.hub.analyse(question([]), for: TestPerson.finance.caller) }
        try await test.refusal(.invalid) {
            try await test.hub.analyse(question(["consumer", "enterprise"]), for: TestPerson.finance.caller)
        }
        try await test.refusal(.invalid) {
            try await test.hub.analyse(question(tier: .large), for: TestPerson.finance.caller)
        }
    }
}
