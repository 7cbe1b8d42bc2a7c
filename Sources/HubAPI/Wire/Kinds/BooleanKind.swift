package import HubJSON

/// `true` or `false`.
package struct BooleanKind: TextValueKind {
    package var placeholder: Bool { false }

    package func read(_ value: JSONValue, into issues: inout IssueList) -> Bool? {
        guard case .bool(let bool) = value else {
            issues.addType("true or false", found: value)
            return nil
        }
        return bool
    }

    package func read(text: String, into issues: inout IssueList) -> Bool? {
        guard let bool = Bool(text) else {
            issues.add("type", "must be true or false")
            return nil
        }
        return bool
    }

    package func schema(_ recorder: inout SchemaRecorder) -> Schema { .leaf(["type": "boolean"]) }
}

extension ValueKind where Self == BooleanKind {
    package static var boolean: BooleanKind { BooleanKind() }
}
