package import HubJSON

/// A whole number within bounds. In JSON `3.0` is one too.
package struct IntegerKind<Value: FixedWidthInteger & Sendable>: TextValueKind {
    let range: ClosedRange<Value>

    package var placeholder: Value { range.lowerBound }

    package func read(_ value: JSONValue, into issues: inout IssueList) -> Value? {
        switch value {
        case .integer(let integer): return check(Value(exactly: integer), into: &issues)
        case .double(let double) where double == double.rounded(.towardZero):
            return check(Value(exactly: double), into: &issues)
        default:
            issues.addType("a whole number", found: value)
            return nil
        }
    }

    package func read(text: String, into issues: inout IssueList) -> Value? {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            issues.add("type", "must be a whole number")
            return nil
        }
        return check(Value(text), into: &issues)
    }

    private func check(_ value: Value?, into issues: inout IssueList) -> Value? {
        if let value, range.contains(value) { return value }
        issues.add("out-of-range", "must be from \(range.lowerBound) to \(range.upperBound)")
        return nil
    }

    package func schema(_ recorder: inout SchemaRecorder) -> Schema {
        .leaf([
            "type": "integer",
            "minimum": .integer(Int64(clamping: range.lowerBound)),
            "maximum": .integer(Int64(clamping: range.upperBound)),
        ])
    }
}

extension ValueKind {
    package static func integer<Integer>(_ range: ClosedRange<Integer>) -> Self where Self == IntegerKind<Integer> {
        IntegerKind(range: range)
    }
}
