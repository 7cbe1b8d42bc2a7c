/// A path from a rule to answers, such as `modules[*].link`, `sessions[0].at`, `approvers[kind=legal]` or
/// `locales.count`.
package struct Reference: Hashable, Sendable, CustomStringConvertible {
    package let root: String
    package let selector: Selector?
    package let column: String?
    /// Asks for the number of rows, options or locales in place of the values.
    package let isCount: Bool

    /// Which rows of a table are meant.
    package enum Selector: Hashable, Sendable {
        case row(Int)
        case every
        case matching(column: String, value: String)
    }

    /// - Returns: `nil` when the text has not the form `name`, `name[selector]`, each with `.column` or `.count` behind.
    package init?(_ text: String) {
        var rest = Substring(text)
        guard let root = Self.takeName(from: &rest) else { return nil }
        self.root = root
        if rest.hasPrefix("[") {
            guard let end = rest.firstIndex(of: "]") else { return nil }
            guard let parsed = Self.selector(rest[rest.index(after: rest.startIndex)..<end]) else { return nil }
            selector = parsed
            rest = rest[rest.index(after: end)...]
        } else {
            selector = nil
        }
        guard !rest.isEmpty else {
            (column, isCount) = (nil, false)
            return
        }
        guard rest.removeFirst() == ".", let name = Self.takeName(from: &rest), rest.isEmpty else { return nil }
        (column, isCount) = name == "count" ? (nil, true) : (name, false)
    }

    package var description: String {
        let selected =
            switch selector {
            case .row(let index): "[\(index)]"
            case .every: "[*]"
            case .matching(let column, let value): "[\(column)=\(value)]"
            case nil: ""
            }
        let tail = isCount ? ".count" : column.map { ".\($0)" } ?? ""
        return root + selected + tail
    }

    /// The campaign's links, and the approvers that the brief names: what `state` and `approved` look at.
    package static let links = Reference(plain: "links")
    package static let approvers = Reference(plain: "approvers")

    private init(plain root: String) {
        self.root = root
        (selector, column, isCount) = (nil, nil, false)
    }

    private static func takeName(from text: inout Substring) -> String? {
        let name = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
        guard let first = name.first, first.isLetter else { return nil }
        text = text[name.endIndex...]
        return String(name)
    }

    private static func selector(_ text: Substring) -> Selector? {
        if text == "*" { return .every }
        if let row = Int(text), row >= 0 { return .row(row) }
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        return .matching(column: String(parts[0]), value: String(parts[1]))
    }
}
