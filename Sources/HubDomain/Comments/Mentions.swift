/// Whom a text names with `@`: by address (`@pam@example.com`), by what stands before the `@` of one (`@pam`), or by id.
///
/// An `@` within a word, as in an address, names nobody, and neither does one between backticks.
package enum Mentions {
    /// What stands behind each `@`, once each, in order.
    package static func handles(in text: String) -> [String] {
        var handles: [String] = []
        var isCode = false
        var last: Character = " "
        var rest = text[...]
        while let character = rest.popFirst() {
            if character == "`" { isCode.toggle() }
            if character == "@", !isCode, !isPart(last), let handle = handle(at: rest) {
                if !handles.contains(handle) { handles.append(handle) }
                rest = rest.dropFirst(handle.count)
                last = "a"
            } else {
                last = character
            }
        }
        return handles
    }

    private static func handle(at rest: Substring) -> String? {
        let name = trimmed(rest.prefix(while: isPart))
        guard !name.isEmpty else { return nil }
        let behind = rest.dropFirst(name.count)
        guard behind.first == "@" else { return String(name) }
        let domain = trimmed(
            behind.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }
        )
        return domain.isEmpty ? String(name) : "\(name)@\(domain)"
    }

    /// Without the full stop or dash of the sentence that it stands in.
    private static func trimmed(_ name: Substring) -> Substring {
        var name = name
        while let last = name.last, "-._+".contains(last) { name = name.dropLast() }
        return name
    }

    private static func isPart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "._+-".contains(character)
    }
}
