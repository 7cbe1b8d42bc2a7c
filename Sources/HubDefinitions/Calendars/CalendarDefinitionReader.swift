import HubDomain
import HubJSON

/// Reads a calendar. What makes a calendar valid is the calendar's own matter; its issues are given the lines here.
struct CalendarDefinitionReader {
    let log: ProblemLog

    private static let windows = Shape.list(
        .tuple([.text(TextShape(maximum: 5, pattern: clock)), .text(TextShape(maximum: 5, pattern: clock))])
    )
    private static let clock = "^([01][0-9]|2[0-4]):[0-5][0-9]$"

    static let shape = MappingShape(
        "a calendar",
        [
            .required("key", .kebab, "The name of the file."),
            .required("name", .line),
            .required("zone", .zone, "IANA time zone that the hours are local to."),
            .required(
                "weeklyHours",
                .mapping(MappingShape("weekly hours", Weekday.allCases.map { .optional($0.key, windows) })),
                "Windows of working time by day; a day that isn't named has none."
            ),
            .optional("holidays", .list(.either([.date, .dayOfYear])), "Days whose windows fall away."),
            .optional(
                "holidaysFrom",
                .line,
                "An iCalendar file beside the calendar whose all-day events are holidays."
            ),
            .optional("days", .members(named: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", windows), "Other windows on one date."),
        ]
    )

    func read(_ node: DefinitionNode) -> WorkCalendar? {
        guard let reader = MappingReader(node, Self.shape, log) else { return nil }
        let key = reader.required("key")?.word(.kebab, log)
        _ = reader.required("name")?.name(log)
        let zone = reader.required("zone")?.name(log)
        let week = reader.required("weeklyHours").map(days) ?? []
        let special = reader.optional("days").map(days) ?? []
        let draft = CalendarDraft(zone: zone, weeklyHours: week, holidays: holidays(reader), days: special)
        guard let key, zone != nil else { return nil }
        do throws(HubError) {
            let calendar = try WorkCalendar(key: key, draft)
            checkHours(calendar, reader)
            return calendar
        } catch {
            add(error, to: node)
            return nil
        }
    }

    private func checkHours(_ calendar: WorkCalendar, _ reader: MappingReader) {
        guard calendar.hours.weekly.values.allSatisfy(\.isEmpty) else { return }
        log.refuse("a week without working hours: no deadline would ever come", at: reader.mark(of: "weeklyHours"))
    }

    private func days(_ node: DefinitionNode) -> [CalendarDraft.Day] {
        guard case .mapping(let members) = node.content else {
            log.add("must be a mapping from days to windows such as {mon: [[\"09:00\", \"17:30\"]]}", at: node.mark)
            return []
        }
        return members.map { member in CalendarDraft.Day(member.key, windows(member.value)) }
    }

    private func windows(_ node: DefinitionNode) -> [[String]] {
        (node.elements(log) ?? []).map { window in
            (window.elements(log) ?? []).compactMap { $0.name(log) }
        }
    }

    private func holidays(_ reader: MappingReader) -> [String] {
        var names = UniqueNames("holiday")
        return reader.list("holidays").compactMap { node in
            guard let day = node.name(log) else { return nil }
            names.add(day, at: node.mark, log)
            return day
        }
    }

    private func add(_ error: HubError, to node: DefinitionNode) {
        for issue in error.issues {
            log.add(issue.detail, at: node.mark(atPointer: issue.pointer))
        }
        if error.issues.isEmpty { log.add(error.message, at: node.mark) }
    }
}

extension DefinitionNode {
    /// Where the value of a JSON Pointer stands, or the nearest part around it.
    fileprivate func mark(atPointer pointer: String) -> SourceMark? {
        var node = self
        for part in pointer.split(separator: "/") {
            let next: DefinitionNode?
            switch node.content {
            case .mapping: next = node.member(String(part))
            case .sequence(let elements):
                next = Int(part).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
            case .scalar, .empty: next = nil
            }
            guard let next else { break }
            node = next
        }
        return node.mark
    }
}
