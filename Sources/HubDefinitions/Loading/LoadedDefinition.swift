package import HubDomain
package import HubJSON

/// A definition, checked and typed.
package struct LoadedDefinition: Sendable {
    package let kind: DefinitionKind
    package let key: String
    package let name: String
    package let value: DefinitionValue
    /// The form to store, which ``DefinitionValue/decode(_:_:brief:)`` reads: what was written, every scalar a string,
    /// without comments.
    package let source: JSONValue
    /// What it was read from.
    package let draft: DefinitionDraft

    init(_ draft: DefinitionDraft, _ value: DefinitionValue) {
        kind = draft.kind
        key = draft.key
        self.value = value
        source = draft.source
        self.draft = draft
        name =
            if case .scalar(let text) = draft.node.member("name")?.content { text } else { draft.key }
    }

    /// The path of the file, as the caller named it.
    package var file: String { draft.file }

    /// The same bytes for all files that say the same, whatever their order, spacing, comments and quotes. A change of
    /// their hash makes a new version.
    package var canonicalBytes: [UInt8] { source.canonicalBytes }
}
