package import HubJSON

/// Mail addresses, as people write them.
package enum MailAddress {
    /// - Returns: `nil` for a valid address.
    package static func problem(with value: JSONValue) -> String? {
        guard let text = value.string, isValid(text) else { return "must be an email address" }
        return nil
    }

    /// Whether the text is `local@domain` of at most 254 bytes (RFC 5321, section 4.5.3.1) with an unquoted local part
    /// of at most 64 (dot-atom, RFC 5322, section 3.4.1, and letters of any script) and a dot in the domain.
    package static func isValid(_ text: String) -> Bool {
        guard text.utf8.count <= 254 else { return false }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let local = parts.first, let domain = parts.last else { return false }
        return isLocalPart(local) && isDomain(domain)
    }

    private static func isLocalPart(_ text: Substring) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
                !atom.isEmpty && atom.unicodeScalars.allSatisfy(isAtomScalar)
            }
    }

    /// Labels of letters, digits and inner hyphens; the last is no number, which would be an address of the network.
    private static func isDomain(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last else { return false }
        return labels.allSatisfy(isLabel) && !last.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func isLabel(_ text: Substring) -> Bool {
        (1...63).contains(text.utf8.count) && !text.hasPrefix("-") && !text.hasSuffix("-")
            && text.unicodeScalars.allSatisfy { $0 == "-" || isWordScalar($0) }
    }

    private static func isAtomScalar(_ scalar: Unicode.Scalar) -> Bool {
        isWordScalar(scalar) || (scalar.isASCII && "!#$%&'*+-/=?^_`{|}~".utf8.contains(UInt8(ascii: scalar)))
    }

    /// Letters, digits and the marks that some scripts write on them.
    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        // The table of categories is searched for; what nearly every address is made of needs no search.
        if scalar.isASCII { return scalar.isASCIIWord }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .nonspacingMark, .spacingMark:
            return true
        default: return false
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIIWord: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: false
        }
    }
}
