extension JSONScanner {
    /// Reads the string whose opening quote comes next.
    mutating func string() throws(JSONFailure) -> String {
        let quote = index
        index += 1
        let start = index
        var union: UInt8 = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                let text = try text(start..<index, isASCII: union < 0x80)
                index += 1
                return text
            case UInt8(ascii: "\\"):
                return try stringWithEscapes(from: start, union: union, quote: quote)
            case 0..<0x20:
                throw controlCharacter()
            default:
                union |= bytes[index]
                index += 1
            }
        }
        throw unterminated(quote)
    }

    private mutating func stringWithEscapes(
        from start: Int,
        union startUnion: UInt8,
        quote: Int
    ) throws(JSONFailure) -> String {
        var runStart = start
        var union = startUnion
        var result = ""
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                result += try text(runStart..<index, isASCII: union < 0x80)
                index += 1
                return result
            case UInt8(ascii: "\\"):
                result += try text(runStart..<index, isASCII: union < 0x80)
                result.unicodeScalars.append(try escape())
                runStart = index
            case 0..<0x20:
                throw controlCharacter()
            default:
                union |= bytes[index]
                index += 1
            }
        }
        throw unterminated(quote)
    }

    private func text(_ range: Range<Int>, isASCII: Bool) throws(JSONFailure) -> String {
        let run = UnsafeBufferPointer(rebasing: bytes[range])
        if isASCII { return String(decoding: run, as: UTF8.self) }
        guard let text = String(validating: run, as: UTF8.self) else {
            throw failure(.encoding, "The text is not valid UTF-8.", at: firstInvalidByte(in: range))
        }
        return text
    }

    private func firstInvalidByte(in range: Range<Int>) -> Int {
        var offset = range.lowerBound
        var decoder = UTF8()
        var rest = bytes[range].makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&rest) {
            offset += UTF8.width(scalar)
        }
        return offset
    }

    private mutating func escape() throws(JSONFailure) -> Unicode.Scalar {
        let start = index
        guard index + 1 < bytes.count else { throw failure(.syntax, "The text ends within an escape.") }
        let letter = bytes[index + 1]
        index += 2
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "u"): return try unicodeEscape(from: start)
        default: throw failure(.syntax, "A backslash begins an escape that JSON does not know.", at: start)
        }
    }

    private mutating func unicodeEscape(from start: Int) throws(JSONFailure) -> Unicode.Scalar {
        let first = try fourHexDigits()
        if first == 0 {
            throw failure(.nulCharacter, "The character U+0000 is not accepted in a string.", at: start)
        }
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        else { throw loneSurrogate(start) }
        index += 2
        let second = try fourHexDigits()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else { throw loneSurrogate(start) }
        return scalar
    }

    private mutating func fourHexDigits() throws(JSONFailure) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard index < bytes.count, let digit = hexDigit(bytes[index]) else {
                throw failure(.syntax, "Four hexadecimal digits are expected after \\u.")
            }
            value = value << 4 | digit
            index += 1
        }
        return value
    }

    private func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    private func controlCharacter() -> JSONFailure {
        let name = hexadecimal(Unicode.Scalar(bytes[index]))
        return failure(.syntax, "The control character \(name) must be escaped in a string.")
    }

    private func unterminated(_ quote: Int) -> JSONFailure {
        failure(.syntax, "The string that begins here has no closing quote.", at: quote)
    }

    private func loneSurrogate(_ start: Int) -> JSONFailure {
        failure(.encoding, "The escape is one half of a surrogate pair without the other.", at: start)
    }
}
