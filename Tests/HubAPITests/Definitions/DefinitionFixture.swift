import HTTPTypes
import HubDefinitions
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

/// A hub whose definitions are edited through the API.
struct DefinitionFixture {
    let api: APIHarness

    init() async throws {
        api = try await APIHarness()
        try await api.secret(of: .admin)
    }

    /// The text of a shipped file.
    func text(_ path: String) throws -> String {
        try #require(TestHub.shippedFiles().first { $0.path == path }?.text)
    }

    /// The text of a shipped file with one place replaced.
    func edited(_ path: String, _ old: String, _ new: String) throws -> String {
        let text = try text(path)
        try #require(text.contains(old))
        return text.replacing(old, with: new, maxReplacements: 1)
    }

    /// Puts YAML.
    func put(
        _ path: String,
        _ yaml: String,
        query: String = "reason=test",
        as person: TestPerson = .admin,
        fields: HTTPFields = [:]
    ) async throws -> APIAnswer {
        var fields = fields
        fields[.contentType] = "application/yaml"
        return try await api.send(.put, "/v1/\(path)?\(query)", as: person, .text(yaml), fields: fields)
    }

    /// A landing page with one more field, due at intake.
    func stricter() throws -> String {
        try edited("services/landing-page.yaml", "\nfields:\n", "\nfields:\n  - {id: mood, type: text, due: intake}\n")
    }
}
