/// One pass over the bytes of a document. It lives only inside the closure that lends it the buffer.
struct JSONScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let limits: JSONLimits
    var index = 0

    init(bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    mutating func document() throws(JSONFailure) -> JSONValue {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw failure(.encoding, "The text begins with a byte order mark, which JSON does not allow.")
        }
        let value = try value(depth: 0)
        skipSpace()
        guard index == bytes.count else {
            throw unexpected("The document is complete; nothing may follow it.")
        }
        return value
    }

    private mutating func value(depth: Int) throws(JSONFailure) -> JSONValue {
        skipSpace()
        guard index < bytes.count else { throw unexpected("A value is expected.") }
        switch bytes[index] {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: throw unexpected("A value is expected.")
        }
    }

    private mutating func array(depth: Int) throws(JSONFailure) -> JSONValue {
        try checkDepth(depth)
        index += 1
        var elements: [JSONValue] = []
        if skip(UInt8(ascii: "]")) { return .array([]) }
        while true {
            do throws(JSONFailure) {
                elements.append(try value(depth: depth))
            } catch {
                throw error.inside(String(elements.count))
            }
            if skip(UInt8(ascii: ",")) { continue }
            if skip(UInt8(ascii: "]")) { return .array(elements) }
            throw unexpected("A comma or the closing bracket of the array is expected.")
        }
    }

    private mutating func object(depth: Int) throws(JSONFailure) -> JSONValue {
        try checkDepth(depth)
        index += 1
        var members: [JSONObject.Member] = []
        var names = NameIndex()
        if skip(UInt8(ascii: "}")) { return .object(JSONObject()) }
        while true {
            let name = try memberName(&names, members)
            do throws(JSONFailure) {
                members.append((name, try value(depth: depth)))
            } catch {
                throw error.inside(name)
            }
            if skip(UInt8(ascii: ",")) { continue }
            if skip(UInt8(ascii: "}")) { return .object(JSONObject(members)) }
            throw unexpected("A comma or the closing brace of the object is expected.")
        }
    }

    private mutating func memberName(
        _ names: inout NameIndex,
        _ members: [JSONObject.Member]
    ) throws(JSONFailure) -> String {
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
            throw unexpected("A member name in double quotes is expected.")
        }
        let start = index
        let name = try string()
        guard names.insert(name, beside: members) else {
            throw JSONFailure(
                kind: .duplicateKey,
                message: "The member \"\(name)\" appears twice in one object.",
                offset: start,
                reversedPath: [name]
            )
        }
        guard skip(UInt8(ascii: ":")) else { throw unexpected("A colon is expected after the member name.") }
        return name
    }

    private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONFailure) -> JSONValue {
        for offset in 0..<word.utf8CodeUnitCount {
            guard index + offset < bytes.count, bytes[index + offset] == word.utf8Start[offset] else {
                throw unexpected("A value is expected; the only words JSON knows are true, false and null.")
            }
        }
        index += word.utf8CodeUnitCount
        return value
    }

    private func checkDepth(_ depth: Int) throws(JSONFailure) {
        guard depth <= limits.depth else {
            throw failure(.tooDeep, "Arrays and objects lie more than \(limits.depth) deep inside each other.")
        }
    }
}

extension JSONScanner {
    @inline(__always)
    mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x0A, 0x0D, 0x09: index += 1
            default: return
            }
        }
    }

    /// Steps over the byte, and white space before it, when it comes next.
    @inline(__always)
    private mutating func skip(_ byte: UInt8) -> Bool {
        skipSpace()
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    func failure(_ kind: JSONError.Kind, _ message: String, at offset: Int? = nil) -> JSONFailure {
        JSONFailure(kind: kind, message: message, offset: offset ?? index)
    }

    /// A fault of syntax here, with what was found instead.
    func unexpected(_ expectation: String) -> JSONFailure {
        guard index < bytes.count else { return failure(.syntax, "The text ends too early. \(expectation)") }
        var decoder = UTF8()
        var rest = bytes[index...].makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&rest) else {
            return failure(.encoding, "The text is not valid UTF-8.")
        }
        let found = scalar.value > 0x20 && scalar.value != 0x7F ? "'\(scalar)'" : hexadecimal(scalar)
        return failure(.syntax, "Found \(found). \(expectation)")
    }

    func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

extension JSONFailure {
    fileprivate func inside(_ token: String) -> JSONFailure {
        var outer = self
        outer.reversedPath.append(token)
        return outer
    }
}

/// The names of one object: compared one by one while they are few, hashed once they are many.
private struct NameIndex {
    private var hashed: Set<String> = []
    private static let linearLimit = 16

    /// - Returns: `false` when the name is already there.
    mutating func insert(_ name: String, beside members: [JSONObject.Member]) -> Bool {
        if members.count < Self.linearLimit {
            return !members.contains { $0.key == name }
        }
        if hashed.isEmpty { hashed = Set(members.lazy.map(\.key)) }
        return hashed.insert(name).inserted
    }
}
