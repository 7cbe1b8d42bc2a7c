package import HubDomain
package import HubJSON

/// A definition as a file gives it, checked and typed.
package struct LoadedDefinition: Sendable {
    package let kind: DefinitionKind
    package let key: String
    package let name: String
    package let value: DefinitionValue
    /// The form to store, which ``DefinitionValue/decode(_:_:brief:)`` reads: what was written, every scalar a string,
    /// without comments.
    package let source: JSONValue
    /// The path of the file, as the caller named it.
    package let file: String

    /// The same bytes for all files that say the same, whatever their order, spacing, comments and quotes. A change of
    /// their hash makes a new version.
    package var canonicalBytes: [UInt8] { source.canonicalBytes }
}
