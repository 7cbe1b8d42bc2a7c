import HubDefinitions
import HubDomain
import HubJSON
import Testing

/// The schemas in `docs/schemas` say what the readers say, as far as one file by itself tells.
@Suite(.enabled("Python with jsonschema and PyYAML is missing") { SchemaOracle.isAvailable })
struct SchemaTests {
    @Test func `every file that comes with the hub fits its schema, as an editor reads it`() throws {
        let set = try DefinitionSet.load(directory: ShippedConfigurationTests.directory)
        let small = try DefinitionSet.load(files: SmallConfiguration().files)
        let texts = try SmallConfiguration().texts
        let shipped = Dictionary(
            Embedded.config.map { ($0.path, $0.text) },
            uniquingKeysWith: { first, _ in first }
        )
        let files =
            set.definitions.map { ($0.kind, shipped["\($0.kind.folder)/\($0.key).yaml"]) }
            + small.definitions.map { ($0.kind, texts[$0.file]) }
        let documents = try files.map { kind, text in
            SchemaOracle.Document(kind: kind, content: .yaml(try #require(text)))
        }
        for (verdict, definition) in zip(try SchemaOracle.verdicts(on: documents), set.definitions + small.definitions)
        {
            #expect(verdict == true, "\(definition.file)")
        }
    }

    @Test func `the typed form that the API shows fits the schema and says the same`() throws {
        let set = try DefinitionSet.load(directory: ShippedConfigurationTests.directory)
        let typed = set.definitions.map { $0.kind.typed($0.source) }
        let documents = zip(set.definitions, typed).map { definition, typed in
            SchemaOracle.Document(kind: definition.kind, content: .json(typed))
        }
        let verdicts = try SchemaOracle.verdicts(on: documents)
        for (index, definition) in set.definitions.enumerated() {
            #expect(verdicts[index] == true, "\(definition.file)")
            let again = DefinitionDraft(definition.kind, definition.key, json: typed[index])
            #expect(again.source.canonicalBytes == definition.canonicalBytes, "\(definition.file)")
        }
    }

    /// What the readers take, the schema must take; what no value can be made of, and keys that nobody knows, it must
    /// refuse. Between the two lies what only the other definitions tell.
    @Test func `thousands of changed forms are judged alike by readers and schema`() throws {
        let set = try DefinitionSet.load(files: SmallConfiguration().files)
        let drafts = set.definitions.map(\.draft)
        let mutations = set.definitions.flatMap { definition in
            DocumentMutation.all(of: definition.kind.typed(definition.source)).map { (definition, $0) }
        }
        let verdicts = try SchemaOracle.verdicts(
            on: mutations.map { SchemaOracle.Document(kind: $0.kind, content: .json($1.document)) }
        )
        var refused = 0
        for ((definition, mutation), verdict) in zip(mutations, verdicts) {
            let name = "\(definition.file) \(mutation.name)"
            let draft = DefinitionDraft(definition.kind, definition.key, json: mutation.document)
            let others = drafts.filter { !$0.names(definition.kind, definition.key) }
            let problems = DefinitionSet.problems(of: others + [draft]).filter { $0.file == draft.file }
            if problems.isEmpty { #expect(verdict == true, "\(name): the readers take it") }
            let isReadable =
                (try? DefinitionValue.decode(definition.kind, mutation.document, brief: set.brief)) != nil
            if mutation.addsKey || !isReadable {
                #expect(verdict == false, "\(name): \(problems)")
                #expect(!problems.isEmpty, "\(name)")
            }
            if verdict == false { refused += 1 }
        }
        #expect(mutations.count > 1_500)
        #expect(refused > 1_000)
    }

    /// Of the mistakes that the readers are tested with, those that one file by itself shows.
    @Test func `wrong edits that show in the file alone are refused by the schema too`() throws {
        let edits: [WrongEdit] =
            WrongEditTests.rules + WrongEditTests.fields + WrongEditTests.services + WrongEditTests.workflows
            + WrongEditTests.organisation + WrongEditTests.partners
        let documents = try edits.map { edit in
            var configuration = try SmallConfiguration()
            try configuration.replace(edit.old, with: edit.new, in: edit.file)
            let kind = try #require(DefinitionKind.allCases.first { edit.file.hasPrefix($0.folder) })
            return SchemaOracle.Document(kind: kind, content: .yaml(configuration.text(edit.file)))
        }
        let verdicts = try SchemaOracle.verdicts(on: documents)
        let refused = Set(zip(edits, verdicts).filter { $1 == false }.map(\.0.name))
        let mustBeRefused: Set<String> = [
            "mistyped key", "unknown key", "unknown type", "mistyped type", "missing type", "bound that is no number",
            "choice without options", "empty choice", "option that is no word", "options of a text", "bounds of a date",
            "table without columns", "unknown column type", "unknown repetition", "unknown owner", "when and unless",
            "key without value", "blank label", "unknown word", "two words", "a text in place of a rule",
            "an empty list of rules", "equals of one part", "unknown shore", "missing tier", "unknown tier",
            "rule and if", "unknown level", "two tiers of minutes", "unknown severity", "unknown evidence",
            "YAML 1.1 boolean", "unknown role", "no role", "mistyped gate", "unknown category", "currency in words",
            "no skills", "unknown day", "window without an end", "month that is none", "fifth week", "no service",
        ]
        #expect(mustBeRefused.subtracting(refused) == [])
        #expect(refused.count >= 60, "\(refused.count)")
    }
}
