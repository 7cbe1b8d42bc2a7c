package import HubDomain
package import HubJSON

/// A definition that is written out but not yet read: the text of a file, what somebody sent, or a stored version.
package struct DefinitionDraft: Sendable {
    package let kind: DefinitionKind
    package let key: String
    /// What problems name: the path of a file, or `services/landing-page`.
    package let file: String
    let node: DefinitionNode
    /// The words for what the key must agree with.
    let keyHolder: String

    /// Reads the YAML of a definition by its text alone.
    /// - Throws: What makes the text unreadable.
    package init(_ kind: DefinitionKind, _ key: String, yaml text: String) throws(DefinitionProblems) {
        let log = ProblemLog(origin: .file)
        let file = Self.place(kind, key)
        let node = YAMLReader(file: file, log: log).node(from: text)
        guard let node, log.problems.isEmpty else { throw DefinitionProblems(log.problems) }
        self.init(kind: kind, key: key, file: file, node: node, keyHolder: "the address")
    }

    /// Takes JSON, with numbers and booleans or with texts in their place, as the stored form has them.
    package init(_ kind: DefinitionKind, _ key: String, json: JSONValue) {
        let file = Self.place(kind, key)
        self.init(
            kind: kind,
            key: key,
            file: file,
            node: DefinitionNode(json: json, file: file),
            keyHolder: "the address"
        )
    }

    init(kind: DefinitionKind, key: String, file: String, node: DefinitionNode, keyHolder: String) {
        self.kind = kind
        self.key = key
        self.file = file
        self.node = node
        self.keyHolder = keyHolder
    }

    /// The form to store, see ``LoadedDefinition/source``.
    package var source: JSONValue { node.canonicalJSON }

    package func names(_ kind: DefinitionKind, _ key: String) -> Bool { self.kind == kind && self.key == key }

    private static func place(_ kind: DefinitionKind, _ key: String) -> String { kind.folder + "/" + key }
}
