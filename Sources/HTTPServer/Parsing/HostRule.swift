import Glibc

/// `uri-host [ ":" port ]` (RFC 9110 section 7.2), not empty.
enum HostRule {
    static func isValid(_ bytes: Bytes) -> Bool {
        guard let first = bytes.first else { return false }
        return first == 0x5B ? isBracketed(bytes) : isNamed(bytes)
    }

    /// A name or IPv4 address: RFC 3986 `reg-name`, without percent-encoding gone wrong.
    private static func isNamed(_ bytes: Bytes) -> Bool {
        let end = bytes.firstIndex(of: 0x3A) ?? bytes.count
        guard end > 0, isPort(bytes, after: end) else { return false }
        var index = 0
        while index < end {
            let byte = bytes[index]
            if byte == 0x25 {
                guard index + 2 < end, bytes[index + 1].hexValue != nil, bytes[index + 2].hexValue != nil else {
                    return false
                }
                index += 3
                continue
            }
            guard byte.isPathCharacter, byte != 0x40, byte != 0x3A else { return false }
            index += 1
        }
        return true
    }

    private static func isBracketed(_ bytes: Bytes) -> Bool {
        guard let close = bytes.firstIndex(of: 0x5D), isPort(bytes, after: close + 1) else { return false }
        let text = bytes.part(1..<close).text
        var address = in6_addr()
        return inet_pton(AF_INET6, text, &address) == 1
    }

    /// Nothing, or a colon and up to five digits, at `index`.
    private static func isPort(_ bytes: Bytes, after index: Int) -> Bool {
        if index == bytes.count { return true }
        guard index < bytes.count, bytes[index] == 0x3A else { return false }
        let digits = bytes.part(index + 1..<bytes.count)
        guard digits.count <= 5, digits.allSatisfy(\.isDigit) else { return false }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 65_535
    }
}
