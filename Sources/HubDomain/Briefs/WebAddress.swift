package import HubJSON

/// Absolute web addresses.
package enum WebAddress {
    /// - Returns: `nil` for an `http` or `https` address with a host and, if any, a port that exists, without blanks,
    ///   control characters or a user name and at most 2,000 bytes long.
    package static func problem(with value: JSONValue) -> String? {
        guard let text = value.string, isValid(text) else {
            return "must be a web address such as https://example.com/page"
        }
        return nil
    }

    private static func isValid(_ text: String) -> Bool {
        guard text.utf8.count <= 2_000, text.unicodeScalars.allSatisfy(isAllowed) else { return false }
        let start = text.prefix(8).lowercased()
        guard let scheme = ["https://", "http://"].first(where: start.hasPrefix) else { return false }
        let authority = text.unicodeScalars.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return isAuthority(authority)
    }

    private static func isAuthority(_ authority: Substring.UnicodeScalarView) -> Bool {
        if authority.first == "[" {
            guard let end = authority.firstIndex(of: "]"), authority.startIndex < end else { return false }
            let address = authority[..<end].dropFirst()
            let isAddress =
                !address.isEmpty && address.allSatisfy { $0.properties.isASCIIHexDigit || $0 == ":" || $0 == "." }
            return isAddress && isPort(authority[end...].dropFirst())
        }
        let host = authority.prefix { $0 != ":" }
        guard let first = host.first, first != ".", first != "-", !host.contains("@") else { return false }
        return !String(host).contains("..") && isPort(authority[host.endIndex...])
    }

    /// Nothing, or a colon and a number that a port can have.
    private static func isPort(_ text: Substring.UnicodeScalarView) -> Bool {
        guard let colon = text.first else { return true }
        guard colon == ":", text.dropFirst().allSatisfy({ ("0"..."9").contains($0) }) else { return false }
        return Int(String(text.dropFirst())).map { (1...65_535).contains($0) } ?? false
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return isAllowedASCII[Int(scalar.value)] }
        return scalar.value > 0x9F && !scalar.properties.isWhitespace && scalar.properties.generalCategory != .format
    }

    private static let isAllowedASCII = (UInt8(0)..<128).map { byte in
        byte > 0x20 && byte < 0x7F && !"<>\"\\^`{|}".utf8.contains(byte)
    }
}
