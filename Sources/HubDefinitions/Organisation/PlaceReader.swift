import HubDomain

/// Reads where and when a division or team works.
struct PlaceReader {
    let context: ReadingContext
    let log: ProblemLog

    func zone(_ node: DefinitionNode) -> String? {
        guard let name = node.name(log) else { return nil }
        if ZoneID(name) == nil { log.refuse("`\(name)` is no IANA time zone such as Europe/Berlin", at: node.mark) }
        return name
    }

    func calendar(_ node: DefinitionNode) -> String? {
        guard let key = node.word(.kebab, log) else { return nil }
        if let calendars = context.calendars, !calendars.contains(key) {
            let ending = Suggestion.ending(for: key, among: calendars)
            log.refuse("there is no calendar `\(key)`" + ending, at: node.mark)
        }
        return key
    }
}
