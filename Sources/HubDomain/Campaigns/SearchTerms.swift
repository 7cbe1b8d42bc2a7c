private import HubJSON

/// The words that a campaign is found by.
package enum SearchTerms {
    /// Terms kept of one campaign.
    private static let termLimit = 400
    private static let lengths = 2...40

    /// Folded words of a text (see ``TextFolding``): runs of letters and digits, two characters or more, in their order, each once.
    package static func words(of text: String) -> [String] {
        var seen: Set<String> = []
        return (plainWords(of: text) ?? foldedWords(of: text)).filter { seen.insert($0).inserted }
    }

    /// Byte by byte, as nearly every text of a brief is plain; `nil` for one that is not ASCII throughout.
    private static func plainWords(of text: String) -> [String]? {
        var words: [String] = []
        var word: [UInt8] = []
        func end() {
            if lengths.contains(word.count) { words.append(String(decoding: word, as: UTF8.self)) }
            word.removeAll(keepingCapacity: true)
        }
        for byte in text.utf8 {
            switch byte {
            case 0x61...0x7A, 0x30...0x39: word.append(byte)
            case 0x41...0x5A: word.append(byte | 0x20)
            case 0x80...: return nil
            default: end()
            }
        }
        end()
        return words
    }

    private static func foldedWords(of text: String) -> [String] {
        TextFolding.folded(text).split { !$0.isLetter && !$0.isNumber }
            .filter { lengths.contains($0.count) }
            .map(String.init)
    }

    /// The words of a campaign's title, its brief and its lines' answers.
    package static func terms(of campaign: Campaign) -> Set<String> {
        var texts = [campaign.title]
        collect(.object(campaign.brief), into: &texts)
        for line in campaign.lines {
            texts.append(line.service)
            collect(.object(line.answers), into: &texts)
        }
        var terms: Set<String> = []
        for word in texts.lazy.flatMap(words(of:)) where terms.count < termLimit { terms.insert(word) }
        return terms
    }

    private static func collect(_ value: JSONValue, into texts: inout [String]) {
        switch value {
        case .string(let text): texts.append(text)
        case .array(let elements): for element in elements { collect(element, into: &texts) }
        case .object(let object): for member in object.members { collect(member.value, into: &texts) }
        case .null, .bool, .integer, .double: break
        }
    }
}
