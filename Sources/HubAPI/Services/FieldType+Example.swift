import HubDomain
import HubJSON

extension FieldType {
    /// An answer of the right form, for people who read the form by `curl`; `nil` where a pattern is beyond guessing.
    /// - Parameter now: Dates lie about a month ahead of it.
    func example(at now: Instant) -> JSONValue? {
        let day = String((now + .days(30)).rfc3339.prefix(10))
        switch self {
        case .text(let bounds, let pattern?): return PatternExample.text(for: pattern, bounds).map(JSONValue.string)
        case .text(let bounds, nil), .longText(let bounds): return .string(Self.text(within: bounds))
        case .integer(let bounds): return .integer(Self.number(within: bounds, near: 1))
        case .percent(let bounds): return .integer(Self.number(within: bounds, near: 50))
        case .money(let bounds):
            return ["amountMinor": .integer(Self.number(within: bounds, near: 12_000)), "currency": "EUR"]
        case .date: return .string(day)
        case .instant: return .string(day + "T09:00:00Z")
        case .wallTime: return ["local": .string(day + "T09:00"), "zone": "Europe/Berlin"]
        case .choice(let options): return options.first.map(JSONValue.string)
        case .choices(let options, let bounds):
            return .array(options.prefix(Int(clamping: max(1, bounds.minimum ?? 1))).map(JSONValue.string))
        case .url: return "https://example.com/page"
        case .email, .person: return "name@example.com"
        case .boolean: return false
        case .locale: return "en-GB"
        case .audience:
            return ["name": "Existing customers", "criteria": "bought within a year", "expectedCount": 12_000]
        case .file: return ["name": "copy.docx", "url": "https://example.com/copy.docx"]
        case .table(let columns, let bounds): return Self.rows(of: columns, bounds, at: now)
        }
    }

    private static func text(within bounds: Bounds) -> String {
        let sentence = "A text as people will read it"
        let least = Int(clamping: bounds.minimum ?? 1)
        let most = Int(clamping: bounds.maximum ?? 1_000)
        let repeated = (sentence + String(repeating: ", " + sentence, count: least / sentence.count)).prefix(most)
        return String(repeated)
    }

    private static func number(within bounds: Bounds, near wish: Int64) -> Int64 {
        min(max(wish, bounds.minimum ?? wish), bounds.maximum ?? .max)
    }

    private static func rows(of columns: [TableColumn], _ bounds: Bounds, at now: Instant) -> JSONValue {
        let cells = columns.compactMap { column in column.type.example(at: now).map { (key: column.name, value: $0) } }
        let count = Int(clamping: max(1, bounds.minimum ?? 1))
        return .array(Array(repeating: .object(JSONObject(cells)), count: count))
    }
}

/// The plainest text that fits a pattern of literals and character sets, each perhaps repeated; what goes beyond that
/// has no example.
private enum PatternExample {
    static func text(for pattern: Pattern, _ bounds: FieldType.Bounds) -> String? {
        var text = ""
        var rest = Substring(pattern.source)
        while let character = rest.popFirst() {
            let unit: Character? =
                switch character {
                case "[": firstMember(of: &rest)
                case "\\": rest.popFirst().flatMap { $0 == "d" ? "1" : $0.isLetter ? nil : $0 }
                case "(", ")", "|", ".", "^", "$", "*", "+", "?", "{": nil
                default: character
                }
            guard let unit, let count = repetition(&rest) else { return nil }
            text += String(repeating: unit, count: count)
        }
        return pattern.matchesWhole(text) && bounds.contains(Int64(text.count)) ? text : nil
    }

    private static func firstMember(of rest: inout Substring) -> Character? {
        guard let end = rest.firstIndex(of: "]"), let first = rest.first, first != "^", first != "\\" else {
            return nil
        }
        rest = rest[rest.index(after: end)...]
        return first == "0" ? "1" : first
    }

    /// How often the unit before is needed; 1 when nothing is said.
    private static func repetition(_ rest: inout Substring) -> Int? {
        switch rest.first {
        case "+", "*", "?":
            rest.removeFirst()
            return 1
        case "{":
            guard let end = rest.firstIndex(of: "}") else { return nil }
            let least = rest[rest.index(after: rest.startIndex)..<end].prefix { $0.isNumber }
            rest = rest[rest.index(after: end)...]
            return Int(least).flatMap { $0 <= 100 ? $0 : nil }
        default: return 1
        }
    }
}
