enum PercentDecoder {
    /// Decodes `%XX` once. Refuses broken escapes, text that is not UTF-8, and control characters (with
    /// `plusIsSpace`, the form coding of queries, only NUL: a query value may hold a line end).
    static func decode(_ bytes: Bytes, plusIsSpace: Bool) throws(RequestFault) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            var byte = bytes[index]
            index += 1
            if byte == 0x25 {
                guard index + 1 < bytes.count, let high = bytes[index].hexValue, let low = bytes[index + 1].hexValue
                else { throw .malformed("The target has a percent sign without two hexadecimal digits.") }
                byte = high << 4 | low
                index += 2
                if byte == 0 || !plusIsSpace && (byte < 0x20 || byte == 0x7F) {
                    throw .malformed("The target has an encoded control character.")
                }
            } else if plusIsSpace, byte == 0x2B {
                byte = 0x20
            }
            decoded.append(byte)
        }
        guard let text = String(validating: decoded, as: UTF8.self) else {
            throw .malformed("The target is not UTF-8 once decoded.")
        }
        return text
    }
}
