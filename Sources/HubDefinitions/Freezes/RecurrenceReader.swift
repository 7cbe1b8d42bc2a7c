import HubDomain

/// Reads on which days a freeze comes back.
struct RecurrenceReader {
    let context: ReadingContext
    let log: ProblemLog

    private static let days: ClosedRange<Int64> = 0...Int64(FreezeDefinition.Recurrence.reach)

    static let shape = MappingShape(
        "a recurring freeze",
        [
            .required("months", .list(.integer(1...12), atLeast: 1), "Numbers of the months, 1 to 12."),
            .required(
                "day",
                .either([.integer(1...31), .choice(["last"]), .mapping(weekdayShape)]),
                "The day of the month that it is about."
            ),
            .optional("daysBefore", .integer(days), "Days that it begins before that day."),
            .optional("daysAfter", .integer(days), "Days that it lasts after that day."),
            .optional("calendar", .kebab, "Count working days of this calendar; without it every day counts."),
        ]
    )

    private static let weekdayShape = MappingShape(
        "a weekday of the month",
        [
            .required("weekday", .choice(Weekday.allCases.map(\.key))),
            .required("week", .either([.integer(1...4), .choice(["last"])]), "1 to 4, or last."),
        ]
    )

    func read(_ node: DefinitionNode) -> FreezeDefinition.Recurrence? {
        guard let reader = MappingReader(node, Self.shape, log) else { return nil }
        let months = months(reader)
        let day = reader.required("day").flatMap(day)
        let before = reader.optional("daysBefore")?.integer(log, in: Self.days) ?? 0
        let after = reader.optional("daysAfter")?.integer(log, in: Self.days) ?? 0
        let calendar = reader.optional("calendar").flatMap(PlaceReader(context: context, log: log).calendar)
        guard let day else { return nil }
        if case .number(let number) = day { check(number, in: months, reader) }
        return FreezeDefinition.Recurrence(
            months: months,
            day: day,
            daysBefore: Int(clamping: before),
            daysAfter: Int(clamping: after),
            calendar: calendar
        )
    }

    private func months(_ reader: MappingReader) -> [Int] {
        var names = UniqueNames("month")
        return reader.requiredList("months").compactMap { node in
            guard let month = node.integer(log, in: 1...12) else { return nil }
            names.add(String(month), at: node.mark, log)
            return Int(exactly: month)
        }
    }

    /// A day that a month lacks would leave the freeze out in silence.
    private func check(_ day: Int, in months: [Int], _ reader: MappingReader) {
        // 2001 is no leap year.
        guard let month = months.first(where: { CivilDate(year: 2001, month: $0, day: day) == nil }) else { return }
        guard (1...31).contains(day), (1...12).contains(month) else { return }
        log.refuse("month \(month) doesn't always have a day \(day): write `last`", at: reader.optional("day")?.mark)
    }

    private func day(_ node: DefinitionNode) -> FreezeDefinition.Day? {
        switch node.content {
        case .mapping: return weekday(node)
        case .scalar("last"): return .last
        default: return node.integer(log, in: 1...31).flatMap { Int(exactly: $0) }.map(FreezeDefinition.Day.number)
        }
    }

    private func weekday(_ node: DefinitionNode) -> FreezeDefinition.Day? {
        guard let reader = MappingReader(node, Self.weekdayShape, log) else { return nil }
        let word = reader.required("weekday")?.word(among: Weekday.allCases.map(\.key), log)
        let week = reader.required("week")
        guard let weekday = word.flatMap(Weekday.init(key:)), let week else { return nil }
        if case .scalar("last") = week.content { return .weekday(weekday, week: nil) }
        return week.integer(log, in: 1...4).flatMap { Int(exactly: $0) }.map { .weekday(weekday, week: $0) }
    }
}
