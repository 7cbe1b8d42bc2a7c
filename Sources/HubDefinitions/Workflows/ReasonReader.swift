import HubDomain

/// Reads the lists of reasons.
struct ReasonReader {
    let log: ProblemLog

    static let shape = Shape.mapping(
        MappingShape(
            "reasons",
            ReasonList.allCases.map { .optional($0.rawValue, .list(.mapping(entry(of: $0)), atLeast: 1)) }
        )
    )

    private static func entry(of list: ReasonList) -> MappingShape {
        let common: [MappingShape.Key] = [
            .required("key", .kebab),
            .required("name", .line),
            .optional("needs", .kebab, "What must be named with it."),
        ]
        let ofHolds: [MappingShape.Key] = [
            .optional("excusesCommitment", .boolean, "Whether it excuses the committed date."),
            .optional("pauses", .list(.kebab), "Clocks that stand still."),
            .optional("waitsFor", .choice(of: ClockHolder.Party.self), "Who has the campaign in hand meanwhile."),
        ]
        return MappingShape("a reason of \(list.rawValue)", list == .hold ? common + ofHolds : common)
    }

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
            guard let reader = MappingReader(node, Self.entry(of: list), log) else { return nil }
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
                needs: needs,
                waitsFor: reader.optional("waitsFor")?.word(of: ClockHolder.Party.self, log)
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
