import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct OpenAPIDocumentTests {
    private func document() async throws -> JSONValue {
        try HubAPI.catalogue(hub: try await TestHub().hub).openAPI(HubAPI.about)
    }

    @Test func `the document in docs is the one that is served`() async throws {
        let document = try await document()
        try GoldenFile.check(document.indented() + "\n", "docs/openapi.json")
        let api = try await APIHarness()
        #expect(try await api.fetch(.get, "/openapi.json") == document)
    }

    @Test func `every reference leads somewhere and every schema is used`() async throws {
        let document = try await document()
        let checker = SchemaChecker(document)
        var used: Set<String> = []
        document.visit { _, value in
            guard let reference = value["$ref"]?.string else { return }
            used.insert(reference)
            #expect(checker.resolve(reference) != nil, "\(reference)")
        }
        for name in document[at: "/components/schemas"]?.object?.keys ?? [] {
            #expect(used.contains("#/components/schemas/\(name)"), "\(name) is never used")
        }
    }

    @Test func `every operation says what it does, who may and how it fails`() async throws {
        let document = try await document()
        let contract = OpenAPIContract(document)
        let ids = contract.all.compactMap { $0.content["operationId"]?.string }
        #expect(Set(ids).count == contract.all.count)
        let tags = Set((document["tags"]?.array ?? []).compactMap { $0["name"]?.string })
        for operation in contract.all {
            let name = "\(operation.method) \(operation.path)"
            #expect((operation.content["summary"]?.string?.count ?? 0) > 5, "\(name)")
            #expect((operation.content["summary"]?.string?.count ?? 0) < 80, "\(name)")
            #expect(operation.content["tags"]?.array?.allSatisfy { tags.contains($0.string ?? "") } == true, "\(name)")
            #expect(operation.responses.keys.contains { $0.hasPrefix("2") }, "\(name)")
            #expect(operation.responses["500"] != nil, "\(name)")
            let isOpen = operation.content["security"]?.array == []
            #expect((operation.responses["401"] == nil) == isOpen, "\(name)")
            let declared = (operation.content["parameters"]?.array ?? []).filter { $0["in"] == "path" }
                .compactMap { $0["name"]?.string }
            let inPath = operation.segments.filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
            #expect(declared == inPath, "\(name)")
        }
    }

    @Test func `every tag is explained`() async throws {
        for tag in try await document()["tags"]?.array ?? [] {
            #expect((tag["description"]?.string?.count ?? 0) > 5, "\(tag)")
        }
    }

    @Test func `every example fits its own schema`() async throws {
        let document = try await document()
        let checker = SchemaChecker(document)
        var count = 0
        document.visit { place, value in
            guard let examples = value["examples"]?.array, !place.hasSuffix("/properties") else { return }
            for example in examples {
                count += 1
                #expect(checker.problems(with: example, against: value) == [], "\(place)")
            }
        }
        #expect(count > 10)
    }

    /// Keywords that the checker doesn't know would leave answers unchecked.
    @Test func `every schema is within what the tests can check`() async throws {
        let document = try await document()
        let checker = SchemaChecker(document)
        for (name, schema) in document[at: "/components/schemas"]?.object?.members ?? [] {
            let unknown = checker.problems(with: .object(JSONObject()), against: schema)
                .filter { $0.contains("unknown keyword") }
            #expect(unknown == [], "\(name)")
        }
    }

    @Test func `every field's example is an answer that the hub takes`() async throws {
        let api = try await APIHarness()
        let services = try await api.fetch(.get, "/v1/services")
        for service in services["items"]?.array ?? [] {
            let key = service["key"]?.string ?? ""
            let form = try await api.fetch(.get, "/v1/services/\(key)/form")
            func answers(_ part: String) -> JSONValue {
                let fields = (form[part]?.array ?? []).filter { $0["by"] == "requester" }
                for field in fields { #expect(field["example"] != .null, "\(key) \(field["id"] ?? .null)") }
                return .object(JSONObject(fields.map { (key: $0["id"]?.string ?? "", value: $0["example"] ?? .null) }))
            }
            let answer = try await api.send(
                .post,
                "/v1/requests",
                [
                    "title": "By example", "division": "consumer", "brief": answers("brief"),
                    "lines": [["service": .string(key), "locale": "en-GB", "answers": answers("fields")]],
                ]
            )
            #expect(answer.status == 201, "\(key): \(answer.text)")
        }
    }
}

extension JSONValue {
    /// Calls `body` for every value in it, with its place.
    fileprivate func visit(at place: String = "", _ body: (String, JSONValue) -> Void) {
        body(place, self)
        switch self {
        case .object(let object):
            for (key, value) in object.members { value.visit(at: place + "/" + JSONPointer.escape(key), body) }
        case .array(let elements):
            for (index, value) in elements.enumerated() { value.visit(at: "\(place)/\(index)", body) }
        default: break
        }
    }
}
