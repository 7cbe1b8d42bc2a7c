import HubDomain
import HubJSON

/// What rules may do with a value; coarser than the field types.
enum ValueKind {
    case text
    /// A whole number; of money the minor units.
    case integer
    case number
    case boolean
    case date
    /// A point in time or a local date and time: has a date, but can't be compared as text.
    case moment
    case locale
    case choice([String])
    case choices([String])
    case locales
    /// A row or a whole table.
    case rows
    /// An answer with an inner form, such as a file.
    case opaque

    init(_ type: FieldType) {
        self =
            switch type {
            case .text, .longText, .url, .email, .person: .text
            case .integer, .money: .integer
            case .percent: .number
            case .boolean: .boolean
            case .date: .date
            case .instant, .wallTime: .moment
            case .locale: .locale
            case .choice(let options): .choice(options)
            case .choices(let options, _): .choices(options)
            case .table: .rows
            case .audience, .file: .opaque
            }
    }

    var isNumber: Bool {
        switch self {
        case .integer, .number: true
        default: false
        }
    }

    var hasDate: Bool {
        switch self {
        case .date, .moment: true
        default: false
        }
    }

    /// Texts that a pattern can be looked for in.
    var isText: Bool {
        switch self {
        case .text, .locale, .choice, .choices, .locales: true
        default: false
        }
    }

    /// Whether two answers of these kinds can be equal.
    func isComparable(with other: ValueKind) -> Bool {
        switch (self, other) {
        case (.text, .text), (.boolean, .boolean), (.date, .date), (.locale, .locale): true
        case (.choice, .choice), (.text, .choice), (.choice, .text), (.text, .locale), (.locale, .text): true
        default: isNumber && other.isNumber
        }
    }

    /// A value of this kind from the text of a rule.
    func literal(_ text: String) -> Result<JSONValue, LiteralProblem> {
        switch self {
        case .text: .success(.string(text))
        case .integer: Self.typed(text, Int64.init, JSONValue.integer, "a whole number")
        case .number: Self.number(text)
        case .boolean: Self.typed(text, { ["true": true, "false": false][$0] }, JSONValue.bool, "true or false")
        case .date: Self.typed(text, { CivilDate(iso8601: $0) == nil ? nil : $0 }, JSONValue.string, "a date")
        case .locale, .locales:
            Self.typed(text, { LanguageTag.isValid($0) ? $0 : nil }, JSONValue.string, "a language tag")
        case .choice(let options), .choices(let options): Self.option(text, options)
        case .moment, .rows, .opaque: .failure(LiteralProblem("can't be compared with a text"))
        }
    }

    /// The literal that the text looks like, where the kind of the other side isn't known.
    static func guess(_ text: String) -> JSONValue {
        switch text {
        case "true": .bool(true)
        case "false": .bool(false)
        default: Int64(text).map(JSONValue.integer) ?? .string(text)
        }
    }

    private static func option(_ text: String, _ options: [String]) -> Result<JSONValue, LiteralProblem> {
        guard options.contains(text) else {
            return .failure(LiteralProblem("`\(text)` is no option" + Suggestion.ending(for: text, among: options)))
        }
        return .success(.string(text))
    }

    private static func number(_ text: String) -> Result<JSONValue, LiteralProblem> {
        if let whole = Int64(text) { return .success(.integer(whole)) }
        return typed(text, { Double($0).flatMap { $0.isFinite ? $0 : nil } }, JSONValue.double, "a number")
    }

    private static func typed<Value>(
        _ text: String,
        _ read: (String) -> Value?,
        _ wrap: (Value) -> JSONValue,
        _ wanted: String
    ) -> Result<JSONValue, LiteralProblem> {
        read(text).map { .success(wrap($0)) } ?? .failure(LiteralProblem("`\(text)` is not \(wanted)"))
    }
}

/// Why a text is no value of a kind.
struct LiteralProblem: Error {
    let message: String

    init(_ message: String) {
        self.message = message
    }
}
