package import HubJSON

/// An object with free names and one kind of value, in the order of the request.
package struct MapKind<Element: ValueKind>: ValueKind {
    package typealias Entry = (key: String, value: Element.Value)

    let element: Element
    let keyLength: ClosedRange<Int>
    let limit: Int

    package var placeholder: [Entry] { [] }

    package func read(_ value: JSONValue, into issues: inout IssueList) -> [Entry]? {
        guard case .object(let object) = value else {
            issues.addType("an object", found: value)
            return nil
        }
        guard object.count <= limit else {
            issues.add("too-many", "has more than \(limit) members")
            return nil
        }
        let start = issues.count
        var entries: [Entry] = []
        for (key, value) in object.members {
            let mark = issues.count
            TextCheck.length(of: key, in: keyLength, into: &issues)
            TextCheck.controls(of: key, allowsLines: false, into: &issues)
            if let value = element.read(value, into: &issues) { entries.append((key, value)) }
            issues.prefix(from: mark, with: key)
        }
        return issues.count == start && entries.count == object.count ? entries : nil
    }

    package func schema(_ recorder: inout SchemaRecorder) -> Schema {
        .map(element.schema(&recorder), ["maxProperties": .integer(Int64(limit))])
    }
}

extension ValueKind {
    package static func map<Element>(
        of element: Element,
        keys: ClosedRange<Int> = 1...100,
        limit: Int = 200
    ) -> Self where Self == MapKind<Element> {
        MapKind(element: element, keyLength: keys, limit: limit)
    }
}
