import HubJSON

/// Checks values against JSON Schemas (2020-12) in the keywords that the API's document uses. A keyword that it doesn't
/// know is a fault, so that no schema is taken for checked that isn't.
struct SchemaChecker {
    private let document: JSONValue

    init(_ document: JSONValue) {
        self.document = document
    }

    /// In what the value differs, each with its place; empty when it fits.
    func problems(with value: JSONValue, against schema: JSONValue, at place: String = "") -> [String] {
        guard let schema = schema.object else { return schema == .bool(false) ? ["\(place): nothing fits"] : [] }
        return schema.members.flatMap { keyword, rule in
            check(value, keyword, rule, in: schema).map { $0.hasPrefix("/") ? place + $0 : "\(place): \($0)" }
        }
    }

    /// What a reference leads to.
    func resolve(_ reference: String) -> JSONValue? {
        guard reference.hasPrefix("#") else { return nil }
        return document[at: String(reference.dropFirst())]
    }

    private func check(
        _ value: JSONValue,
        _ keyword: String,
        _ rule: JSONValue,
        in schema: JSONObject
    ) -> [String] {
        switch keyword {
        case "description", "examples", "format": []
        case "$ref": reference(value, rule)
        case "type": types(rule).contains { value.isOf(type: $0) } ? [] : ["is not \(types(rule))"]
        case "enum": rule.array?.contains(value) == true ? [] : ["is none of \(rule)"]
        case "anyOf": branches(value, rule) > 0 ? [] : ["fits no branch"]
        case "oneOf": branches(value, rule) == 1 ? [] : ["fits \(branches(value, rule)) branches"]
        case "properties", "required", "additionalProperties", "maxProperties", "minProperties":
            value.object.map { members($0, keyword, rule, in: schema) } ?? []
        case "items", "minItems", "maxItems": value.array.map { elements($0, keyword, rule) } ?? []
        case "minLength", "maxLength", "pattern": value.string.map { text($0, keyword, rule) } ?? []
        case "minimum", "maximum": number(value, keyword, rule)
        default: ["the schema has the unknown keyword \(keyword)"]
        }
    }

    private func reference(_ value: JSONValue, _ rule: JSONValue) -> [String] {
        guard let name = rule.string, let target = resolve(name) else { return ["the reference \(rule) leads nowhere"] }
        return problems(with: value, against: target)
    }

    private func types(_ rule: JSONValue) -> [String] {
        rule.array?.compactMap(\.string) ?? [rule.string ?? "?"]
    }

    private func branches(_ value: JSONValue, _ rule: JSONValue) -> Int {
        (rule.array ?? []).count { problems(with: value, against: $0).isEmpty }
    }

    private func members(
        _ object: JSONObject,
        _ keyword: String,
        _ rule: JSONValue,
        in schema: JSONObject
    ) -> [String] {
        switch keyword {
        case "properties":
            return object.members.flatMap { key, value in
                (rule[key]).map { problems(with: value, against: $0, at: "/" + key) } ?? []
            }
        case "required":
            return (rule.array ?? []).compactMap(\.string).filter { object[$0] == nil }.map { "has no \($0)" }
        case "minProperties":
            return Int64(object.count) >= rule.integer ?? 0 ? [] : ["has only \(object.count) members"]
        case "maxProperties":
            return Int64(object.count) <= rule.integer ?? 0 ? [] : ["has \(object.count) members"]
        default:
            let known = Set(schema["properties"]?.object?.keys ?? [])
            return object.members.filter { !known.contains($0.key) }.flatMap { key, value in
                problems(with: value, against: rule, at: "/" + key)
            }
        }
    }

    private func elements(_ array: [JSONValue], _ keyword: String, _ rule: JSONValue) -> [String] {
        switch keyword {
        case "items":
            array.enumerated().flatMap { problems(with: $0.element, against: rule, at: "/\($0.offset)") }
        case "minItems": Int64(array.count) >= rule.integer ?? 0 ? [] : ["has \(array.count) elements"]
        default: Int64(array.count) <= rule.integer ?? 0 ? [] : ["has \(array.count) elements"]
        }
    }

    private func text(_ text: String, _ keyword: String, _ rule: JSONValue) -> [String] {
        let length = Int64(text.unicodeScalars.count)
        switch keyword {
        case "minLength": return length >= rule.integer ?? 0 ? [] : ["is too short"]
        case "maxLength": return length <= rule.integer ?? 0 ? [] : ["is too long"]
        default:
            guard let pattern = rule.string, let regex = try? Regex(pattern) else {
                return ["the pattern \(rule) can't be read"]
            }
            return text.contains(regex) ? [] : ["doesn't match \(pattern)"]
        }
    }

    private func number(_ value: JSONValue, _ keyword: String, _ rule: JSONValue) -> [String] {
        guard let number = value.number, let bound = rule.number else { return [] }
        let fits = keyword == "minimum" ? number >= bound : number <= bound
        return fits ? [] : ["is beyond \(keyword) \(bound)"]
    }
}

extension JSONValue {
    fileprivate var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }

    fileprivate func isOf(type: String) -> Bool {
        switch self {
        case .null: type == "null"
        case .bool: type == "boolean"
        case .integer: type == "integer" || type == "number"
        case .double(let value): type == "number" || type == "integer" && value == value.rounded()
        case .string: type == "string"
        case .array: type == "array"
        case .object: type == "object"
        }
    }
}
