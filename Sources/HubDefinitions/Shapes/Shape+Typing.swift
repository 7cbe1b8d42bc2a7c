import HubJSON

extension Shape {
    /// The stored form, in which every scalar is a text, with numbers, booleans and mappings as JSON has them. Reading
    /// the result gives the same stored form again.
    func typed(_ stored: JSONValue) -> JSONValue {
        switch self {
        case .text, .choice: stored
        case .integer: stored.string.flatMap(Self.integer) ?? stored
        case .boolean: stored.string.flatMap(Self.boolean) ?? stored
        case .scalar: stored.string.flatMap { Self.integer($0) ?? Self.boolean($0) } ?? stored
        case .list(let element, _, _): stored.array.map { .array($0.map(element.typed)) } ?? stored
        case .tuple(let elements): Self.typed(stored, elements)
        case .mapping(let mapping): Self.typed(stored) { mapping[$0] }
        case .members(_, let value, let isOrdered): Self.typed(isOrdered ? Self.joined(stored) : stored) { _ in value }
        case .either(let shapes): shapes.first { $0.fits(stored) }?.typed(stored) ?? stored
        case .named(_, let make): make().typed(stored)
        }
    }

    /// Whether the value is of the kind that the shape takes: one value, a list or a mapping.
    private func fits(_ stored: JSONValue) -> Bool {
        switch self {
        case .text, .integer, .boolean, .scalar: stored.string != nil
        case .choice(let words): stored.string.map(words.contains) ?? false
        case .list, .tuple: stored.array != nil
        case .mapping: stored.object != nil
        case .members(_, _, let isOrdered): stored.object != nil || isOrdered && stored.array != nil
        case .either(let shapes): shapes.contains { $0.fits(stored) }
        case .named(_, let make): make().fits(stored)
        }
    }

    private static func integer(_ text: String) -> JSONValue? {
        // `007` and `+7` are numbers to their readers, but would come back as 7.
        Int64(text).flatMap { String($0) == text ? .integer($0) : nil }
    }

    private static func boolean(_ text: String) -> JSONValue? {
        text == "true" ? true : text == "false" ? false : nil
    }

    private static func typed(_ stored: JSONValue, _ elements: [Shape]) -> JSONValue {
        guard let values = stored.array, values.count == elements.count else { return stored }
        return .array(zip(elements, values).map { $0.typed($1) })
    }

    private static func typed(_ stored: JSONValue, _ shape: (String) -> Shape?) -> JSONValue {
        guard let object = stored.object else { return stored }
        return .object(
            JSONObject(object.members.map { (key: $0.key, value: shape($0.key)?.typed($0.value) ?? $0.value) })
        )
    }

    /// An ordered mapping is stored as a list of objects with one member each.
    private static func joined(_ stored: JSONValue) -> JSONValue {
        guard let elements = stored.array else { return stored }
        return .object(JSONObject(elements.flatMap { $0.object.map { Array($0.members) } ?? [] }))
    }
}
