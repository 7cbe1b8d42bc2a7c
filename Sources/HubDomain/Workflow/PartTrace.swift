package import HubJSON

/// Something that belongs to a campaign and that actions make or change.
package protocol TracedPart: Hashable, Sendable {
    var id: String { get }
    /// The whole part; what ``init(stored:)`` reads.
    var stored: JSONValue { get }
    /// - Returns: `nil` for what ``stored`` didn't write.
    init?(stored: JSONValue)
}

/// What an action did to the parts of one kind.
package struct PartTrace<Part: TracedPart>: Hashable, Sendable {
    /// Those that it changed, as they were before.
    package let former: [Part]
    /// Ids of those that it made.
    package let added: [String]

    init(from before: [Part], to after: [Part]) {
        let known = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        former = after.compactMap { part in known[part.id].flatMap { $0 == part ? nil : $0 } }
        added = after.filter { known[$0.id] == nil }.map(\.id)
    }

    func restore(_ parts: inout [Part]) {
        parts.removeAll { added.contains($0.id) }
        for part in former {
            if let index = parts.firstIndex(where: { $0.id == part.id }) { parts[index] = part }
        }
    }

    var stored: JSONValue? {
        guard !former.isEmpty || !added.isEmpty else { return nil }
        return ["former": .array(former.map(\.stored)), "added": .array(added.map(JSONValue.string))]
    }

    init?(stored: JSONValue?) {
        let values = stored?["former"]?.array ?? []
        former = values.compactMap(Part.init(stored:))
        added = (stored?["added"]?.array ?? []).compactMap(\.string)
        guard former.count == values.count else { return nil }
    }
}
