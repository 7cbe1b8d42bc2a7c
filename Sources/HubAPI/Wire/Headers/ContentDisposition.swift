/// The field that has a browser save an answer and not show it (RFC 6266).
enum ContentDisposition {
    /// `attachment` with the name in both forms: reduced to plain ASCII for old readers, and whole.
    static func attachment(_ name: String) -> String {
        let plain = name.unicodeScalars.map { scalar -> String in
            let isPlain = scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7F
            return isPlain && scalar != "\"" && scalar != "\\" && scalar != "%" ? String(scalar) : "_"
        }
        return "attachment; filename=\"\(plain.joined())\"; filename*=UTF-8''\(encoded(name))"
    }

    /// Percent-encodes all but the `attr-char` of RFC 8187.
    private static func encoded(_ text: String) -> String {
        let plain = Set("!#$&+-.^_`|~".utf8)
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                bytes.append(byte)
            default:
                if plain.contains(byte) {
                    bytes.append(byte)
                } else {
                    bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
