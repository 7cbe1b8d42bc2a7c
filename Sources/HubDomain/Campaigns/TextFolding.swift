import Foundation

/// Brings texts that people take for the same into one form: case, accents, and the forms that one letter has.
enum TextFolding {
    /// Letters that Unicode doesn't take apart into a plain one and a mark.
    private static let plain: [Unicode.Scalar: String] = [
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t", "ı": "i",
    ]

    /// Compatibility decomposition (NFKD), full case folding by way of the upper case, and without the combining marks of
    /// alphabets; marks that are vowels of their script stay.
    static func folded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        let cased = text.decomposedStringWithCompatibilityMapping.uppercased().lowercased()
        var folded = String.UnicodeScalarView()
        for scalar in cased.decomposedStringWithCompatibilityMapping.unicodeScalars where !isAccent(scalar) {
            if let plain = plain[scalar] {
                folded.append(contentsOf: plain.unicodeScalars)
            } else {
                folded.append(scalar)
            }
        }
        return String(folded).precomposedStringWithCanonicalMapping
    }

    /// Of the blocks of combining diacritical marks.
    private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: true
        default: false
        }
    }
}
