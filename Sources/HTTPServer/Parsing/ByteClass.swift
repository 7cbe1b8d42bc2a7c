/// Byte classes of RFC 9110 section 5.6 and RFC 3986 appendix A.
extension UInt8 {
    /// `tchar`: what methods and field names are made of.
    @inline(__always) var isToken: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E: true
        default: false
        }
    }

    /// Visible characters, obs-text, space and tab.
    @inline(__always) var isFieldContent: Bool { self >= 0x20 && self != 0x7F || self == 0x09 }

    @inline(__always) var isBlank: Bool { self == 0x20 || self == 0x09 }

    @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }

    /// `unreserved`, `sub-delims`, `:` and `@`. Percent is judged apart.
    @inline(__always) var isPathCharacter: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x21, 0x24, 0x26...0x2E, 0x3A, 0x3B, 0x3D, 0x40, 0x5F, 0x7E: true
        default: false
        }
    }

    /// `[ ] | ^`: not allowed in a path, yet sent raw by browsers.
    @inline(__always) var isToleratedInPath: Bool {
        self == 0x5B || self == 0x5D || self == 0x5E || self == 0x7C
    }

    /// Also `\ ` { }` in a query.
    @inline(__always) var isToleratedInQuery: Bool {
        isToleratedInPath || self == 0x5C || self == 0x60 || self == 0x7B || self == 0x7D
    }

    @inline(__always) var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

    @inline(__always) var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}

/// A borrowed run of request bytes.
typealias Bytes = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
    /// The bytes of `range`, which must lie within the buffer.
    @inline(__always) func part(_ range: Range<Int>) -> Bytes { Bytes(rebasing: self[range]) }

    /// Without spaces and tabs at both ends.
    func trimmed() -> Bytes {
        var start = 0
        var end = count
        while start < end, self[start].isBlank { start += 1 }
        while end > start, self[end - 1].isBlank { end -= 1 }
        return part(start..<end)
    }

    /// Whether the bytes are `text`, which must be lower-case ASCII, without regard to case.
    func equalsIgnoringCase(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        for index in 0..<count where self[index].lowercased != text.utf8Start[index] { return false }
        return true
    }

    var text: String { String(decoding: self, as: UTF8.self) }
}
