/// The text of a configuration file.
package struct DefinitionFile: Hashable, Sendable {
    /// As problems name it. The last folder says which kind of definition the file holds, its name which key, as in
    /// `config/services/landing-page.yaml`.
    package let path: String
    package let text: String

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}
