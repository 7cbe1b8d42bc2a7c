import HubDomain
import HubJSON

/// Reads a freeze.
struct FreezeReader {
    let context: ReadingContext
    let log: ProblemLog

    static let shape = MappingShape(
        "a freeze",
        [
            .required("key", .kebab, "The name of the file."),
            .required("name", .line),
            .required("level", .choice(of: FreezeDefinition.Level.self), "Hard blocks launches, soft warns."),
            .required("owner", .address, "Address of the person who grants exceptions."),
            .required("zone", .zone, "IANA time zone that the times are local to."),
            .optional("window", .mapping(windowShape), "Once."),
            .optional("every", .mapping(RecurrenceReader.shape), "Again and again."),
            .optional("services", .list(.kebab, atLeast: 1), "Services that it holds for; without it all."),
            .optional("divisions", .list(.kebab, atLeast: 1), "Divisions that it holds for; without it all."),
        ],
        constraints: .exactlyOne(of: [["window"], ["every"]])
    )

    private static let windowShape = MappingShape(
        "a window",
        [
            .required("from", .localTime, "Local date and time, such as 2027-01-16T20:00."),
            .required("to", .localTime, "The first moment after it."),
        ]
    )

    func read(_ node: DefinitionNode) -> FreezeDefinition? {
        guard let reader = MappingReader(node, Self.shape, log) else { return nil }
        let places = PlaceReader(context: context, log: log)
        let key = reader.required("key")?.word(.kebab, log)
        let name = reader.required("name")?.name(log)
        let level = reader.required("level")?.word(of: FreezeDefinition.Level.self, log)
        let owner = reader.required("owner")?.address(log)
        let zone = reader.required("zone").flatMap(places.zone)
        let schedule = schedule(reader)
        let services = places.services(some(reader, "services"))
        let divisions = places.divisions(some(reader, "divisions"))
        guard let key, let name, let level, let owner, let zone, let schedule else { return nil }
        return FreezeDefinition(
            key: key,
            name: name,
            level: level,
            owner: owner,
            zone: zone,
            schedule: schedule,
            services: services,
            divisions: divisions
        )
    }

    /// An empty list would say "none" and mean "all".
    private func some(_ reader: MappingReader, _ key: String) -> [DefinitionNode] {
        reader.has(key) ? reader.requiredList(key) : []
    }

    private func schedule(_ reader: MappingReader) -> FreezeDefinition.Schedule? {
        guard reader.has("window") != reader.has("every") else {
            log.add("a freeze has either a `window` or a rule under `every`", at: reader.node.mark)
            return nil
        }
        if let node = reader.optional("window") { return window(node) }
        return reader.optional("every").flatMap(RecurrenceReader(context: context, log: log).read)
            .map(FreezeDefinition.Schedule.recurring)
    }

    private func window(_ node: DefinitionNode) -> FreezeDefinition.Schedule? {
        guard let reader = MappingReader(node, Self.windowShape, log) else { return nil }
        let from = reader.required("from").flatMap(moment)
        let to = reader.required("to").flatMap(moment)
        guard let from, let to else { return nil }
        if from >= to { log.refuse("the window ends before it begins", at: reader.mark(of: "to")) }
        return .window(from: from, to: to)
    }

    private func moment(_ node: DefinitionNode) -> LocalDateTime? {
        guard let text = node.name(log) else { return nil }
        guard let moment = LocalDateTime(iso8601: text) else {
            log.add("`\(text)` is no date and time such as 2027-01-16T20:00", at: node.mark)
            return nil
        }
        return moment
    }
}
