private import HubJSON

/// What campaigns are told apart by in key figures. A campaign keeps its group from fact to fact unless an edit moves it.
package struct FactGroup: Hashable, Sendable {
    package let division: String
    package let priority: String
    /// Each once, in order.
    package let services: [String]
    package let lifecycle: String?
    package let goal: String?
    /// Each once, in order.
    package let channels: [String]
    package let team: String?

    package init(_ campaign: Campaign) {
        division = campaign.division
        priority = campaign.priority.rawValue
        services = Set(campaign.lines.map(\.service)).sorted()
        lifecycle = Self.word(campaign.brief["lifecycleStage"])
        goal = Self.word(campaign.brief["goal"])
        channels = Set((campaign.brief["channels"]?.array ?? []).compactMap(Self.word)).sorted()
        team = campaign.team
    }

    /// Reads ``name``.
    package init?(name: String) {
        let parts = name.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 7 else { return nil }
        division = parts[0]
        priority = parts[1]
        services = parts[2].split(separator: " ").map(String.init)
        lifecycle = parts[3].isEmpty ? nil : parts[3]
        goal = parts[4].isEmpty ? nil : parts[4]
        channels = parts[5].split(separator: " ").map(String.init)
        team = parts[6].isEmpty ? nil : parts[6]
    }

    /// One text for the group, by which the store finds it.
    package var name: String {
        [
            division, priority, services.joined(separator: " "), lifecycle ?? "", goal ?? "",
            channels.joined(separator: " "), team ?? "",
        ]
        .joined(separator: "|")
    }

    /// Keys of choices have neither blanks nor bars; anything else is not a group of its own.
    private static func word(_ value: JSONValue?) -> String? {
        guard let text = value?.string, !text.isEmpty, text.utf8.count <= 100 else { return nil }
        return text.contains { $0 == " " || $0 == "|" } ? nil : text
    }
}
