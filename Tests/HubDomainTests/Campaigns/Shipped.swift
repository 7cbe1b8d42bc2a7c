import Foundation
import HubDefinitions
import HubDomain
import HubJSON
import Testing

/// The definitions of `config/` and the briefs of `Tests/Fixtures/briefs/`.
enum Shipped {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let loaded = Result { try DefinitionSet.load(directory: root.appending(path: "config").path()) }

    static func definitions() throws -> DefinitionSet { try loaded.get() }

    static func workflow() throws -> WorkflowDefinition {
        try #require(try definitions().workflows["campaign-production"])
    }

    static func campaignDefinitions(division: String) throws -> CampaignDefinitions {
        let set = try definitions()
        let division = try #require(set.divisions[division])
        return CampaignDefinitions(
            workflow: try workflow(),
            brief: set.brief,
            division: division,
            calendar: try #require(set.calendars[division.calendar]),
            services: Dictionary(uniqueKeysWithValues: set.services.map { (.init(key: $0.key, version: 1), $0.value) })
        )
    }

    /// A brief as `POST /v1/requests` takes it, its dates counted from `now`.
    static func brief(_ name: String, at now: Instant) throws -> RequestDraft {
        let file = root.appending(path: "Tests/Fixtures/briefs/\(name).json")
        let text = try String(contentsOf: file, encoding: .utf8).replacing(/\{\{\+(\d+)d(:date|:local)?\}\}/) { match in
            let day = String((now + .days(Int64(match.1) ?? 0)).rfc3339.prefix(10))
            return switch match.2 {
            case ":date": day
            case ":local": day + "T09:00"
            default: day + "T09:00:00Z"
            }
        }
        return try RequestDraft(json: try JSONParser.parse(text))
    }

    static let briefNames: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: root.appending(path: "Tests/Fixtures/briefs").path()
        )
        return (names ?? []).filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
    }()
}

extension RequestDraft {
    fileprivate init(json: JSONValue) throws {
        self.init(
            title: try #require(json["title"]?.string),
            division: try #require(json["division"]?.string),
            priority: try #require(json["priority"]?.string.flatMap(Priority.init(rawValue:))),
            requestedLaunchAt: json["requestedLaunchAt"]?.string.flatMap(Instant.init(rfc3339:)),
            brief: json["brief"]?.object ?? JSONObject(),
            lines: try (json["lines"]?.array ?? []).map { line in
                RequestDraft.Line(
                    service: try #require(line["service"]?.string),
                    tier: line["tier"]?.string.flatMap(Tier.init(rawValue:)),
                    quantity: Int(line["quantity"]?.integer ?? 1),
                    locale: try #require(line["locale"]?.string),
                    answers: line["answers"]?.object ?? JSONObject()
                )
            }
        )
    }
}
