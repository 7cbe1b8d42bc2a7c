import Foundation
import HubDefinitions
import HubDomain
import HubJSON

/// Validates documents with Python's jsonschema, which knows nothing of the readers: `scripts/oracles/definition_schemas.py`.
enum SchemaOracle {
    struct Document {
        let kind: DefinitionKind
        let content: Content

        enum Content {
            case json(JSONValue)
            /// Read as editors do, by the core schema of YAML 1.2.
            case yaml(String)
        }
    }

    /// Whether Python is there with the modules that the script needs.
    static let isAvailable: Bool = (try? run(["-c", "import jsonschema, yaml"]))?.status == 0

    /// Whether each document fits the schema of its kind; `nil` for text that is no YAML.
    static func verdicts(on documents: [Document]) throws -> [Bool?] {
        let kinds = DefinitionKind.allCases.map { (key: $0.rawValue, value: DefinitionSchema.document(for: $0)) }
        let input: JSONValue = [
            "schemas": .object(JSONObject(kinds)),
            "documents": .array(documents.map(\.json)),
        ]
        let file = FileManager.default.temporaryDirectory.appending(path: "schemas-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(input.encoded()).write(to: file)
        let script = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "../../../scripts/oracles/definition_schemas.py").standardizedFileURL.path
        let result = try run([script, file.path])
        guard result.status == 0 else { throw Failure(text: result.error) }
        return (try JSONParser.parse(result.output).array ?? []).map(\.bool)
    }

    /// By way of a shell: Foundation's `Process.run` now and then crashes on Linux (swift-corelibs-foundation, pull
    /// request 5472).
    private static func run(_ arguments: [String]) throws -> (status: Int32, output: [UInt8], error: String) {
        let place = FileManager.default.temporaryDirectory.appending(path: "oracle-\(UUID().uuidString)").path
        let (output, error) = (place + ".out", place + ".err")
        defer { for file in [output, error] { try? FileManager.default.removeItem(atPath: file) } }
        let words = (["python3"] + arguments).map { "'\($0)'" }.joined(separator: " ")
        let status = system("\(words) > '\(output)' 2> '\(error)'")
        let (bytes, text) = (FileManager.default.contents(atPath: output), FileManager.default.contents(atPath: error))
        return (status, Array(bytes ?? Data()), String(decoding: text ?? Data(), as: UTF8.self))
    }

    struct Failure: Error {
        let text: String
    }
}

extension SchemaOracle.Document {
    fileprivate var json: JSONValue {
        switch content {
        case .json(let value): ["kind": .string(kind.rawValue), "json": value]
        case .yaml(let text): ["kind": .string(kind.rawValue), "yaml": .string(text)]
        }
    }
}
