package import HubJSON

/// One place in which two versions of a definition differ.
package struct DefinitionDifference: Hashable, Sendable {
    /// JSON Pointer: into the newer version, or into the older one for what it has lost.
    package let pointer: String
    /// The place for people, who know parts by their ids: `fields[mood].due`.
    package let place: String
    /// `null` when there was nothing.
    package let before: JSONValue
    package let after: JSONValue

    package init(pointer: String, place: String, before: JSONValue, after: JSONValue) {
        self.pointer = pointer
        self.place = place
        self.before = before
        self.after = after
    }

    /// Every place, in the order of the newer version. Parts of lists are told apart by their `id` or `key`; parts that
    /// have none by their position.
    package static func between(_ before: JSONValue, _ after: JSONValue) -> [DefinitionDifference] {
        between(before, after, Place())
    }

    private struct Place {
        var pointer = ""
        var words = ""

        func member(_ key: String) -> Place {
            Place(pointer: pointer + "/" + JSONPointer.escape(key), words: words.isEmpty ? key : words + "." + key)
        }

        func element(_ index: Int, _ name: String?) -> Place {
            Place(pointer: "\(pointer)/\(index)", words: "\(words)[\(name ?? String(index))]")
        }
    }

    private static func between(_ before: JSONValue, _ after: JSONValue, _ place: Place) -> [DefinitionDifference] {
        guard before != after else { return [] }
        switch (before, after) {
        case (.object(let old), .object(let new)):
            let lost = old.keys.filter { new[$0] == nil }
            return (new.keys + lost).flatMap { key in
                between(old[key] ?? .null, new[key] ?? .null, place.member(key))
            }
        case (.array(let old), .array(let new)):
            if let oldNames = names(of: old), let newNames = names(of: new), !(old.isEmpty && new.isEmpty) {
                return between(old, oldNames, new, newNames, place)
            }
            guard old.count == new.count, old.contains(where: \.isContainer) else { break }
            return zip(old, new).enumerated().flatMap { index, pair in
                between(pair.0, pair.1, place.element(index, nil))
            }
        default: break
        }
        return [DefinitionDifference(pointer: place.pointer, place: place.words, before: before, after: after)]
    }

    private static func between(
        _ old: [JSONValue],
        _ oldNames: [String],
        _ new: [JSONValue],
        _ newNames: [String],
        _ place: Place
    ) -> [DefinitionDifference] {
        let kept = newNames.enumerated().flatMap { index, name -> [DefinitionDifference] in
            let before = oldNames.firstIndex(of: name).map { old[$0] } ?? .null
            return between(before, new[index], place.element(index, name))
        }
        let lost = oldNames.enumerated().filter { !newNames.contains($0.element) }.flatMap { index, name in
            between(old[index], .null, place.element(index, name))
        }
        return kept + lost + order(oldNames, newNames, place)
    }

    /// A change of order of what both versions have.
    private static func order(_ old: [String], _ new: [String], _ place: Place) -> [DefinitionDifference] {
        let before = old.filter(new.contains)
        let after = new.filter(old.contains)
        guard before != after else { return [] }
        return [
            DefinitionDifference(
                pointer: place.pointer,
                place: place.words + " (order)",
                before: .array(before.map(JSONValue.string)),
                after: .array(after.map(JSONValue.string))
            )
        ]
    }

    /// What names the elements of a list; `nil` unless each has a name of its own.
    private static func names(of elements: [JSONValue]) -> [String]? {
        let names = elements.compactMap { ($0["id"] ?? $0["key"])?.string }
        return names.count == elements.count && Set(names).count == names.count ? names : nil
    }
}

extension JSONValue {
    fileprivate var isContainer: Bool { array != nil || object != nil }
}
