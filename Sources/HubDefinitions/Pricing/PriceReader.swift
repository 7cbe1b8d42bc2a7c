import HubDomain
import HubJSON

/// Reads the price of a service.
struct PriceReader {
    let context: ReadingContext
    let log: ProblemLog

    static let shape = MappingShape(
        "a price",
        [
            .required("key", .kebab, "The name of the file."),
            .required("name", .line),
            .required("service", .kebab, "The service that it is for."),
            .optional("tiers", .list(.choice(of: Tier.self), atLeast: 1), "Tiers that it is for; without it all."),
            .optional("divisions", .list(.kebab, atLeast: 1), "Divisions that it is for; without it all."),
            .required("effectiveFrom", .date, "The first day on which a line can be accepted at it."),
            .optional("effectiveUntil", .date, "The last such day."),
            .required("model", .choice(of: PriceDefinition.Model.self)),
            .optional(
                "amounts",
                amounts(.mapping(PriceTermsReader.tierAmounts)),
                "By currency and tier; for every model but tm and unit."
            ),
            .optional(
                "bands",
                amounts(.list(.mapping(PriceTermsReader.band), atLeast: 1)),
                "By currency; for unit prices."
            ),
            .optional(
                "unitField",
                .camel,
                "The field of the service that counts the units; without it the quantity does."
            ),
            .optional("scope", .mapping(scope), "What it buys."),
            .optional(
                "cancellation",
                .mapping(cancellation),
                "Percent of a fixed price due when cancelled in a stage."
            ),
        ],
        constraints: ["allOf": .array(rules)]
    )

    /// Which keys belong to which model.
    private static let rules: [JSONValue] = [
        rule(for: ["unit"], needs: ["bands"], forbids: ["amounts"]),
        rule(for: ["tm-capped", "fixed", "monthly"], needs: ["amounts"], forbids: ["bands", "unitField"]),
        rule(for: ["tm"], needs: [], forbids: ["amounts", "bands", "unitField"]),
        [
            "if": ["not": ["required": ["tiers"]]],
            "then": [
                "properties": [
                    "amounts": [
                        "additionalProperties": ["required": .array(Tier.allCases.map { .string($0.rawValue) })]
                    ]
                ]
            ],
        ],
    ]

    private static func rule(for models: [JSONValue], needs: [JSONValue], forbids: [JSONValue]) -> JSONValue {
        [
            "if": ["properties": ["model": ["enum": .array(models)]], "required": ["model"]],
            "then": [
                "required": .array(needs),
                "not": ["anyOf": .array(forbids.map { ["required": [$0]] })],
            ],
        ]
    }

    private static func amounts(_ shape: Shape) -> Shape { .members(named: "^[A-Z]{3}$", shape) }

    private static let texts = Shape.list(.line, atLeast: 1)
    private static let scope = MappingShape(
        "a scope",
        [
            .optional("rounds", .integer(1...99), "Rounds of approval."),
            .optional("includes", texts),
            .optional("excludes", texts),
            .optional("changeOrder", texts, "What is asked for and paid apart."),
            .optional("inputs", texts, "What the requester owes."),
            .optional("turnaround", .line),
        ]
    )
    private static let cancellation = MappingShape(
        "cancellation terms",
        [
            .required("build", .integer(0...100)),
            .required("qa", .integer(0...100)),
            .required("launch", .integer(0...100)),
        ]
    )

    func read(_ node: DefinitionNode) -> PriceDefinition? {
        guard let reader = MappingReader(node, Self.shape, log) else { return nil }
        let places = PlaceReader(context: context, log: log)
        let key = reader.required("key")?.word(.kebab, log)
        let name = reader.required("name")?.name(log)
        let service = reader.required("service").flatMap(places.service)
        let tiers = reader.list("tiers").compactMap { $0.word(of: Tier.self, log) }
        let divisions = places.divisions(reader.has("divisions") ? reader.requiredList("divisions") : [])
        let from = reader.required("effectiveFrom")?.date(log)
        let until = reader.optional("effectiveUntil")?.date(log)
        let terms = PriceTermsReader(log: log, tiers: tiers.isEmpty ? Tier.allCases : tiers).read(reader)
        let scope = reader.optional("scope").flatMap(scope) ?? PriceDefinition.Scope()
        let cancellation = reader.optional("cancellation").flatMap(cancellation) ?? .standard
        if let from, let until, until < from {
            log.refuse("the price ends before it begins", at: reader.mark(of: "effectiveUntil"))
        }
        guard let key, let name, let service, let from, let terms else { return nil }
        return PriceDefinition(
            key: key,
            name: name,
            service: service,
            tiers: tiers,
            divisions: divisions,
            effectiveFrom: from,
            effectiveUntil: until,
            terms: terms,
            scope: scope,
            cancellation: cancellation
        )
    }

    private func scope(_ node: DefinitionNode) -> PriceDefinition.Scope? {
        guard let reader = MappingReader(node, Self.scope, log) else { return nil }
        func texts(_ key: String) -> [String] { reader.list(key).compactMap { $0.name(log) } }
        return PriceDefinition.Scope(
            rounds: reader.optional("rounds")?.integer(log, in: 1...99).map { Int($0) },
            includes: texts("includes"),
            excludes: texts("excludes"),
            changeOrder: texts("changeOrder"),
            inputs: texts("inputs"),
            turnaround: reader.optional("turnaround")?.name(log)
        )
    }

    private func cancellation(_ node: DefinitionNode) -> CancellationTerms? {
        guard let reader = MappingReader(node, Self.cancellation, log) else { return nil }
        func percent(_ key: String) -> Int? { reader.required(key)?.integer(log, in: 0...100).map { Int($0) } }
        guard let build = percent("build"), let qa = percent("qa"), let launch = percent("launch") else { return nil }
        return CancellationTerms(build: build, qa: qa, launch: launch)
    }
}
