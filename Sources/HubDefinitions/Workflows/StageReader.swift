import HubDomain

/// Reads the stages of a workflow.
struct StageReader {
    let log: ProblemLog

    struct Stage {
        let definition: StageDefinition
        let mark: SourceMark?
    }

    static let shape = MappingShape(
        "a stage",
        [
            .required("key", .kebab),
            .required("name", .line),
            .required("category", .choice(of: StageCategory.self)),
        ]
    )

    func read(_ reader: MappingReader) -> [Stage] {
        var names = UniqueNames("stage")
        let stages = reader.requiredList("stages").compactMap { node -> Stage? in
            guard let reader = MappingReader(node, Self.shape, log) else { return nil }
            let key = reader.required("key")?.word(.kebab, log)
            let name = reader.required("name")?.name(log)
            let category = reader.required("category")?.word(of: StageCategory.self, log)
            if key == "open" {
                log.refuse("`open` can't be a stage: it stands for every open stage", at: reader.mark(of: "key"))
            }
            if let key { names.add(key, at: reader.optional("key")?.mark, log) }
            guard let key, let name, let category else { return nil }
            let definition = StageDefinition(key: StageKey(rawValue: key), name: name, category: category)
            return Stage(definition: definition, mark: node.mark)
        }
        checkCategories(stages, reader.mark(of: "stages"))
        return stages
    }

    /// A campaign begins in one stage, is decided in one and is live in one.
    private func checkCategories(_ stages: [Stage], _ mark: SourceMark?) {
        for category in [StageCategory.draft, .intake, .live] {
            let found = stages.filter { $0.definition.category == category }
            if found.isEmpty { log.refuse("a workflow needs one stage of category \(category.rawValue)", at: mark) }
            for extra in found.dropFirst() {
                log.refuse("a workflow has only one stage of category \(category.rawValue)", at: extra.mark)
            }
        }
        for category in [StageCategory.production, .ended] {
            guard !stages.contains(where: { $0.definition.category == category }) else { continue }
            log.refuse("a workflow needs at least one stage of category \(category.rawValue)", at: mark)
        }
        if let first = stages.first, first.definition.category != .draft {
            log.refuse("the first stage must be the draft, where campaigns begin", at: first.mark)
        }
    }
}
