import HubDomain

/// Reads the holidays of an iCalendar file (RFC 5545): all-day events, once or every year on the same date.
///
/// Each becomes a text as a calendar's `holidays` take it, with the line that its event's start stands on.
struct HolidayFileReader {
    let file: String
    let log: ProblemLog

    static let mostEvents = 2_000
    /// What a repetition with an end is written out for.
    private static let mostYears = 200

    private struct Event {
        let mark: SourceMark
        var start: (text: String, mark: SourceMark)?
        var end: (text: String, mark: SourceMark)?
        var rule: (text: String, mark: SourceMark)?
        var isCancelled = false
    }

    private struct Line {
        var text: String
        let mark: SourceMark
    }

    func read(_ text: String) -> [DefinitionNode] {
        var holidays: [DefinitionNode] = []
        var event: Event?
        for line in lines(of: text) {
            guard let (name, value) = Self.property(line.text) else {
                log.add("is no line of an iCalendar file: a name, a colon and a value are wanted", at: line.mark)
                return []
            }
            switch (name, value.uppercased()) {
            case ("BEGIN", "VEVENT"): event = Event(mark: line.mark)
            case ("END", "VEVENT"):
                if let event, !event.isCancelled { holidays += days(of: event) }
                event = nil
            case ("DTSTART", _): event?.start = (value, line.mark)
            case ("DTEND", _): event?.end = (value, line.mark)
            case ("RRULE", _): event?.rule = (value.uppercased(), line.mark)
            case ("STATUS", "CANCELLED"): event?.isCancelled = true
            case ("EXDATE", _) where event != nil, ("RDATE", _) where event != nil:
                log.add("\(name) isn't supported: write such days as events of their own", at: line.mark)
            default: break
            }
        }
        if holidays.isEmpty { log.refuse("the file has no event", at: .wholeFile(file)) }
        if holidays.count > Self.mostEvents {
            log.add("the file has more than \(Self.mostEvents) holidays", at: .wholeFile(file))
            return []
        }
        return holidays
    }

    /// Lines with their continuations, which begin with a blank.
    private func lines(of text: String) -> [Line] {
        var lines: [Line] = []
        // A carriage return and a line feed are one character.
        let raw = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in raw.enumerated() {
            if let first = line.first, first == " " || first == "\t", !lines.isEmpty {
                lines[lines.count - 1].text += line.dropFirst()
            } else if !line.isEmpty {
                lines.append(Line(text: String(line), mark: SourceMark(file: file, line: index + 1, column: 1)))
            }
        }
        return lines
    }

    /// Name and value of `NAME;PARAMETER=…:VALUE`; colons within quotes belong to a parameter.
    private static func property(_ line: String) -> (String, String)? {
        var isQuoted = false
        for index in line.indices {
            if line[index] == "\"" { isQuoted.toggle() }
            guard line[index] == ":", !isQuoted else { continue }
            let name = line[..<index].prefix { $0 != ";" }
            guard !name.isEmpty else { return nil }
            return (name.uppercased(), String(line[line.index(after: index)...]))
        }
        return nil
    }

    private func days(of event: Event) -> [DefinitionNode] {
        guard let start = event.start else {
            log.add("the event has no DTSTART", at: event.mark)
            return []
        }
        guard let first = day(start), let last = lastDay(of: event, first) else { return [] }
        let days = (first.dayNumber...last.dayNumber).map { CivilDate(dayNumber: $0) }
        let texts = event.rule.map { rule in days.flatMap { yearly($0, by: rule) } } ?? days.map(\.iso8601)
        return texts.map { DefinitionNode(content: .scalar($0), mark: start.mark) }
    }

    /// The end of an all-day event is the day after its last.
    private func lastDay(of event: Event, _ first: CivilDate) -> CivilDate? {
        guard let end = event.end else { return first }
        guard let day = day(end) else { return nil }
        guard day > first, day.dayNumber - first.dayNumber <= 366 else {
            log.add("DTEND is the day after the last one, at most a year after DTSTART", at: end.mark)
            return nil
        }
        return day.adding(days: -1)
    }

    private func day(_ value: (text: String, mark: SourceMark)) -> CivilDate? {
        let text = value.text
        let digits = text.utf8.count == 8 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        let date =
            digits ? CivilDate(iso8601: "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))") : nil
        if date == nil {
            log.add("`\(text.prefix(40))` is no date such as 20261225: holidays are all-day events", at: value.mark)
        }
        return date
    }

    private func yearly(_ day: CivilDate, by rule: (text: String, mark: SourceMark)) -> [String] {
        var parts: [String: String] = [:]
        for part in rule.text.split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            parts[pair[0]] = pair.count > 1 ? pair[1] : ""
        }
        let known: Set<String> = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "WKST"]
        let isPlain =
            parts["FREQ"] == "YEARLY" && (parts["INTERVAL"] ?? "1") == "1" && Set(parts.keys).isSubset(of: known)
            && parts["BYMONTH"].map { Int($0) == day.month } ?? true
            && parts["BYMONTHDAY"].map { Int($0) == day.day } ?? true
        guard isPlain else {
            log.add("only FREQ=YEARLY on the same date is supported: write other days as events", at: rule.mark)
            return []
        }
        let everyYear = "--" + day.iso8601.dropFirst(5)
        switch (parts["COUNT"], parts["UNTIL"]) {
        case (nil, nil): return [everyYear]
        case (let count?, nil):
            guard let count = Int(count), (1...Self.mostYears).contains(count) else { break }
            return written(day, years: day.year..<(day.year + count))
        case (nil, let until?):
            guard let last = self.day((String(until.prefix(8)), rule.mark)), last >= day else { break }
            return written(day, years: day.year..<(min(last.year, day.year + Self.mostYears) + 1)).filter {
                $0 <= last.iso8601
            }
        default: break
        }
        log.add(
            "COUNT is from 1 to \(Self.mostYears), UNTIL a date after the start, and only one of them",
            at: rule.mark
        )
        return []
    }

    /// The same date in each year that has it.
    private func written(_ day: CivilDate, years: Range<Int>) -> [String] {
        years.compactMap { CivilDate(iso8601: "\($0)" + day.iso8601.dropFirst(4))?.iso8601 }
    }
}
