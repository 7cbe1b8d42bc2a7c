package import HubJSON

/// Any JSON whose meaning is judged elsewhere. Its strings keep to the rules for text: at most 20,000 characters, no
/// control characters but tabs and line ends.
package struct JSONKind: ValueKind {
    static let stringLimit = 20_000

    package var placeholder: JSONValue { .null }

    package func read(_ value: JSONValue, into issues: inout IssueList) -> JSONValue? {
        let mark = issues.count
        check(value, into: &issues)
        guard issues.count == mark else { return nil }
        return value
    }

    private func check(_ value: JSONValue, into issues: inout IssueList) {
        switch value {
        case .string(let text):
            TextCheck.length(of: text, in: 0...Self.stringLimit, into: &issues)
            TextCheck.controls(of: text, allowsLines: true, into: &issues)
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                let mark = issues.count
                check(element, into: &issues)
                issues.prefix(from: mark, with: String(index))
            }
        case .object(let object):
            for (key, member) in object.members {
                let mark = issues.count
                TextCheck.controls(of: key, allowsLines: false, into: &issues)
                check(member, into: &issues)
                issues.prefix(from: mark, with: key)
            }
        case .null, .bool, .integer, .double: break
        }
    }

    package func schema(_ recorder: inout SchemaRecorder) -> Schema { .any }
}

/// A JSON object whose members are judged elsewhere, by the rules of ``JSONKind``.
package struct JSONObjectKind: ValueKind {
    package var placeholder: JSONObject { JSONObject() }

    package func read(_ value: JSONValue, into issues: inout IssueList) -> JSONObject? {
        guard case .object(let object) = value else {
            issues.addType("an object", found: value)
            return nil
        }
        return JSONKind().read(value, into: &issues) == nil ? nil : object
    }

    package func schema(_ recorder: inout SchemaRecorder) -> Schema { .leaf(["type": "object"]) }
}

extension ValueKind where Self == JSONKind {
    package static var json: JSONKind { JSONKind() }
}

extension ValueKind where Self == JSONObjectKind {
    package static var jsonObject: JSONObjectKind { JSONObjectKind() }
}
