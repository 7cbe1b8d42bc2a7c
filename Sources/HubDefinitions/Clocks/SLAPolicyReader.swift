import HubDomain

/// Reads an SLA policy.
struct SLAPolicyReader {
    let context: ReadingContext
    let log: ProblemLog

    static let shape = MappingShape(
        "an SLA policy",
        [
            .required("key", .kebab, "The name of the file."),
            .required("name", .line),
            .required("calendar", .kebab, ClockReader.Settings.calendarNote),
        ] + ClockReader.Settings.keys + [
            .required("clocks", .list(.mapping(ClockReader.shape), atLeast: 1), "In the order they are shown.")
        ]
    )

    func read(_ node: DefinitionNode) -> SLAPolicy? {
        guard let reader = MappingReader(node, Self.shape, log) else { return nil }
        let key = reader.required("key")?.word(.kebab, log)
        let name = reader.required("name")?.name(log)
        let defaults = ClockReader.Settings(reader, context, log)
        _ = reader.required("calendar")
        var names = UniqueNames("clock")
        let clocks = reader.requiredList("clocks").compactMap { node -> ClockDefinition? in
            let clock = ClockReader(context: context, defaults: defaults, log: log).read(node)
            if let clock { names.add(clock.key.rawValue, at: node.mark, log) }
            return clock
        }
        guard let key, let name else { return nil }
        return SLAPolicy(key: key, name: name, clocks: clocks)
    }
}
