/// A JSON Pointer (RFC 6901): the path to one value inside a document.
package struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
    /// The unescaped reference tokens from the outside in; empty for the whole document.
    package var tokens: [String]

    package init(_ tokens: [String] = []) {
        self.tokens = tokens
    }

    /// - Returns: `nil` when the text is neither empty nor begins with a slash, or has a `~` that is not `~0` or `~1`.
    package init?(parsing text: String) {
        guard !text.isEmpty else {
            self.init()
            return
        }
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        var tokens: [String] = []
        for part in text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard let token = Self.unescape(Substring(part)) else { return nil }
            tokens.append(token)
        }
        self.init(tokens)
    }

    package static let root = JSONPointer()

    package var description: String {
        tokens.reduce(into: "") { $0 += "/" + Self.escape($1) }
    }

    package func appending(_ token: String) -> JSONPointer { JSONPointer(tokens + [token]) }
    package func appending(_ index: Int) -> JSONPointer { appending(String(index)) }

    /// A token as it stands in a pointer: `~` as `~0`, `/` as `~1`.
    package static func escape(_ token: String) -> String {
        guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return token }
        var escaped = ""
        for scalar in token.unicodeScalars {
            switch scalar {
            case "~": escaped += "~0"
            case "/": escaped += "~1"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static func unescape(_ part: Substring) -> String? {
        var token = ""
        var scalars = part.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "~" else {
                token.unicodeScalars.append(scalar)
                continue
            }
            switch scalars.next() {
            case "0": token += "~"
            case "1": token += "/"
            default: return nil
            }
        }
        return token
    }
}

extension JSONValue {
    /// The value a pointer leads to, or `nil` when the path breaks off. `-` (the element after the last) is never
    /// there.
    package subscript(pointer: JSONPointer) -> JSONValue? {
        pointer.tokens.reduce(Optional(self)) { value, token in value?.child(token) }
    }

    private func child(_ token: String) -> JSONValue? {
        switch self {
        case .object(let object): object[token]
        case .array(let elements): Self.element(of: elements, at: token)
        default: nil
        }
    }

    private static func element(of elements: [JSONValue], at token: String) -> JSONValue? {
        let isCanonical = token == "0" || token.utf8.first.map { (0x31...0x39).contains($0) } == true
        guard isCanonical, token.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let index = Int(token) else {
            return nil
        }
        guard elements.indices.contains(index) else { return nil }
        return elements[index]
    }
}
