package import HubJSON

/// A finite number within bounds.
package struct NumberKind: TextValueKind {
    let range: ClosedRange<Double>

    package var placeholder: Double { range.lowerBound }

    package func read(_ value: JSONValue, into issues: inout IssueList) -> Double? {
        switch value {
        case .integer(let integer): return check(Double(integer), into: &issues)
        case .double(let double): return check(double, into: &issues)
        default:
            issues.addType("a number", found: value)
            return nil
        }
    }

    package func read(text: String, into issues: inout IssueList) -> Double? {
        guard let value = try? JSONParser.parse(text), value.string == nil, !text.utf8.contains(0x20) else {
            issues.add("type", "must be a number")
            return nil
        }
        return read(value, into: &issues)
    }

    private func check(_ value: Double, into issues: inout IssueList) -> Double? {
        if range.contains(value) { return value }
        issues.add("out-of-range", "must be from \(range.lowerBound) to \(range.upperBound)")
        return nil
    }

    package func schema(_ recorder: inout SchemaRecorder) -> Schema {
        .leaf(["type": "number", "minimum": .double(range.lowerBound), "maximum": .double(range.upperBound)])
    }
}

extension ValueKind where Self == NumberKind {
    package static func number(_ range: ClosedRange<Double>) -> NumberKind { NumberKind(range: range) }
}
