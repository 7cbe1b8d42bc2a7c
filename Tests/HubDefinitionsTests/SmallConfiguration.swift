import Foundation
import HubDefinitions

/// A small, valid configuration that tests change in one place.
struct SmallConfiguration {
    static let calendar = "calendars/office.yaml"
    static let team = "teams/makers.yaml"
    static let division = "divisions/sales.yaml"
    static let workflow = "workflows/production.yaml"
    static let brief = "briefs/campaign.yaml"
    static let policy = "sla-policies/poster.yaml"
    static let service = "services/poster.yaml"
    static let vendor = "vendors/printers.yaml"
    static let freeze = "freezes/year-end.yaml"
    static let window = "freezes/move.yaml"
    static let rateCard = "rate-cards/hourly.yaml"
    static let exchangeTable = "exchange-rates/monthly.yaml"
    static let price = "prices/poster.yaml"

    static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/definitions/small").path(percentEncoded: false)

    private(set) var texts: [String: String] = [:]

    init() throws {
        let paths = [
            Self.calendar, Self.team, Self.division, Self.workflow, Self.policy, Self.brief, Self.service, Self.vendor,
            Self.freeze, Self.window, Self.rateCard, Self.exchangeTable, Self.price,
        ]
        for path in paths { texts[path] = try String(contentsOfFile: Self.directory + "/" + path, encoding: .utf8) }
    }

    var files: [DefinitionFile] {
        texts.map { DefinitionFile(path: $0.key, text: $0.value) }.sorted { $0.path < $1.path }
    }

    func text(_ path: String) -> String { texts[path] ?? "" }

    /// Replaces the one place where `old` stands.
    mutating func replace(_ old: String, with new: String, in path: String) throws {
        let parts = text(path).components(separatedBy: old)
        guard parts.count == 2 else { throw Misuse(message: "`\(old)` stands \(parts.count - 1) times in \(path)") }
        texts[path] = parts.joined(separator: new)
    }

    mutating func set(_ path: String, _ text: String?) { texts[path] = text }

    /// The line on which a text begins, counted from 1.
    func line(of part: String, in path: String) throws -> Int {
        guard let range = text(path).range(of: part) else { throw Misuse(message: "`\(part)` isn't in \(path)") }
        return text(path)[..<range.lowerBound].count { $0 == "\n" } + 1
    }

    func problems() -> [DefinitionProblem] {
        do throws(DefinitionProblems) {
            _ = try DefinitionSet.load(files: files)
            return []
        } catch {
            return error.problems
        }
    }

    struct Misuse: Error {
        let message: String
    }
}
