import HubDomain
import Testing

/// Against NumPy, SciPy and pymannkendall: `python3 scripts/oracles/statistics_cases.py`.
@Suite struct StatisticsTests {
    private struct Table: Decodable {
        let samples: [Sample]
        let trends: [Trend]
        let distributions: [Distribution]
    }

    private struct Sample: Decodable {
        let name: String
        let values: [Double]
        let mean: Double
        let sd: Double?
        let shares: [Double]
        let quantiles: [Double]
    }

    private struct Trend: Decodable {
        let name: String
        let times: [Int64]
        let values: [Int64]
        let slope: Double
        let score: Int
        let variance: Double
        let deviate: Double
        let pValue: Double
    }

    private struct Distribution: Decodable {
        let degrees: Int?
        let points: [Double]
        let cumulative: [Double]
        let shares: [Double]
        let quantiles: [Double]
    }

    private let table: Table

    init() throws {
        table = try OracleTable.read("statistics")
    }

    @Test func `mean, standard deviation and quantiles are those of NumPy`() throws {
        for sample in table.samples {
            let summary = try #require(SampleSummary(sample.values))
            #expect(agree(summary.mean, sample.mean, to: 1e-12), "\(sample.name)")
            #expect((summary.standardDeviation == nil) == (sample.sd == nil), "\(sample.name)")
            #expect(agree(summary.standardDeviation ?? 0, sample.sd ?? 0), "\(sample.name)")
            let sorted = SortedSample(sample.values.reversed())
            let quantiles = sample.shares.compactMap(sorted.quantile)
            #expect(agree(quantiles, sample.quantiles), "\(sample.name)")
            if let deviation = sample.sd, sample.mean != 0 {
                #expect(agree(summary.variation ?? 0, deviation / sample.mean), "\(sample.name)")
            }
        }
        #expect(table.samples.count == 9)
    }

    @Test func `a sum keeps what plain addition loses`() {
        #expect([1e100, 1.0, -1e100].compensatedSum == 1)
        #expect([0.1, 0.2, 0.3, -0.6].compensatedSum.magnitude < 1e-16)
        #expect(Array(repeating: 0.1, count: 1_000_000).compensatedSum == 100_000)
        #expect([4e15 + 1, 4e15 + 2, 4e15 + 3].standardDeviation == 1)
    }

    @Test func `there is no summary of nothing and no spread of one`() {
        #expect(SampleSummary([]) == nil)
        #expect(SortedSample([]).quantile(0.5) == nil)
        let one = SampleSummary([7])
        #expect(one?.p90 == 7)
        #expect(one?.standardDeviation == nil)
        #expect(one?.variation == nil)
        #expect(SampleSummary([-1, 1])?.variation == nil)
    }

    @Test func `slopes are those of SciPy`() throws {
        for trend in table.trends {
            let points = zip(trend.times, trend.values).map { TimedValue(time: $0, value: $1) }
            let slope = try TheilSen.slope(of: points.reversed())
            let scale = max(abs(trend.slope), 1e-12)
            #expect(agree((slope ?? .nan) / scale, trend.slope / scale), "\(trend.name)")
        }
        #expect(try TheilSen.slope(of: [TimedValue(time: 1, value: 2), TimedValue(time: 1, value: 9)]) == nil)
        #expect(try TheilSen.slope(of: []) == nil)
    }

    @Test func `the trend test is that of pymannkendall`() {
        for trend in table.trends {
            let test = MannKendall(trend.values)
            #expect(test.score == trend.score, "\(trend.name)")
            #expect(agree(test.variance, trend.variance), "\(trend.name)")
            #expect(agree(test.deviate, trend.deviate), "\(trend.name)")
            #expect(agree(test.pValue, trend.pValue), "\(trend.name)")
        }
        #expect(table.trends.count == 11)
        #expect(MannKendall([]).pValue == 1)
        #expect(MannKendall([5]).pValue == 1)
    }

    @Test func `the distributions are those of SciPy`() {
        for law in table.distributions {
            let student = law.degrees.map(StudentDistribution.init)
            let cumulative = law.points.map { student?.cumulative($0) ?? NormalDistribution.cumulative($0) }
            let quantiles = law.shares.map { student?.quantile($0) ?? NormalDistribution.quantile($0) }
            #expect(agree(cumulative, law.cumulative), "\(law.degrees ?? 0)")
            // With one degree the outermost quantile is 10⁸ away, where the distribution function has few digits left.
            let (found, wanted) = (quantiles.dropFirst(), law.quantiles.dropFirst())
            #expect(agree(Array(found), Array(wanted)), "\(law.degrees ?? 0)")
            #expect(agree(quantiles[0], law.quantiles[0], to: 1e-6), "\(law.degrees ?? 0)")
        }
        #expect(NormalDistribution.quantile(0) == -.infinity)
        #expect(NormalDistribution.quantile(1) == .infinity)
        #expect(agree(NormalDistribution.twoSided(-1.959963984540054), 0.05))
        #expect(agree(StudentDistribution(degrees: 5_000).quantile(0.975), 1.96, to: 1e-3))
    }

    @Test func `outliers lie beyond one and a half interquartile ranges`() throws {
        let fences = try #require(TukeyFences(SortedSample([2, 4, 6, 8, 10])))
        #expect(fences.lower == -2)
        #expect(fences.upper == 14)
        #expect(!fences.isOutside(14))
        #expect(fences.isOutside(14.01))
        #expect(fences.isOutside(-2.01))
        #expect(TukeyFences(SortedSample([1, 2, 3])) == nil)
    }
}
