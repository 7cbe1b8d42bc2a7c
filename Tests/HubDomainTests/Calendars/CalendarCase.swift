import HubDomain
import Testing

/// One line of the table, and the calendars that its lines name.
struct CalendarCase: Sendable, CustomTestStringConvertible {
    let line: String
    let fields: [String]

    var kind: String { fields[0] }
    var calendar: String { fields[1] }
    var first: String { fields[2] }
    var second: String { fields[3] }
    var answer: String { fields[5] }
    var testDescription: String { "\(kind) on \(calendar): \(fields[6])" }

    init(_ line: String) throws {
        self.line = line
        fields = line.split(separator: "|", maxSplits: 6, omittingEmptySubsequences: false).map { Self.trimmed($0) }
        try #require(fields.count == 7, "\(line)")
    }

    static let all: [CalendarCase] = {
        let lines = CalendarCaseTable.text.split(separator: "\n").map { trimmed($0) }
        return lines.filter { !$0.hasPrefix("calendar ") }.compactMap { try? CalendarCase($0) }
    }()

    static let calendars: [String: WorkCalendar] = {
        let lines = CalendarCaseTable.text.split(separator: "\n").map { trimmed($0) }
        let calendars = lines.filter { $0.hasPrefix("calendar ") }.compactMap { try? calendar($0) }
        return Dictionary(uniqueKeysWithValues: calendars.map { ($0.key, $0) })
    }()

    func pauses() throws -> [Pause] {
        try fields[4].split(separator: " ").map { text in
            let ends = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
            return Pause(from: try Self.instant(ends[0]), to: ends[1].isEmpty ? nil : try Self.instant(ends[1]))
        }
    }

    /// Reads RFC 3339 with or without seconds.
    static func instant(_ text: String) throws -> Instant {
        let hasSeconds = text.utf8.count > 16 && text.utf8[text.utf8.index(text.utf8.startIndex, offsetBy: 16)] == 0x3A
        return try #require(
            Instant(rfc3339: hasSeconds ? text : "\(text.prefix(16)):00\(text.dropFirst(16))"),
            "\(text)"
        )
    }

    static func date(_ text: String) throws -> CivilDate { try #require(CivilDate(iso8601: text), "\(text)") }

    private static func calendar(_ line: String) throws -> WorkCalendar {
        let parts = line.split(separator: ";").map { trimmed($0).split(separator: " ").map(String.init) }
        var draft = CalendarDraft(zone: parts[0][2])
        for part in parts.dropFirst() {
            switch part[0] {
            case "holiday": draft.holidays.append(part[1])
            case "day": draft.days.append(.init(part[1], windows(part[2])))
            default: draft.weeklyHours += days(part[0]).map { .init($0, windows(part[1])) }
            }
        }
        return try WorkCalendar(key: parts[0][1], draft)
    }

    private static func windows(_ text: String) -> [[String]] {
        text.split(separator: ",").map { $0.split(separator: "-").map(String.init) }
    }

    private static func days(_ text: String) -> [String] {
        let keys = Weekday.allCases.map(\.key)
        let ends = text.split(separator: "-").compactMap { keys.firstIndex(of: String($0)) }
        guard ends.count == 2 else { return [text] }
        return (0...((ends[1] - ends[0] + 7) % 7)).map { keys[(ends[0] + $0) % 7] }
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
