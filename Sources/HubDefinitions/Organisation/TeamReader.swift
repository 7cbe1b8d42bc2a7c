import HubDomain

/// Reads a team.
struct TeamReader {
    let context: ReadingContext
    let log: ProblemLog

    static let shape = MappingShape(
        "a team",
        [
            .required("key", .kebab, "The name of the file."),
            .required("name", .line),
            .required("zone", .zone, "IANA time zone."),
            .required("calendar", .kebab, "Key of the team's working calendar."),
            .required("shore", .choice(of: Shore.self)),
            .required("skills", .list(.kebab, atLeast: 1), "The words that tasks of services ask for."),
            .required("languages", .list(.line, atLeast: 1), "Locales that the team builds and checks by itself."),
            .optional(
                "capacityMinutesPerWeek",
                .integer(capacities),
                "Minutes of production that its people have together in a week without holidays."
            ),
            .optional("board", .list(.mapping(BoardReader.shape)), "How many of its campaigns stages take."),
        ]
    )

    private static let capacities: ClosedRange<Int64> = 1...10_000_000

    func read(_ node: DefinitionNode) -> TeamDefinition? {
        guard let reader = MappingReader(node, Self.shape, log) else { return nil }
        let places = PlaceReader(context: context, log: log)
        let key = reader.required("key")?.word(.kebab, log)
        let name = reader.required("name")?.name(log)
        let zone = reader.required("zone").flatMap(places.zone)
        let calendar = reader.required("calendar").flatMap(places.calendar)
        let shore = reader.required("shore")?.word(of: Shore.self, log)
        let skills = skills(reader)
        let languages = languages(reader)
        let capacity = reader.optional("capacityMinutesPerWeek")?.integer(log, in: Self.capacities)
        guard let key, let name, let zone, let calendar, let shore else { return nil }
        return TeamDefinition(
            key: key,
            name: name,
            zone: zone,
            calendar: calendar,
            shore: shore,
            skills: skills,
            languages: languages,
            capacityMinutesPerWeek: capacity.map { Int($0) },
            board: BoardReader(log: log).read(reader.list("board"))
        )
    }

    private func skills(_ reader: MappingReader) -> [String] {
        var names = UniqueNames("skill")
        return reader.requiredList("skills").compactMap { node in
            guard let skill = node.word(.kebab, log) else { return nil }
            names.add(skill, at: node.mark, log)
            return skill
        }
    }

    private func languages(_ reader: MappingReader) -> [String] {
        var names = UniqueNames("language")
        return reader.requiredList("languages").compactMap { node in
            guard let tag = node.name(log) else { return nil }
            if !LanguageTag.isValid(tag) { log.refuse("`\(tag)` is no language tag such as en-GB", at: node.mark) }
            names.add(tag, at: node.mark, log)
            return tag
        }
    }
}
