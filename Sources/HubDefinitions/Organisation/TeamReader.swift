import HubDomain

/// Reads a team.
struct TeamReader {
    let context: ReadingContext
    let log: ProblemLog

    static let keys = ["key", "name", "zone", "calendar", "shore", "skills", "languages"]

    func read(_ node: DefinitionNode) -> TeamDefinition? {
        guard let reader = MappingReader(node, "a team", keys: Self.keys, log) else { return nil }
        let places = PlaceReader(context: context, log: log)
        let key = reader.required("key")?.word(.kebab, log)
        let name = reader.required("name")?.name(log)
        let zone = reader.required("zone").flatMap(places.zone)
        let calendar = reader.required("calendar").flatMap(places.calendar)
        let shore = reader.required("shore")?.word(of: Shore.self, log)
        let skills = skills(reader)
        let languages = languages(reader)
        guard let key, let name, let zone, let calendar, let shore else { return nil }
        return TeamDefinition(
            key: key,
            name: name,
            zone: zone,
            calendar: calendar,
            shore: shore,
            skills: skills,
            languages: languages
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
