import HubDefinitions
import HubDomain
import HubJSON
import Testing

/// The JSON Schemas of definition files that editors use.
@Suite struct SchemaDocumentTests {
    @Test(arguments: DefinitionKind.allCases)
    func `the schema in docs is what the readers take`(_ kind: DefinitionKind) throws {
        let document = DefinitionSchema.document(for: kind)
        try GoldenFile.check(document.indented() + "\n", "docs/schemas/\(DefinitionSchema.fileName(for: kind))")
    }

    @Test func `every shipped file names its schema in its first line`() throws {
        for file in Embedded.config where file.path.contains("/") {
            let kind = try #require(DefinitionKind.allCases.first { file.path.hasPrefix($0.folder + "/") })
            let line =
                "# yaml-language-server: $schema=../../docs/schemas/\(DefinitionSchema.fileName(for: kind))"
            #expect(file.text.hasPrefix(line + "\n"), "\(file.path)")
        }
    }
}
