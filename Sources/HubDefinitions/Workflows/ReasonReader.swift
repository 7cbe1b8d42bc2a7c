import HubDomain

/// Reads the lists of reasons.
struct ReasonReader {
    let log: ProblemLog

    private static let holdKeys = ["key", "name", "excusesCommitment", "pauses", "needs"]
    private static let keys = ["key", "name", "needs"]

    func read(_ reader: MappingReader) -> ReasonLists {
        guard let node = reader.optional("reasons") else { return ReasonLists([:]) }
        let names = ReasonList.allCases.map(\.rawValue)
        guard let lists = MappingReader(node, "reasons", keys: names, log) else { return ReasonLists([:]) }
        var read: [ReasonList: [ReasonLists.Reason]] = [:]
        for list in ReasonList.allCases where lists.has(list.rawValue) {
            read[list] = reasons(lists.requiredList(list.rawValue), of: list)
        }
        return ReasonLists(read)
    }

    private func reasons(_ nodes: [DefinitionNode], of list: ReasonList) -> [ReasonLists.Reason] {
        var names = UniqueNames("reason")
        return nodes.compactMap { node in
            let keys = list == .hold ? Self.holdKeys : Self.keys
            guard let reader = MappingReader(node, "a reason of \(list.rawValue)", keys: keys, log) else { return nil }
            let key = reader.required("key")?.word(.kebab, log)
            let name = reader.required("name")?.name(log)
            let needs = reader.optional("needs")?.word(.kebab, log)
            if let key { names.add(key, at: reader.optional("key")?.mark, log) }
            guard let key, let name else { return nil }
            return ReasonLists.Reason(
                key: key,
                name: name,
                excusesCommitment: reader.optional("excusesCommitment")?.boolean(log) ?? false,
                pauses: pauses(reader),
                needs: needs
            )
        }
    }

    private func pauses(_ reader: MappingReader) -> [String] {
        var names = UniqueNames("clock")
        return reader.list("pauses").compactMap { node in
            guard let clock = node.word(.kebab, log) else { return nil }
            names.add(clock, at: node.mark, log)
            return clock
        }
    }
}
