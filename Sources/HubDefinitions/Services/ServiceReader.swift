import HubDomain

/// Reads a service of the catalogue.
struct ServiceReader {
    let context: ReadingContext
    let log: ProblemLog

    static let shape = MappingShape(
        "a service",
        [
            .required("key", .kebab, "The name of the file."),
            .required("name", .line),
            .required("kind", .choice(of: ServiceDefinition.Kind.self)),
            .required("unit", .text, "What quantity 1 is."),
            .optional("useFor", .text),
            .optional("notFor", .text),
            .required("dataSensitivity", .choice(of: ServiceDefinition.DataSensitivity.self)),
            .required("allowedShores", .list(.choice(of: Shore.self), atLeast: 1), "Where it may be worked on."),
            .optional("slaPolicy", .kebab, "Key of the SLA policy; without one no clock runs."),
            .required("tiers", .perTier(.text, "tiers"), "What each tier means, in words."),
            .required(
                "sizing",
                .list(.mapping(SizingReader.shape), atLeast: 1),
                "The first entry whose `when` holds decides the tier; the last one has none."
            ),
        ] + SectionReader.keys + [
            .optional("tasks", .list(.mapping(TaskReader.shape)), "The work of one line."),
            .optional("rounds", .integer(1...20), "Rounds of approval that an order includes; without it any number."),
        ]
    )

    func read(_ node: DefinitionNode) -> ServiceDefinition? {
        guard let reader = MappingReader(node, Self.shape, log) else { return nil }
        let sections = SectionReader(
            context: context,
            isService: true,
            place: "of this service or the common brief",
            log: log
        )
        .read(reader)
        let sizing = SizingReader(predicates: PredicateReader(scope: sections.scope, log: log), log: log)
            .read(reader.requiredList("sizing"))
        let tasks = TaskReader(
            context: context,
            repetitions: RepetitionReader(scope: sections.scope, log: log),
            log: log
        )
        .read(reader.list("tasks"))
        return service(reader, sections, sizing, tasks)
    }

    private func service(
        _ reader: MappingReader,
        _ sections: SectionReader.Sections,
        _ sizing: [SizingRule],
        _ tasks: [TaskTemplate]
    ) -> ServiceDefinition? {
        let key = reader.required("key")?.word(.kebab, log)
        let name = reader.required("name")?.name(log)
        let kind = reader.required("kind")?.word(of: ServiceDefinition.Kind.self, log)
        let unit = reader.required("unit")?.text(log)
        let useFor = reader.optional("useFor")?.text(log)
        let notFor = reader.optional("notFor")?.text(log)
        let sensitivity = reader.required("dataSensitivity")?.word(of: ServiceDefinition.DataSensitivity.self, log)
        let shores = shores(reader)
        let slaPolicy = reader.optional("slaPolicy").flatMap(slaPolicy)
        let tiers = reader.required("tiers").flatMap(tiers)
        let rounds = reader.optional("rounds")?.integer(log, in: 1...20).map { Int($0) }
        guard let key, let name, let kind, let unit, let sensitivity, let tiers else { return nil }
        return ServiceDefinition(
            key: key,
            name: name,
            kind: kind,
            unit: unit,
            useFor: useFor,
            notFor: notFor,
            dataSensitivity: sensitivity,
            allowedShores: shores,
            slaPolicy: slaPolicy,
            tiers: tiers,
            sizing: sizing,
            fields: sections.fields,
            requirements: sections.requirements,
            tasks: tasks,
            checklist: sections.checklist,
            rounds: rounds
        )
    }

    private func slaPolicy(_ node: DefinitionNode) -> String? {
        guard let key = node.word(.kebab, log) else { return nil }
        if let policies = context.slaPolicies, !policies.contains(key) {
            let ending = Suggestion.ending(for: key, among: policies)
            log.refuse("there is no SLA policy `\(key)`" + ending, at: node.mark)
        }
        return key
    }

    private func shores(_ reader: MappingReader) -> [Shore] {
        var names = UniqueNames("shore")
        return reader.requiredList("allowedShores").compactMap { node in
            guard let shore = node.word(of: Shore.self, log) else { return nil }
            names.add(shore.rawValue, at: node.mark, log)
            return shore
        }
    }

    private func tiers(_ node: DefinitionNode) -> PerTier<String>? {
        let keys = Tier.allCases.map(\.rawValue)
        guard let reader = MappingReader(node, "tiers", keys: keys, log) else { return nil }
        let texts = keys.map { reader.required($0)?.text(log) }
        guard let small = texts[0], let medium = texts[1], let large = texts[2] else { return nil }
        return PerTier(small: small, medium: medium, large: large)
    }
}
