import HubDomain

/// Reads a gate that waits for an answer from outside.
struct ExternalCheckReader {
    let log: ProblemLog

    static let shape = MappingShape(
        "an external check",
        [
            .required("name", .kebab, "What the answer is filed under."),
            .required("by", .address, "Address of the person, mostly a program's, who answers."),
        ]
    )

    func read(_ node: DefinitionNode) -> Gate? {
        guard let reader = MappingReader(node, Self.shape, log) else { return nil }
        let name = reader.required("name")?.word(.kebab, log)
        let address = reader.required("by")?.address(log)
        guard let name, let address else { return nil }
        return .externalCheck(ExternalCheck(name: name, by: address.lowercased()))
    }
}
