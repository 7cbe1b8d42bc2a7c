import HTTPTypes
import HubDomain
import HubJSON
import Testing

@testable import HubAPI

@Suite struct OpenAPITests {
    private func document() throws -> JSONValue { try SampleAPI.catalogue.openAPI(SampleAPI.about) }

    private func operation(_ path: String, _ method: String) throws -> JSONValue {
        try #require(document()["paths"]?[path]?[method])
    }

    /// Every value under the key, anywhere.
    private func all(_ key: String, in value: JSONValue) -> [JSONValue] {
        switch value {
        case .array(let elements): elements.flatMap { all(key, in: $0) }
        case .object(let object): object.members.flatMap { ($0.key == key ? [$0.value] : []) + all(key, in: $0.value) }
        default: []
        }
    }

    @Test func `every reference resolves`() throws {
        let document = try document()
        let references = all("$ref", in: document).compactMap(\.string)
        #expect(references.count > 10)
        for reference in references {
            let pointer = try #require(JSONPointer(parsing: String(reference.dropFirst())))
            #expect(document[pointer] != nil, "\(reference)")
        }
    }

    @Test func `every endpoint is there, with every failure it declares`() throws {
        let document = try document()
        for declaration in SampleAPI.catalogue.declarations {
            let operation = document["paths"]?[declaration.path]?[declaration.method.rawValue.lowercased()]
            #expect(operation?["operationId"]?.string == declaration.operationID)
            #expect(operation?["responses"]?[String(declaration.success.code)] != nil)
            for code in declaration.failures {
                let status = try #require(ProblemTable.standard[code]?.status)
                let text = operation?["responses"]?[String(status)]?["description"]?.string
                #expect(text?.contains("`\(code.rawValue)`") == true, "\(declaration.operationID) \(code.rawValue)")
            }
        }
    }

    @Test func `operation ids are unique and path parameters match the path`() throws {
        let paths = try #require(document()["paths"]?.object)
        let ids = all("operationId", in: .object(paths))
        #expect(Set(ids).count == ids.count)
        for (path, item) in paths.members {
            let holes = path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
                String($0.dropFirst().dropLast())
            }
            for operation in item.object?.members.map(\.value) ?? [] {
                let names = (operation["parameters"]?.array ?? []).filter { $0["in"] == "path" }.compactMap {
                    $0["name"]?.string
                }
                #expect(names == holes)
            }
        }
    }

    @Test func `a body is described member by member`() throws {
        let schema = try #require(document()["components"]?["schemas"]?["SampleAPI.CreateRequest"])
        #expect(schema["additionalProperties"] == false)
        #expect(schema["required"] == ["title", "email", "lines"])
        let title = schema["properties"]?["title"]
        #expect(title?["maxLength"] == 20)
        #expect(title?["description"] == "What it is about.")
        #expect(title?["examples"] == ["Spring sale"])
        #expect(schema["properties"]?["priority"]?["type"] == ["string", "null"])
        #expect(schema["properties"]?["priority"]?["enum"] == ["low", "normal", "high", nil])
        #expect(schema["properties"]?["launch"]?["format"] == "date-time")
        #expect(schema["properties"]?["lines"]?["items"]?["$ref"] == "#/components/schemas/SampleAPI.Line")
        #expect(schema["properties"]?["lines"]?["maxItems"] == 5)
    }

    @Test func `an output is described field by field`() throws {
        let schema = try #require(document()["components"]?["schemas"]?["SampleAPI.CampaignOutput"])
        #expect(schema["required"] == ["key", "title", "price", "at"])
        #expect(schema["properties"]?["price"]?["type"] == ["number", "null"])
        #expect(schema["properties"]?["launch"]?["format"] == "date")
    }

    @Test func `header fields, media types and access are described`() throws {
        let edit = try operation("/v1/campaigns/{key}", "patch")
        #expect(
            edit["requestBody"]?["content"]?.object?.keys == ["application/json", "application/merge-patch+json"]
        )
        #expect(edit["parameters"]?.array?.compactMap { $0["name"]?.string } == ["key", "If-Match"])
        #expect(edit["security"] == [["token": []]])
        let create = try operation("/v1/requests", "post")
        #expect(create["parameters"]?.array?.compactMap { $0["name"]?.string } == ["Idempotency-Key"])
        #expect(create["description"] == "As a draft.\n\nRoles: lead, requester.")
        #expect(
            create["responses"]?.object?.keys == [
                "201", "400", "401", "403", "408", "409", "413", "415", "422", "500", "503", "default",
            ]
        )
        let show = try operation("/v1/campaigns/{key}", "get")
        #expect(show["responses"]?["304"] != nil)
        #expect(show["responses"]?["200"]?["headers"]?["ETag"] != nil)
        #expect(try operation("/healthz", "get")["security"] == [])
        #expect(try operation("/v1/file", "put")["requestBody"]?["content"]?.object?.keys == ["text/csv"])
    }

    @Test func `the document is served, and the same every time`() async throws {
        let served = try await TestExchange(.get, "/openapi.json", as: nil)
        #expect(served.status == 200)
        #expect(served.fields[.contentType] == "application/json")
        #expect(try served.bytes == document().encoded())
        #expect(try document().encoded() == document().encoded())
    }

    private struct Tree: EndpointInput {
        let children: [Tree]

        init(_ reader: inout InputReader) {
            children = reader.optional("children", .list(of: .object(Tree.self)), default: [])
        }

        static let schemaName = "Tree"
    }

    private struct OtherTree: ObjectOutput {
        static let fields: [OutputField<OtherTree>] = [.init("leaf") { _ in true }]
        static let schemaName = "Tree"
    }

    @Test func `an input that contains itself ends in a reference`() throws {
        var catalogue = Catalogue<SampleAPI.Caller>()
        catalogue.add(
            Endpoint<NoCaller, Tree, NoContent>(.post, "/trees", id: "plant", tag: "T", summary: "S") { _, _ in .done }
        )
        let schema = try catalogue.openAPI(SampleAPI.about)["components"]?["schemas"]?["Tree"]
        #expect(schema?["properties"]?["children"]?["items"]?["$ref"] == "#/components/schemas/Tree")
    }

    @Test func `one name for two schemas is a fault`() throws {
        var catalogue = Catalogue<SampleAPI.Caller>()
        catalogue.add(
            Endpoint<NoCaller, Tree, OtherTree>(.post, "/trees", id: "plant", tag: "T", summary: "S") { _, _ in
                Reply(OtherTree())
            }
        )
        let error = #expect(throws: CatalogueError.self) { try catalogue.openAPI(SampleAPI.about) }
        #expect(error?.faults == ["the schema name Tree is used for two different schemas"])
    }
}
