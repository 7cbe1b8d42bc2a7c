/// Reads the options of a choice.
struct OptionReader {
    let log: ProblemLog

    static let limit = 500

    func read(_ node: DefinitionNode) -> [String]? {
        guard let elements = node.elements(log) else { return nil }
        if elements.isEmpty { log.refuse("a choice needs at least one option", at: node.mark) }
        if elements.count > Self.limit { log.refuse("a choice has at most \(Self.limit) options", at: node.mark) }
        var names = UniqueNames("option")
        let options = elements.map { element in
            let option = element.word(.kebab, log)
            if let option { names.add(option, at: element.mark, log) }
            return option
        }
        let readable = options.compactMap(\.self)
        return readable.count == options.count ? readable : nil
    }
}
