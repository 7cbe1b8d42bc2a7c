import HubDomain

/// Typed reads. Each returns `nil` after recording why.
extension DefinitionNode {
    /// A text of at most `limit` characters that isn't blank.
    func text(_ log: ProblemLog, limit: Int64 = 2_000) -> String? {
        guard let text = scalar(log, "a text") else { return nil }
        guard text.contains(where: { !$0.isWhitespace }) else {
            log.add("the text is empty", at: mark)
            return nil
        }
        let bounds = FieldType.Bounds(minimum: 1, maximum: limit)
        log.refuse(TextRules.problem(with: text, bounds: bounds, allowsLines: true).map { "the text \($0)" }, at: mark)
        return text
    }

    /// A text of one short line.
    func name(_ log: ProblemLog) -> String? {
        guard let text = text(log, limit: 200) else { return nil }
        if text.contains(where: \.isNewline) { log.refuse("must be one line", at: mark) }
        return text
    }

    /// A word of the given shape.
    func word(_ shape: WordShape, _ log: ProblemLog) -> String? {
        guard let word = scalar(log, shape.words) else { return nil }
        guard shape.matches(word) else {
            log.refuse("`\(word)` is not \(shape.words), such as `\(shape.example)`", at: mark)
            return log.origin == .store ? word : nil
        }
        return word
    }

    /// One of the words of an enumeration.
    func word<Word: RawRepresentable<String> & CaseIterable>(of type: Word.Type, _ log: ProblemLog) -> Word? {
        word(among: type.allCases.map(\.rawValue), log).flatMap(Word.init(rawValue:))
    }

    func word(among words: [String], _ log: ProblemLog) -> String? {
        guard let word = scalar(log, "one of " + words.joined(separator: ", ")) else { return nil }
        guard words.contains(word) else {
            log.add("`\(word)` is not known here" + Suggestion.ending(for: word, among: words), at: mark)
            return nil
        }
        return word
    }

    func integer(_ log: ProblemLog, in range: ClosedRange<Int64> = .min ... .max) -> Int64? {
        guard let text = scalar(log, "a whole number") else { return nil }
        guard let value = Int64(text) else {
            log.add("`\(text)` is not a whole number", at: mark)
            return nil
        }
        if !range.contains(value) { log.refuse(Self.rangeProblem(value, range), at: mark) }
        return value
    }

    func boolean(_ log: ProblemLog) -> Bool? {
        guard let text = scalar(log, "true or false") else { return nil }
        switch text {
        case "true": return true
        case "false": return false
        default:
            log.add("`\(text)` is neither true nor false", at: mark)
            return nil
        }
    }

    /// An email address.
    func address(_ log: ProblemLog) -> String? {
        guard let address = name(log) else { return nil }
        if !MailAddress.isValid(address) { log.refuse("`\(address)` is no email address", at: mark) }
        return address
    }

    /// A currency of ISO 4217.
    func currency(_ log: ProblemLog) -> String? {
        guard let code = name(log) else { return nil }
        let isCode =
            code.utf8.count == 3 && code.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        if !isCode { log.refuse("`\(code)` is no ISO 4217 code such as EUR", at: mark) }
        return code
    }

    func elements(_ log: ProblemLog) -> [DefinitionNode]? {
        guard case .sequence(let elements) = content else {
            log.add("must be a list, not \(kindName)", at: mark)
            return nil
        }
        return elements
    }

    /// The elements of a list of a fixed length.
    func elements(_ log: ProblemLog, form: String, count: Int) -> [DefinitionNode]? {
        guard case .sequence(let elements) = content, elements.count == count else {
            log.add("must have the form \(form)", at: mark)
            return nil
        }
        return elements
    }

    private func scalar(_ log: ProblemLog, _ wanted: String) -> String? {
        switch content {
        case .scalar(let text): return text
        case .empty: log.add("has no value; wanted is \(wanted)", at: mark)
        case .sequence, .mapping: log.add("must be \(wanted), not \(kindName)", at: mark)
        }
        return nil
    }

    private static func rangeProblem(_ value: Int64, _ range: ClosedRange<Int64>) -> String {
        if range.upperBound == .max { return "\(value) is too small: the least is \(range.lowerBound)" }
        return "\(value) is not between \(range.lowerBound) and \(range.upperBound)"
    }
}
