import HubDomain
import HubJSON

/// Reads the type of a field with what belongs to it: options, bounds, pattern, columns.
struct FieldTypeReader {
    let log: ProblemLog

    static let words = [
        "text", "long-text", "integer", "percent", "money", "date", "instant", "wall-time", "choice", "choices", "url",
        "email", "boolean", "locale", "audience", "person", "file", "table",
    ]

    private static let rowLimit = FieldType.rowLimit
    private static let textLimit = TextRules.longTextLimit

    /// The options of a choice, or the word for all countries.
    static let options = Shape.either([
        .choice(["iso-3166"]), .list(.kebab, atLeast: 1, atMost: OptionReader.limit),
    ])

    /// What a type needs and what it has no use for.
    static let constraints: JSONObject = {
        let foreign = foreignKeys.map { keys, types -> JSONValue in
            [
                "if": ["anyOf": .array(keys.map { ["required": [.string($0)]] })],
                "then": ["properties": ["type": ["enum": .array(types.map(JSONValue.string))]]],
            ]
        }
        let needed = ["of": ["choice", "choices"], "columns": ["table"]].sorted { $0.key < $1.key }
            .map { key, types -> JSONValue in
                [
                    "if": [
                        "properties": ["type": ["enum": .array(types.map(JSONValue.string))]], "required": ["type"],
                    ],
                    "then": ["required": [.string(key)]],
                ]
            }
        return ["allOf": .array(foreign + needed), "not": ["required": ["when", "unless"]]]
    }()

    /// Keys that only some types have a use for.
    private static let foreignKeys: [(keys: [String], types: [String])] = [
        (["pattern"], ["text"]),
        (["of"], ["choice", "choices"]),
        (["columns"], ["table"]),
        (["min", "max"], ["text", "long-text", "integer", "percent", "money", "choices", "table"]),
    ]

    func read(_ reader: MappingReader) -> FieldType? {
        guard let word = reader.required("type")?.word(among: Self.words, log) else { return nil }
        checkForeignKeys(reader, word)
        switch word {
        case "text": return text(reader)
        case "long-text": return .longText(bounds(reader, limit: Self.textLimit))
        case "integer": return .integer(bounds(reader, least: .min))
        case "percent": return .percent(bounds(reader, least: -1_000, limit: 100_000))
        case "money": return .money(bounds(reader))
        case "choice": return options(reader).map(FieldType.choice)
        case "choices": return choices(reader)
        case "table": return table(reader)
        default: return Self.plain(word)
        }
    }

    /// The types that have nothing to set.
    static func plain(_ word: String) -> FieldType? {
        switch word {
        case "text": .text(.none, pattern: nil)
        case "long-text": .longText(.none)
        case "integer": .integer(.none)
        case "percent": .percent(.none)
        case "money": .money(.none)
        case "date": .date
        case "instant": .instant
        case "wall-time": .wallTime
        case "url": .url
        case "email": .email
        case "boolean": .boolean
        case "locale": .locale
        case "audience": .audience
        case "person": .person
        case "file": .file
        default: nil
        }
    }

    /// Refuses what the type has no use for.
    private func checkForeignKeys(_ reader: MappingReader, _ word: String) {
        let foreign = Self.foreignKeys.filter { !$0.types.contains(word) }.flatMap(\.keys)
        for key in foreign where reader.has(key) {
            log.refuse("a field of type \(word) has no `\(key)`", at: reader.mark(of: key))
        }
    }

    private func bounds(_ reader: MappingReader, least: Int64 = 0, limit: Int64 = .max) -> FieldType.Bounds {
        BoundsReader(log: log).read(reader, least: least, limit: limit)
    }

    private func text(_ reader: MappingReader) -> FieldType? {
        let bounds = bounds(reader, limit: Self.textLimit)
        guard let node = reader.optional("pattern") else { return .text(bounds, pattern: nil) }
        guard let source = node.text(log) else { return nil }
        return pattern(source, node.mark, ignoringCase: false, log).map { .text(bounds, pattern: $0) }
    }

    private func choices(_ reader: MappingReader) -> FieldType? {
        guard let options = options(reader) else { return nil }
        return .choices(options, bounds(reader, limit: Int64(options.count)))
    }

    private func table(_ reader: MappingReader) -> FieldType? {
        let bounds = bounds(reader, limit: Self.rowLimit)
        guard let columns = reader.required("columns").flatMap(ColumnReader(log: log).read) else { return nil }
        return .table(columns, bounds)
    }

    private func options(_ reader: MappingReader) -> [String]? {
        guard let node = reader.required("of") else { return nil }
        if case .scalar(let word) = node.content {
            if word == "iso-3166" { return CountryCodes.alpha2 }
            log.add("`of` is a list of options or the word iso-3166", at: node.mark)
            return nil
        }
        return OptionReader(log: log).read(node)
    }
}
