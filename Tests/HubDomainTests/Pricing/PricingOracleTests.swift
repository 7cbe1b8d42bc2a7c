import HubDomain
import Testing

/// Against NumPy, SciPy, pymannkendall and a second implementation of the rules:
/// `python3 scripts/oracles/pricing_cases.py`.
@Suite struct PricingOracleTests {
    fileprivate struct Case: Decodable, Sendable, CustomTestStringConvertible {
        struct Question: Decodable {
            let minutes: [Double]
            let costs: [Int64]
            let closed: [Int64]
            let targetMargin: Double
            let lossLimit: Double
            let periodJobs: Int?
            let seed: UInt64
            let draws: Int
        }

        struct Summary: Decodable {
            let mean: Double
            let p50: Double
            let p80: Double
            let p90: Double
            let sd: Double
            let cv: Double
        }

        struct Backtest: Decodable {
            let trainJobs: Int
            let testJobs: Int
            let priceMinor: Int64
            let testMargin: Double
            let testJobLossShare: Double
        }

        let name: String
        let question: Question
        let minutes: Summary
        let costMinor: Summary
        let slopePerMonth: Double
        let pValue: Double
        let outliers: [Int]
        let periodJobs: Int
        let priceMinor: Int64
        let expectedMargin: Double
        let marginInterval: [Double]
        let lossProbability: Double
        let jobLossShare: Double
        let backtest: Backtest

        var testDescription: String { name }
    }

    private static let cases = (try? OracleTable.read("pricing", as: [Case].self)) ?? []

    @Test func `the table is there`() {
        #expect(Self.cases.count == 8)
    }

    @Test(arguments: cases)
    fileprivate func `an analysis agrees with the table`(_ wanted: Case) throws {
        let found = try PricingAnalysis(PricingQuestion(wanted.question))
        expect(found.minutes, wanted.minutes)
        expect(found.costMinor, wanted.costMinor)
        let trend = try #require(found.trend)
        #expect(agree(trend.slopePerMonth, wanted.slopePerMonth))
        #expect(agree(trend.pValue, wanted.pValue))
        #expect(found.outliers.map(\.index) == wanted.outliers)
        let recommendation = try #require(found.recommendation)
        #expect(recommendation.periodJobs == wanted.periodJobs)
        #expect(recommendation.priceMinor == wanted.priceMinor)
        #expect(agree(recommendation.expectedMargin, wanted.expectedMargin))
        #expect(agree(recommendation.marginInterval.lowerBound, wanted.marginInterval[0]))
        #expect(agree(recommendation.marginInterval.upperBound, wanted.marginInterval[1]))
        #expect(agree(recommendation.lossProbability, wanted.lossProbability))
        #expect(agree(recommendation.jobLossShare, wanted.jobLossShare))
        let backtest = try #require(found.backtest)
        #expect(backtest.trainJobs == wanted.backtest.trainJobs)
        #expect(backtest.testJobs == wanted.backtest.testJobs)
        #expect(backtest.priceMinor == wanted.backtest.priceMinor)
        #expect(agree(backtest.testMargin, wanted.backtest.testMargin))
        #expect(agree(backtest.testJobLossShare, wanted.backtest.testJobLossShare))
    }

    private func expect(_ found: SampleSummary, _ wanted: Case.Summary) {
        #expect(agree(found.mean, wanted.mean))
        #expect(agree([found.p50, found.p80, found.p90], [wanted.p50, wanted.p80, wanted.p90]))
        #expect(agree(found.standardDeviation ?? .nan, wanted.sd))
        #expect(agree(found.variation ?? .nan, wanted.cv))
    }
}

extension PricingQuestion {
    fileprivate init(_ question: PricingOracleTests.Case.Question) {
        let jobs = question.costs.indices.map { index in
            PricingJob(
                minutes: question.minutes[index],
                costMinor: question.costs[index],
                closedAt: Instant(milliseconds: question.closed[index])
            )
        }
        self.init(
            jobs: jobs,
            targetMargin: question.targetMargin,
            lossLimit: question.lossLimit,
            periodJobs: question.periodJobs,
            seed: question.seed,
            draws: question.draws
        )
    }
}
