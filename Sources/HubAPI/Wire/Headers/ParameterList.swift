/// A field value with parameters: `form-data; name="file"; filename*=UTF-8''caf%C3%A9` (RFC 9110, section 5.6.6).
struct ParameterList: Hashable, Sendable {
    /// What stands before the parameters, in lower case.
    let value: String
    /// By their names in lower case.
    private(set) var parameters: [String: String] = [:]

    /// - Returns: `nil` when a parameter is given twice or not of that form.
    init?(_ text: String) {
        var rest = Substring(text)
        value = Self.trimmed(rest.prefix { $0 != ";" }).lowercased()
        rest = rest.drop { $0 != ";" }
        while !rest.isEmpty {
            rest.removeFirst()
            rest = rest.drop(while: Self.isBlank)
            // An empty place between semicolons is no parameter.
            if rest.isEmpty || rest.first == ";" { continue }
            guard let name = Self.takeName(&rest), let value = Self.takeValue(&rest) else { return nil }
            guard parameters.updateValue(value, forKey: name) == nil else { return nil }
            rest = rest.drop(while: Self.isBlank)
            guard rest.isEmpty || rest.first == ";" else { return nil }
        }
    }

    /// A parameter whose value may be given in its extended form, `name*`, which goes before the plain one (RFC 8187).
    func text(_ name: String) -> String? {
        parameters[name + "*"].flatMap(Self.decodeExtended) ?? parameters[name]
    }

    private static func takeName(_ rest: inout Substring) -> String? {
        let name = rest.prefix { $0 != "=" && $0 != ";" && $0 != "\"" && !isBlank($0) }
        rest = rest.dropFirst(name.count)
        guard !name.isEmpty, rest.first == "=" else { return nil }
        rest.removeFirst()
        return name.lowercased()
    }

    private static func takeValue(_ rest: inout Substring) -> String? {
        guard rest.first == "\"" else {
            let value = rest.prefix { $0 != ";" }
            rest = rest.dropFirst(value.count)
            return trimmed(value)
        }
        rest.removeFirst()
        var value = ""
        while let character = rest.popFirst() {
            if character == "\"" { return value }
            // Browsers send a path of Windows with its backslashes as they are; only quotes and backslashes are escaped.
            if character == "\\", let next = rest.first, next == "\"" || next == "\\" {
                value.append(rest.removeFirst())
            } else {
                value.append(character)
            }
        }
        return nil
    }

    /// `UTF-8''percent-encoded`
    private static func decodeExtended(_ value: String) -> String? {
        let parts = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return nil }
        var bytes: [UInt8] = []
        var rest = parts[2].utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(code)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop(while: isBlank)
        while let last = text.last, isBlank(last) { text.removeLast() }
        return String(text)
    }
}
