import HubDomain

/// Reads stages as actions name them.
struct ActionStages {
    let stages: [StageDefinition]
    let log: ProblemLog

    func stage(_ node: DefinitionNode) -> StageKey? {
        guard let word = node.text(log) else { return nil }
        return stage(word, node.mark)
    }

    func stage(_ word: String, _ mark: SourceMark?) -> StageKey? {
        let key = StageKey(rawValue: word)
        if !stages.contains(where: { $0.key == key }) {
            let ending = Suggestion.ending(for: word, among: stages.map(\.key.rawValue))
            log.refuse("there is no stage `\(word)`" + ending, at: mark)
        }
        return key
    }

    /// A list of stages, or `open` for every stage before live.
    func list(_ node: DefinitionNode) -> [StageKey] {
        if case .scalar("open") = node.content { return stages.filter(\.category.isOpen).map(\.key) }
        guard case .sequence(let elements) = node.content else {
            log.add("must be a list of stages or the word open", at: node.mark)
            return []
        }
        if elements.isEmpty { log.refuse("must name at least one stage", at: node.mark) }
        var names = UniqueNames("stage")
        return elements.compactMap { element in
            guard let key = stage(element) else { return nil }
            names.add(key.rawValue, at: element.mark, log)
            return key
        }
    }

    /// `to`: missing, one stage, or a stage for each stage of `from`.
    func target(_ reader: MappingReader, from: [StageKey]) -> ActionDefinition.Target? {
        guard reader.has("to") else { return .stays }
        guard let node = reader.optional("to") else { return nil }
        guard case .mapping(let members) = node.content else { return stage(node).map(ActionDefinition.Target.stage) }
        var map: [StageKey: StageKey] = [:]
        for member in members {
            guard let start = stage(member.key, member.keyMark), let end = stage(member.value) else { continue }
            map[start] = end
            if !from.contains(start) {
                log.refuse("`\(start.rawValue)` is not among the stages of `from`", at: member.keyMark)
            }
        }
        for missing in from where !members.contains(where: { $0.key == missing.rawValue }) {
            log.refuse("`to` says nothing for stage `\(missing.rawValue)` of `from`", at: reader.mark(of: "to"))
        }
        return .byStage(map)
    }
}
