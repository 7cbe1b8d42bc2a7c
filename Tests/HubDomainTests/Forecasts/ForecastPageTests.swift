import Foundation
import Testing

@testable import HubDomain

/// The numbers in the text of docs/forecasting.md, worked out again.
@Suite struct ForecastPageTests {
    private static func page() throws -> String {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        let file = root.appending(path: "../../../docs/forecasting.md").standardizedFileURL
        let text = try String(contentsOf: file, encoding: .utf8)
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func expect(_ sentence: String) throws {
        #expect(try page().contains(sentence), "\(sentence)")
    }

    @Test func `twenty campaigns of a desk that launches every second day`() throws {
        let found = try CompletionForecast(of: 20, at: Throughput(perDay: [0, 1, 0, 1, 0, 1, 0, 1, 0, 1]), seed: 11)
        let days = ThroughputSimulation.confidences.compactMap(found.workingDays)
        #expect(zip(days, [39, 43, 47, 51]).allSatisfy { abs($0 - $1) <= 1 })
        try Self.expect("20 campaigns take 39, 43, 47 and 51 working days at 50, 70, 85 and 95 %")
    }

    @Test func `effort carried through`() throws {
        let quantile = NormalDistribution.quantile(0.9)
        let half = 200 * 4.073400
        let own = quantile * quantile * (11 * 6_400 + 121 * 6_400 / 16)
        let text = String(format: "%.3f", (half * half + own).squareRoot())
        try Self.expect("m = 200, s = 80, n = 16 give 2,200 ± \(text) minutes")
    }

    @Test func `accuracy and shares`() throws {
        try Self.expect("7 ÷ 25 = \(7.0 / 25).")
        try Self.expect("nothing missed before the third: \((0.5 + 1.25) / 2).")
        try Self.expect("have the shares 3, 0.5 and \(String(format: "%.4f", 2.0 / 3)).")
    }
}
