import HTTPServer
import HubDomain
import HubJSON
import HubOperations

struct VersionPath: EndpointInput {
    let key: String
    let version: Int

    init(_ reader: inout InputReader) {
        key = reader.path("key", .definitionKey)
        version = reader.path("version", .integer(1...1_000_000_000))
    }
}

struct PutDefinition: EndpointInput {
    /// A definition file's greatest size.
    static let bodyLimit = 1_048_576
    private static let yaml = ["application/yaml", "application/x-yaml", "text/yaml"]

    let key: String
    let reason: String
    let isDryRun: Bool
    let body: RawBody

    init(_ reader: inout InputReader) {
        key = reader.path("key", .definitionKey)
        reason = reader.requiredQuery("reason", .text(1...500), note: "Why; kept with the version.")
        isDryRun = reader.query(
            "dryRun",
            .boolean,
            default: false,
            note: "Tells what would change and what is wrong with it, and stores nothing."
        )
        body = reader.rawBody(accepting: ["application/json"] + Self.yaml)
    }

    /// - Throws: `malformed`, or `invalid` for JSON that is no object or names a member twice.
    func text() async throws -> DefinitionText {
        let bytes: [UInt8]
        do {
            bytes = try await body.collect()
        } catch let error as BodyError {
            throw HubError(error)
        }
        guard body.mediaType == "application/json" else {
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw HubError(.malformed, "The body is not UTF-8 text.")
            }
            return .yaml(text)
        }
        do {
            return .json(try JSONParser.parse(bytes))
        } catch {
            throw HubError(error)
        }
    }
}
