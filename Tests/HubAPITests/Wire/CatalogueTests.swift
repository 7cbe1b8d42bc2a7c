import HTTPTypes
import HubDomain
import Testing

@testable import HubAPI

@Suite struct CatalogueTests {
    private struct Stray: EndpointInput {
        init(_ reader: inout InputReader) {
            _ = reader.path("name", .text())
            _ = reader.query("twice", .text())
            _ = reader.query("twice", .text())
            _ = reader.optional("member", .boolean)
            _ = reader.optional("member", .boolean)
            _ = reader.optional("inner", .list(of: .object(Inner.self)))
        }
    }

    private struct Inner: EndpointInput {
        init(_ reader: inout InputReader) {
            _ = reader.query("sort", .text())
            _ = reader.optional("inside", .boolean)
            _ = reader.optional("inside", .boolean)
        }

        static let schemaName = "Inner"
    }

    private func endpoint<Input: EndpointInput>(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ id: String,
        _ input: Input.Type
    ) -> Endpoint<NoCaller, Input, NoContent> {
        Endpoint(method, path, id: id, tag: "T", summary: "S") { _, _ in .done }
    }

    @Test func `faulty declarations are all named`() throws {
        var catalogue = Catalogue<SampleAPI.Caller>()
        catalogue.add(endpoint(.get, "no-slash", "one", NoInput.self))
        catalogue.add(endpoint(.get, "/a/{key}", "two", Stray.self))
        catalogue.add(endpoint(.get, "/b", "three", NoInput.self))
        catalogue.add(endpoint(.get, "/b", "three", NoInput.self))
        #expect(
            catalogue.faults == [
                "one: no-slash is not a path template", "two: the path parameter key is not read",
                "two: the path has no parameter name", "two: a GET reads no body",
                "two: the query parameter twice is read twice", "two: the member member is read twice",
                "two: Inner: the member inside is read twice",
                "two: Inner: the parameter sort is read in a nested object", "three: the operation id is used twice",
                "three: GET /b is taken",
            ]
        )
        #expect(throws: CatalogueError.self) {
            try APIMount(catalogue, about: SampleAPI.about, services: SampleAPI.services)
        }
    }

    @Test(arguments: ["", "a", "/a//b", "/a/", "/{}", "/{a", "/a}", "/x{a}", "/{a}/{a}", "/{{a}}"])
    func `what is no path template is refused`(_ text: String) {
        #expect(PathTemplate(text) == nil)
    }

    @Test func `the tree goes back to a parameter when the literal leads nowhere`() throws {
        var tree = RouteTree()
        for (index, path) in ["/", "/a/b/c", "/a/{x}/d", "/{y}/b"].enumerated() {
            #expect(tree.insert(try #require(PathTemplate(path)), .get, route: index))
        }
        #expect(!tree.insert(try #require(PathTemplate("/{other}/b")), .get, route: 9))
        func found(_ segments: [String], _ method: HTTPRequest.Method = .get) -> Int? {
            guard case .route(let index) = tree.match(segments, method) else { return nil }
            return index
        }
        #expect(found([]) == 0)
        #expect(found(["a", "b", "c"]) == 1)
        #expect(found(["a", "b", "d"]) == 2)
        #expect(found(["a", "b"]) == 3)
        #expect(found(["", "b"]) == nil)
        #expect(found(["a", "b", "e"]) == nil)
        #expect(found(["a"]) == nil)
        #expect(found(["a", "b"], .head) == 3)
        #expect(found(["a", "b"], .put) == nil)
    }

    @Test func `schema names are types without their module`() {
        #expect(SchemaName.of(SampleAPI.CreateRequest.self) == "SampleAPI.CreateRequest")
        #expect(SchemaName.of(Issue.self) == "Issue")
    }

    @Test func `suggestions are near, or there are none`() {
        let known = ["title", "priority", "launchAt", "id"]
        #expect(Suggestion.nearest(to: "titel", among: known) == "title")
        #expect(Suggestion.nearest(to: "launchat", among: known) == "launchAt")
        #expect(Suggestion.nearest(to: "prio", among: known) == "priority")
        #expect(Suggestion.nearest(to: "launch-at", among: known) == "launchAt")
        #expect(Suggestion.nearest(to: "xy", among: known) == nil)
        #expect(Suggestion.nearest(to: "di", among: known) == nil)
        #expect(Suggestion.nearest(to: "", among: known) == nil)
        #expect(Suggestion.nearest(to: "title", among: []) == nil)
    }
}
