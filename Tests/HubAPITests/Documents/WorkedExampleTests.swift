import Foundation
import HTTPTypes
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

/// The examples of the documentation: two blocks of JSON each, the request and its answer.
@Suite struct WorkedExampleTests {
    @Test(arguments: [
        ("docs/pricing.md", "/v1/pricing/analysis"), ("docs/forecasting.md", "/v1/forecasts/volume"),
    ])
    func `an example's answer is the one that the hub gives`(_ page: String, _ path: String) async throws {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "../../../\(page)").standardizedFileURL, encoding: .utf8)
        #expect(text.contains("`POST \(path)`"))
        let blocks = try text.matches(of: /```json\n((?s:.)*?)```/).map { try JSONParser.parse(String($0.output.1)) }
        try #require(blocks.count == 2)
        let answer = try await APIHarness().fetch(.post, path, as: .lead, .json(blocks[0]))
        #expect(blocks[1].agrees(with: answer), "\(answer.text())")
    }
}

extension JSONValue {
    /// Whether the values are the same but for the rounding of numbers to six decimals.
    fileprivate func agrees(with other: JSONValue) -> Bool {
        if let left = number, let right = other.number { return abs(left - right) <= 0.6e-6 }
        switch (self, other) {
        case (.array(let left), .array(let right)):
            return left.count == right.count && zip(left, right).allSatisfy { $0.agrees(with: $1) }
        case (.object(let left), .object(let right)):
            return left.keys == right.keys
                && left.members.allSatisfy { key, value in right[key].map(value.agrees) ?? false }
        default: return self == other
        }
    }

    private var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }
}
