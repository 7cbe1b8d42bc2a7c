import Foundation
package import HubDomain
package import HubJSON

/// A request from `Tests/Fixtures/briefs`, with its dates counted from an instant.
package struct BriefFixture: Sendable {
    /// The file's name without `.json`, such as `newsletter-consumer-garden`.
    package let name: String
    /// The body to post, placeholders replaced.
    package let text: String
    package let json: JSONObject

    /// - Parameter now: What the placeholders count from; usually the fake clock's instant.
    package init(_ name: String, at now: Instant) throws {
        let file = "\(Self.folder)/\(name).json"
        guard let data = FileManager.default.contents(atPath: file) else { throw Missing(path: file) }
        self.name = name
        text = Self.replacingPlaceholders(in: String(decoding: data, as: UTF8.self), at: now)
        guard let object = try JSONParser.parse(text).object else { throw Missing(path: file) }
        json = object
    }

    /// Every request of the folder.
    package static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".json") }
            .map { String($0.dropLast(5)) }
            .sorted()
    }

    /// `{{+30d}}` becomes that day at 09:00 UTC, `{{+30d:date}}` the day, `{{+30d:local}}` nine o'clock without a zone;
    /// days are counted from `now` and may be negative.
    package static func replacingPlaceholders(in text: String, at now: Instant) -> String {
        let placeholder = /\{\{([+\-]\d+)d(?::(date|local))?\}\}/
        let today = Int((now.milliseconds / 86_400_000))
        return text.replacing(placeholder) { match in
            let day = CivilDate(dayNumber: today + (Int(match.1) ?? 0)).iso8601
            return switch match.2 {
            case "date": day
            case "local": day + "T09:00"
            default: day + "T09:00:00Z"
            }
        }
    }

    /// The folder of this source file leads to the checkout, through links as well.
    private static var folder: String {
        URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "../../Tests/Fixtures/briefs").standardizedFileURL.path
    }

    private struct Missing: Error, CustomStringConvertible {
        let path: String

        var description: String { "no brief at \(path)" }
    }
}

extension BriefFixture {
    /// The request as the use-cases take it.
    package var draft: RequestDraft {
        RequestDraft(
            title: json["title"]?.string ?? "",
            division: json["division"]?.string ?? "",
            priority: json["priority"]?.string.flatMap(Priority.init) ?? .normal,
            requestedLaunchAt: json["requestedLaunchAt"]?.string.flatMap(Instant.init(rfc3339:)),
            brief: json["brief"]?.object ?? JSONObject(),
            lines: (json["lines"]?.array ?? []).map(Self.line)
        )
    }

    private static func line(of json: JSONValue) -> RequestDraft.Line {
        RequestDraft.Line(
            service: json["service"]?.string ?? "",
            tier: json["tier"]?.string.flatMap(Tier.init),
            quantity: json["quantity"]?.integer.map { Int($0) } ?? 1,
            locale: json["locale"]?.string ?? "",
            answers: json["answers"]?.object ?? JSONObject()
        )
    }
}
