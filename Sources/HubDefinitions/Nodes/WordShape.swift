/// The spelling of names that definitions give.
enum WordShape {
    /// `email-newsletter`: keys of definitions, stages and actions, options, skills.
    case kebab
    /// `lifecycleStage`: fields and columns.
    case camel
    /// `EN-K1`, `t1`: requirements, tasks and checklist items.
    case identifier

    var words: String {
        switch self {
        case .kebab: "a word of lower-case letters, digits and single hyphens"
        case .camel: "a word of letters and digits that begins with a lower-case letter"
        case .identifier: "a word of letters, digits and hyphens that begins with a letter"
        }
    }

    var example: String {
        switch self {
        case .kebab: "email-newsletter"
        case .camel: "launchTiming"
        case .identifier: "EN-01"
        }
    }

    /// The same as ``matches(_:)``, as a regular expression.
    var pattern: String {
        switch self {
        case .kebab: "^[a-z0-9]+(-[a-z0-9]+)*$"
        case .camel: "^[a-z][A-Za-z0-9]*$"
        case .identifier: "^[A-Za-z][A-Za-z0-9-]*$"
        }
    }

    func matches(_ word: String) -> Bool {
        guard (1...80).contains(word.utf8.count) else { return false }
        switch self {
        case .kebab:
            let parts = word.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
            return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLower || $0.isDigit } }
        case .camel:
            return word.utf8.first?.isLower == true && word.utf8.allSatisfy { $0.isLetter || $0.isDigit }
        case .identifier:
            let isHyphen = { (byte: UInt8) in byte == UInt8(ascii: "-") }
            return word.utf8.first?.isLetter == true
                && word.utf8.allSatisfy { $0.isLetter || $0.isDigit || isHyphen($0) }
        }
    }
}

extension UInt8 {
    fileprivate var isLower: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    fileprivate var isLetter: Bool { isLower || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
}
