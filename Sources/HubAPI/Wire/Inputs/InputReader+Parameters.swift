import HTTPServer
import HubDomain
import HubJSON

extension InputReader {
    /// A parameter of the path template.
    package mutating func path<Kind: TextValueKind>(_ name: String, _ kind: Kind, note: String = "") -> Kind.Value {
        if shape != nil {
            let schema = recordedSchema(kind)
            shape?.path.append(InputShape.Parameter(name: name, schema: schema, isRequired: true, note: note))
            return kind.placeholder
        }
        guard let text = parameters[name] else {
            issues.add("required", "is required", at: "/path/" + JSONPointer.escape(name))
            return kind.placeholder
        }
        return read(text, kind, place: "path", name) ?? kind.placeholder
    }

    /// A query parameter that may be missing. Given twice it is refused.
    package mutating func query<Kind: TextValueKind>(_ name: String, _ kind: Kind, note: String = "") -> Kind.Value? {
        if shape != nil { return describe(query: name, kind, isRequired: false, note) }
        guard let text = takeQuery(name) else { return nil }
        return read(text, kind, place: "query", name)
    }

    /// A query parameter with a value of its own when it is missing.
    package mutating func query<Kind: TextValueKind>(
        _ name: String,
        _ kind: Kind,
        default fallback: Kind.Value,
        note: String = ""
    ) -> Kind.Value {
        query(name, kind, note: note) ?? fallback
    }

    /// A query parameter that must be there.
    package mutating func requiredQuery<Kind: TextValueKind>(
        _ name: String,
        _ kind: Kind,
        note: String = ""
    ) -> Kind.Value {
        if shape != nil { return describe(query: name, kind, isRequired: true, note) }
        guard let text = takeQuery(name) else {
            if !queryItems.contains(where: { $0.name == name }) {
                issues.add("required", "is required", at: "/query/" + JSONPointer.escape(name))
            }
            return kind.placeholder
        }
        return read(text, kind, place: "query", name) ?? kind.placeholder
    }

    /// Several values of one query parameter, comma-separated or in repeated parameters; at most 50.
    package mutating func queryList<Kind: TextValueKind>(
        _ name: String,
        _ kind: Kind,
        note: String = ""
    ) -> [Kind.Value] {
        if shape != nil {
            let list = Schema.array(recordedSchema(kind), ["maxItems": 50])
            shape?.add(query: InputShape.Parameter(name: name, schema: list, isRequired: false, note: note))
            return []
        }
        var texts: [String] = []
        for item in queryItems where item.name == name {
            queryItemsRead += 1
            texts += item.value.split(separator: ",").map(String.init)
        }
        guard texts.count <= 50 else {
            issues.add("too-many", "takes at most 50 values", at: "/query/" + JSONPointer.escape(name))
            return []
        }
        return texts.compactMap { read($0, kind, place: "query", name) }
    }

    /// `limit` and `cursor` of a list; the cursor is bound to the path and every other query parameter.
    package mutating func page(limit standard: Int = 50) -> PageRequest {
        let limit = query("limit", .integer(1...200), default: standard, note: "How many items at most.")
        let text = query("cursor", .text(1...2_000), note: "`nextCursor` of the page before, with the same filter.")
        var page = PageRequest(limit: limit, filter: FilterFingerprint(parameters.segments, queryItems))
        guard let text else { return page }
        do {
            page.after = try Cursor.position(text, filter: page.filter)
        } catch {
            for issue in error.issues { issues.add(issue) }
        }
        return page
    }

    private mutating func read<Kind: TextValueKind>(
        _ text: String,
        _ kind: Kind,
        place: String,
        _ name: String
    ) -> Kind.Value? {
        let mark = issues.count
        let value = kind.read(text: text, into: &issues)
        issues.prefix(from: mark, with: name)
        issues.prefix(from: mark, with: place)
        return value
    }

    private mutating func takeQuery(_ name: String) -> String? {
        var found: String?
        var count = 0
        for item in queryItems where item.name == name {
            count += 1
            found = item.value
        }
        queryItemsRead += count
        guard count > 1 else { return found }
        issues.add("duplicate", "is given \(count) times", at: "/query/" + JSONPointer.escape(name))
        return nil
    }

    private mutating func describe<Kind: TextValueKind>(
        query name: String,
        _ kind: Kind,
        isRequired: Bool,
        _ note: String
    ) -> Kind.Value {
        let schema = recordedSchema(kind)
        shape?.add(query: InputShape.Parameter(name: name, schema: schema, isRequired: isRequired, note: note))
        return kind.placeholder
    }
}
