extension [UInt8] {
    /// Appends a JSON string literal. Only what must be escaped is, so text beyond ASCII stays as it is.
    mutating func append(quoting text: String, escapesLineSeparators: Bool) {
        append(UInt8(ascii: "\""))
        let done: Void? = text.utf8.withContiguousStorageIfAvailable {
            appendEscaped($0, escapesLineSeparators: escapesLineSeparators)
        }
        if done == nil {
            let copy = Array(text.utf8)
            copy.withUnsafeBufferPointer { appendEscaped($0, escapesLineSeparators: escapesLineSeparators) }
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, escapesLineSeparators: Bool) {
        var runStart = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            let isPlain = byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0xE2
            if isPlain {
                index += 1
                continue
            }
            if byte == 0xE2, !(escapesLineSeparators && text.isLineSeparator(at: index)) {
                index += 1
                continue
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart..<index]))
            index += byte == 0xE2 ? 3 : 1
            runStart = index
            appendEscape(of: byte, last: text[index - 1])
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart...]))
    }

    private mutating func appendEscape(of byte: UInt8, last: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append(contentsOf: "\\\"".utf8)
        case UInt8(ascii: "\\"): append(contentsOf: "\\\\".utf8)
        case 0x08: append(contentsOf: "\\b".utf8)
        case 0x09: append(contentsOf: "\\t".utf8)
        case 0x0A: append(contentsOf: "\\n".utf8)
        case 0x0C: append(contentsOf: "\\f".utf8)
        case 0x0D: append(contentsOf: "\\r".utf8)
        case 0xE2: append(contentsOf: (last == 0xA8 ? "\\u2028" : "\\u2029").utf8)
        default:
            append(contentsOf: byte < 0x10 ? "\\u000".utf8 : "\\u001".utf8)
            let digit = byte & 0x0F
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }

    mutating func append(decimal value: Int64) {
        if (0...9).contains(value) {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value))
            return
        }
        if value < 0 { append(UInt8(ascii: "-")) }
        let start = count
        var rest = value.magnitude
        repeat {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        self[start...].reverse()
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether U+2028 or U+2029 begins here.
    fileprivate func isLineSeparator(at index: Int) -> Bool {
        index + 2 < count && self[index + 1] == 0x80 && (self[index + 2] == 0xA8 || self[index + 2] == 0xA9)
    }
}
