import HubJSON

/// Turns the text of a cell into the value that its field takes. What can't be turned stays a text, and the field says what
/// it wants.
enum BulkCell {
    /// - Parameter path: Members below the field, for a cell that holds a part of its value.
    static func value(_ text: String, _ field: FieldDefinition?, path: [String]) -> JSONValue {
        guard let field else { return .string(text) }
        if path.isEmpty { return field.isPerLocale ? document(text) ?? .string(text) : value(text, field.type) }
        return field.isPerLocale && path.count == 1 ? value(text, field.type) : member(text)
    }

    private static func value(_ text: String, _ type: FieldType) -> JSONValue {
        switch type {
        case .integer: integer(text) ?? .string(text)
        case .percent: integer(text) ?? number(text) ?? .string(text)
        case .boolean: boolean(text) ?? .string(text)
        case .choices: .array(list(text))
        case .wallTime: wallTime(text) ?? document(text) ?? .string(text)
        case .file: file(text) ?? document(text) ?? .string(text)
        case .audience, .money, .table: document(text) ?? .string(text)
        case .text, .longText, .date, .instant, .choice, .url, .email, .locale, .person: .string(text)
        }
    }

    /// A member of an amount, an audience and the like: a whole number where it is one.
    private static func member(_ text: String) -> JSONValue { integer(text) ?? .string(text) }

    private static func integer(_ text: String) -> JSONValue? { Int64(text).map(JSONValue.integer) }

    private static func number(_ text: String) -> JSONValue? {
        Double(text).flatMap { $0.isFinite ? .double($0) : nil }
    }

    static func boolean(_ text: String) -> JSONValue? {
        switch text.lowercased() {
        case "true", "yes": true
        case "false", "no": false
        default: nil
        }
    }

    private static func list(_ text: String) -> [JSONValue] {
        text.split(separator: "|").map { .string(String($0).trimmingBlanks) }
    }

    /// A JSON object or list.
    private static func document(_ text: String) -> JSONValue? {
        guard text.hasPrefix("{") || text.hasPrefix("[") else { return nil }
        return try? JSONParser.parse(Array(text.utf8))
    }

    /// `2026-11-21T09:00 Europe/Berlin`
    private static func wallTime(_ text: String) -> JSONValue? {
        let parts = text.split(separator: " ")
        guard parts.count == 2 else { return nil }
        return ["local": .string(String(parts[0])), "zone": .string(String(parts[1]))]
    }

    private static func file(_ text: String) -> JSONValue? {
        text.hasPrefix("https://") || text.hasPrefix("http://") ? ["url": .string(text)] : nil
    }
}
