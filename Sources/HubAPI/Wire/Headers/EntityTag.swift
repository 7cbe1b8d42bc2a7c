/// An entity tag (RFC 9110, section 8.8.3). For a versioned resource it is `"V-T"`: V the edit version, T what else
/// moved, such as the minute of a running clock; a variant that `If-Match` ignores may follow.
package struct EntityTag: Hashable, Sendable, CustomStringConvertible {
    /// Without the quotes; visible ASCII without quotes.
    let opaque: String

    /// - Parameters:
    ///   - version: The edit version, the only part that `If-Match` compares.
    ///   - moment: What else makes the representation move, such as minutes since 1970; visible ASCII without quotes.
    ///   - variant: Tells representations of one state apart, by fields or caller; visible ASCII without quotes.
    package init(version: Int, moment: String = "", variant: String = "") {
        let moved = moment.isEmpty ? "" : "-" + moment
        opaque = "\(version)" + moved + (variant.isEmpty ? "" : ";" + variant)
    }

    /// A tag of any other text; visible ASCII without quotes.
    package init(opaque: String) {
        self.opaque = opaque
    }

    package var description: String { "\"\(opaque)\"" }

    /// The edit version that the tag begins with.
    package var version: Int? {
        let digits = opaque.utf8.prefix { (0x30...0x39).contains($0) }
        let rest = opaque.utf8[digits.endIndex...]
        guard rest.isEmpty || rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: ";") else { return nil }
        return Int(Substring(digits))
    }

    /// What `*` or a list of entity tags looks like.
    static let listExpression = "^(\\*|(W/)?\"[!#-~]*\"([ \\t]*,[ \\t]*(W/)?\"[!#-~]*\")*)$"

    /// Reads a list of entity tags. Weak tags lose their mark: intermediaries that recode a body weaken its tag, and
    /// neither comparison made here depends on the coding.
    ///
    /// - Returns: `nil` for a value that is neither `*` nor a list of tags.
    static func list(_ value: String) -> EntityTagList? {
        var rest = value.utf8[...]
        rest.trimBlanks()
        if rest.elementsEqual("*".utf8) { return .any }
        var tags: [EntityTag] = []
        while true {
            if rest.starts(with: "W/".utf8) { rest.removeFirst(2) }
            guard rest.first == UInt8(ascii: "\"") else { return nil }
            rest.removeFirst()
            guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
            guard rest[..<end].allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
            tags.append(EntityTag(opaque: String(Substring(rest[..<end]))))
            rest = rest[rest.index(after: end)...]
            rest.trimBlanks()
            if rest.isEmpty { return .tags(tags) }
            guard rest.removeFirst() == UInt8(ascii: ",") else { return nil }
            rest.trimBlanks()
        }
    }
}

/// The value of an `If-Match` or `If-None-Match` field.
package enum EntityTagList: Hashable, Sendable {
    /// `*`
    case any
    case tags([EntityTag])

    func contains(_ tag: EntityTag) -> Bool {
        switch self {
        case .any: true
        case .tags(let tags): tags.contains(tag)
        }
    }
}

extension Substring.UTF8View {
    fileprivate mutating func trimBlanks() {
        while let first, first == 0x20 || first == 0x09 { removeFirst() }
        while let last, last == 0x20 || last == 0x09 { removeLast() }
    }
}
