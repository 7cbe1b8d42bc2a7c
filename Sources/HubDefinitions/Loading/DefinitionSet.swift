package import HubDomain

/// All definitions of a configuration, checked against each other.
package struct DefinitionSet: Sendable {
    /// By kind in the order in which they build on each other (calendars first, services last), then by key.
    package let definitions: [LoadedDefinition]
    package private(set) var calendars: [String: WorkCalendar] = [:]
    package private(set) var teams: [String: TeamDefinition] = [:]
    package private(set) var divisions: [String: DivisionDefinition] = [:]
    package private(set) var workflows: [String: WorkflowDefinition] = [:]
    package private(set) var slaPolicies: [String: SLAPolicy] = [:]
    package private(set) var services: [String: ServiceDefinition] = [:]
    package private(set) var vendors: [String: VendorDefinition] = [:]
    package private(set) var freezes: [String: FreezeDefinition] = [:]
    package private(set) var rateCards: [String: RateCard] = [:]
    package private(set) var exchangeTables: [String: ExchangeTable] = [:]
    package private(set) var prices: [String: PriceDefinition] = [:]
    /// What every campaign's brief has.
    package let brief: BriefDefinition

    /// - Throws: Every problem of every file, sorted by file and line.
    package static func load(directory: String) throws(DefinitionProblems) -> DefinitionSet {
        try load(files: ConfigurationDirectory(path: directory).definitionFiles())
    }

    /// - Parameter files: Every definition file of a configuration, without `hub.yaml`.
    /// - Throws: Every problem of every file, sorted by file and line.
    package static func load(files: [DefinitionFile]) throws(DefinitionProblems) -> DefinitionSet {
        try DefinitionSet(checked: try DefinitionLoader().load(files))
    }

    /// - Throws: Every problem of every definition.
    package static func load(_ drafts: [DefinitionDraft]) throws(DefinitionProblems) -> DefinitionSet {
        let reading = DefinitionLoader().read(drafts)
        guard reading.problems.isEmpty else { throw DefinitionProblems(reading.problems) }
        return try DefinitionSet(checked: reading.definitions)
    }

    /// What is wrong with definitions, each by itself and between them.
    package static func problems(of drafts: [DefinitionDraft]) -> [DefinitionProblem] {
        DefinitionProblems(DefinitionLoader().read(drafts).problems).problems
    }

    private init(checked definitions: [LoadedDefinition]) throws(DefinitionProblems) {
        for case .brief(let brief) in definitions.map(\.value) {
            self.init(definitions, brief)
            return
        }
        let problem = DefinitionProblem(file: "briefs", line: 0, column: 0, message: "there is no common brief")
        throw DefinitionProblems([problem])
    }

    private init(_ definitions: [LoadedDefinition], _ brief: BriefDefinition) {
        self.definitions = definitions
        self.brief = brief
        for definition in definitions {
            switch definition.value {
            case .calendar(let value): calendars[definition.key] = value
            case .team(let value): teams[definition.key] = value
            case .division(let value): divisions[definition.key] = value
            case .workflow(let value): workflows[definition.key] = value
            case .slaPolicy(let value): slaPolicies[definition.key] = value
            case .service(let value): services[definition.key] = value
            case .vendor(let value): vendors[definition.key] = value
            case .freeze(let value): freezes[definition.key] = value
            case .rateCard(let value): rateCards[definition.key] = value
            case .exchangeTable(let value): exchangeTables[definition.key] = value
            case .price(let value): prices[definition.key] = value
            case .brief: break
            }
        }
    }

    package func definition(_ kind: DefinitionKind, _ key: String) -> LoadedDefinition? {
        definitions.first { $0.kind == kind && $0.key == key }
    }
}
