package import HubJSON

/// An array of one kind of value.
package struct ListKind<Element: ValueKind>: ValueKind {
    let element: Element
    let count: ClosedRange<Int>

    package var placeholder: [Element.Value] { [] }

    package func read(_ value: JSONValue, into issues: inout IssueList) -> [Element.Value]? {
        guard case .array(let elements) = value else {
            issues.addType("an array", found: value)
            return nil
        }
        guard count.contains(elements.count) else {
            addCountIssue(elements.count, into: &issues)
            return nil
        }
        let start = issues.count
        var values: [Element.Value] = []
        values.reserveCapacity(elements.count)
        for (index, value) in elements.enumerated() {
            let mark = issues.count
            if let value = element.read(value, into: &issues) { values.append(value) }
            issues.prefix(from: mark, with: String(index))
        }
        return issues.count == start && values.count == elements.count ? values : nil
    }

    private func addCountIssue(_ found: Int, into issues: inout IssueList) {
        if found > count.upperBound {
            issues.add("too-many", "has more than \(count.upperBound) elements")
        } else {
            issues.add("too-few", found == 0 ? "must not be empty" : "has fewer than \(count.lowerBound) elements")
        }
    }

    package func schema(_ recorder: inout SchemaRecorder) -> Schema {
        var keywords: JSONObject = [:]
        if count.lowerBound > 0 { keywords["minItems"] = .integer(Int64(count.lowerBound)) }
        keywords["maxItems"] = .integer(Int64(count.upperBound))
        return .array(element.schema(&recorder), keywords)
    }
}

extension ValueKind {
    package static func list<Element>(of element: Element, _ count: ClosedRange<Int> = 0...1_000) -> Self
    where Self == ListKind<Element> {
        ListKind(element: element, count: count)
    }
}
