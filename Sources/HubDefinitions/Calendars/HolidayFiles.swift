import HubDomain

/// The iCalendar files beside the calendars, which name them with `holidaysFrom`.
struct HolidayFiles {
    private let files: [String: DefinitionFile]
    private let log: ProblemLog

    init(_ files: [DefinitionFile], log: ProblemLog) {
        self.log = log
        let found = files.filter(Self.isOne)
        self.files = Dictionary(found.map { (Self.name(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
    }

    static func isOne(_ file: DefinitionFile) -> Bool { file.path.hasSuffix(".ics") }

    /// The calendar with the holidays of the file that it names, so that a stored version needs no file.
    func completing(_ calendar: DefinitionNode) -> DefinitionNode {
        guard case .mapping(let members) = calendar.content, let source = calendar.member("holidaysFrom") else {
            return calendar
        }
        guard case .scalar(let name) = source.content, let file = files[name] else {
            let ending = Suggestion.ending(for: "\(Self.named(source))", among: files.keys)
            log.add("`holidaysFrom` names a file beside the calendar such as germany.ics" + ending, at: source.mark)
            return calendar
        }
        var days: [DefinitionNode] = []
        if case .sequence(let written) = calendar.member("holidays")?.content { days = written }
        var known = Set(days.map(Self.named))
        for day in HolidayFileReader(file: file.path, log: log).read(file.text)
        where known.insert(Self.named(day)).inserted {
            days.append(day)
        }
        let holidays = DefinitionNode.Member(
            key: "holidays",
            keyMark: source.mark,
            value: DefinitionNode(content: .sequence(days), mark: calendar.member("holidays")?.mark ?? source.mark)
        )
        return DefinitionNode(
            content: .mapping(members.filter { $0.key != "holidays" } + [holidays]),
            mark: calendar.mark
        )
    }

    /// A file that nobody reads is most likely a misspelt one.
    func refuseUnused(by calendars: [DefinitionNode]) {
        let used = Set(calendars.compactMap { $0.member("holidaysFrom").map(Self.named) })
        for (name, file) in files where !used.contains(name) {
            log.refuse("no calendar names this file with `holidaysFrom`", at: .wholeFile(file.path))
        }
    }

    private static func named(_ node: DefinitionNode) -> String {
        if case .scalar(let text) = node.content { text } else { "" }
    }

    private static func name(of file: DefinitionFile) -> String {
        file.path.split(separator: "/").last.map(String.init) ?? file.path
    }
}
