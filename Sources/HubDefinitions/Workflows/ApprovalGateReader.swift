import HubDomain

/// Reads what approvals a gate asks for.
struct ApprovalGateReader {
    let log: ProblemLog

    static let shape = MappingShape(
        "an approval gate",
        [
            .optional("kinds", .list(.kebab, atLeast: 1), "Without them those that the brief names."),
            .optional("count", .integer(1...20), "People of each kind; without it as many as the brief names."),
            .optional("role", .choice(roles.map(\.rawValue)), "What the decider must be in the division."),
            .optional("person", .address, "Address of the one who must have approved."),
        ]
    )
    private static let roles = Role.allCases.filter { $0 != .system }

    func read(_ node: DefinitionNode) -> Gate? {
        guard let reader = MappingReader(node, Self.shape, log) else { return nil }
        var names = UniqueNames("kind")
        let kinds: [String]? =
            reader.has("kinds")
            ? reader.requiredList("kinds").compactMap { node in
                guard let kind = node.word(.kebab, log) else { return nil }
                names.add(kind, at: node.mark, log)
                return kind
            } : nil
        let count = reader.optional("count")?.integer(log, in: 1...20).map { Int($0) }
        let role = reader.optional("role")?.word(among: Self.roles.map(\.rawValue), log).flatMap(Role.init(rawValue:))
        let person = reader.optional("person")?.address(log)?.lowercased()
        if person != nil, let count, count > 1 {
            log.refuse("one person can't approve \(count) times: leave `count` or `person` out", at: node.mark)
        }
        return .approval(
            ApprovalGate(kinds: kinds, count: person == nil ? count : 1, role: role, person: person)
        )
    }
}
