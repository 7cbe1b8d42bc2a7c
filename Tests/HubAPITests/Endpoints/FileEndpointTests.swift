import HTTPServer
import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

/// Files of a campaign, as clients send and take them.
@Suite struct FileEndpointTests {
    private let api: APIHarness
    private let path: String

    init() async throws {
        api = try await APIHarness()
        path = "/v1/campaigns/\(try await api.run.campaign(in: .intake).key)/files"
    }

    private func form(_ parts: [(head: String, content: String)]) -> (RequestContent, HTTPFields) {
        let text = parts.map { "--b\r\nContent-Disposition: form-data; \($0.head)\r\n\r\n\($0.content)\r\n" }.joined()
        return (.text(text + "--b--\r\n"), [.contentType: "multipart/form-data; boundary=b"])
    }

    private func upload(
        _ content: String,
        query: String = "",
        as person: TestPerson = .requester,
        fields: [String: String] = ["Content-Type": "text/plain"]
    ) async throws -> APIAnswer {
        try await api.send(.post, path + query, as: person, .text(content), fields: HTTPFields(named: fields))
    }

    @Test func `a file is sent as it is and taken as it was sent`() async throws {
        let fields = [
            "Content-Type": "text/csv; charset=utf-8",
            "Content-Disposition": "attachment; filename=\"list.csv\"; filename*=UTF-8''M%C3%A4rz.csv",
        ]
        let answer = try await upload("a,b\n1,2\n", fields: fields)
        #expect(answer.status == 201, "\(answer.text)")
        #expect(answer[field: "Location"] == path + "/A1")
        #expect(answer["/name"] == "März.csv")
        #expect(answer["/mediaType"] == "text/csv")
        #expect(answer["/size"] == 8)
        #expect(answer["/personalData"] == false)
        #expect(answer["/content/href"] == .string(path + "/A1/content"))

        let shown = try await api.fetch(.get, path + "/A1", as: .viewer)
        #expect(shown == answer.json)
        let taken = try await api.send(.get, path + "/A1/content", as: .viewer)
        #expect(taken.text == "a,b\n1,2\n")
        #expect(taken[field: "Content-Type"] == "text/csv")
        #expect(
            taken[field: "Content-Disposition"] == "attachment; filename=\"M_rz.csv\"; filename*=UTF-8''M%C3%A4rz.csv"
        )
        #expect(taken[field: "X-Content-Type-Options"] == "nosniff")
        #expect(taken[field: "Content-Security-Policy"] == "sandbox; default-src 'none'")
        #expect(taken[field: "Cache-Control"] == "private, no-cache")
        let tag = try #require(taken[field: "ETag"])
        #expect(tag == "\"sha256-\(shown["digest"]?.string?.dropFirst(7) ?? "")\"")
        let again = try await api.send(.get, path + "/A1/content", as: .viewer, fields: [.ifNoneMatch: tag])
        #expect(again.status == 304)
    }

    @Test func `a page of HTML is saved and never shown`() async throws {
        let answer = try await upload("<!doctype html><script>1</script>", query: "?name=page.html")
        #expect(answer["/mediaType"] == "text/html")
        let taken = try await api.send(.get, path + "/A1/content")
        #expect(taken[field: "Content-Disposition"]?.hasPrefix("attachment;") == true)
        #expect(taken[field: "Content-Security-Policy"]?.hasPrefix("sandbox") == true)
    }

    @Test func `a form of a web page is taken, its parts in any order`() async throws {
        let (body, fields) = form([
            ("name=\"file\"; filename=\"C:\\desk\\people.csv\"\r\nContent-Type: application/vnd.ms-excel", "x,y\n1,2"),
            ("name=\"personalData\"", "on"),
        ])
        let answer = try await api.send(.post, path, body, fields: fields)
        #expect(answer.status == 201, "\(answer.text)")
        #expect(answer["/name"] == "people.csv")
        #expect(answer["/mediaType"] == "text/csv")
        #expect(answer["/declaredType"] == "application/vnd.ms-excel")
        #expect(answer["/personalData"] == true)
        #expect(try await api.send(.get, path + "/A1/content", as: .lead).text == "x,y\n1,2")
        let taken = try await api.send(.get, path + "/A1/content", as: .producer)
        #expect(taken[field: "Cache-Control"] == "no-store")
        let reads = try await api.fetch(.get, path + "/A1/reads?limit=1", as: .lead)
        #expect(reads[at: "/items/0/person/name"] == .string(TestPerson.lead.name))
        let cursor = try #require(reads["nextCursor"]?.string)
        let rest = try await api.fetch(.get, path + "/A1/reads?limit=1&cursor=\(cursor)", as: .lead)
        #expect(rest[at: "/items/0/person/name"] == .string(TestPerson.producer.name))
        #expect(rest["nextCursor"] == .null)
    }

    @Test func `a form that isn't one file is told everything that is wrong`() async throws {
        let cases: [([(head: String, content: String)], [String])] = [
            ([], ["/file required"]),
            ([("name=\"name\"", "a")], ["/file required"]),
            ([("name=\"file\"", "a"), ("name=\"file\"", "b")], ["/file duplicate"]),
            (
                [("name=\"file\"", "a"), ("name=\"colour\"", "red"), ("name=\"personalData\"", "maybe")],
                ["/colour unknown", "/personalData type"]
            ),
            ([("name=\"file\"", "a"), ("name=\"name\"", String(repeating: "n", count: 5_000))], ["/name too-long"]),
            ([("name=\"file\"", "")], [" too-short"]),
        ]
        for (parts, errors) in cases {
            let (body, fields) = form(parts)
            let answer = try await api.send(.post, path, body, fields: fields)
            #expect(answer.status == 422, "\(answer.text)")
            #expect(answer.errors == errors)
        }
        let broken = try await api.send(
            .post,
            path,
            .text("--b\r\nnonsense"),
            fields: [.contentType: "multipart/form-data; boundary=b"]
        )
        #expect(broken.status == 400)
        let unbounded = try await api.send(.post, path, .text("x"), fields: [.contentType: "multipart/form-data"])
        #expect(unbounded.status == 400)
        #expect(try await api.fetch(.get, path)["items"] == [])
    }

    @Test func `a file that isn't what it says is refused`() async throws {
        let answer = try await upload("%PDF-1.4", fields: ["Content-Type": "image/png"])
        #expect(answer.status == 422)
        #expect(answer.errors == ["/headers/Content-Type contradiction"])
        let named = try await upload(
            "a",
            fields: ["Content-Type": "text/plain", "Content-Disposition": "attachment; x"]
        )
        #expect(named.errors == ["/headers/Content-Disposition format"])
    }

    @Test func `a file over the limit is refused by its length`() async throws {
        let answer = try await upload(String(repeating: "a", count: TestHub.fileLimit + 1))
        #expect(answer.status == 413)
        #expect(answer["/limit"] == .integer(Int64(TestHub.fileLimit)))
        #expect(try await upload(String(repeating: "a", count: TestHub.fileLimit)).status == 201)
        let (body, fields) = form([("name=\"file\"", String(repeating: "a", count: TestHub.fileLimit + 1))])
        #expect(try await api.send(.post, path, body, fields: fields).status == 413)
    }

    @Test func `a list has its pages, and what is removed is gone`() async throws {
        for number in 1...3 { #expect(try await upload("file \(number)").status == 201) }
        let first = try await api.fetch(.get, path + "?limit=2", as: .viewer)
        #expect(first[at: "/items/1/id"] == "A2")
        let cursor = try #require(first["nextCursor"]?.string)
        #expect(try await api.fetch(.get, path + "?limit=2&cursor=\(cursor)", as: .viewer)[at: "/items/0/id"] == "A3")
        #expect(try await api.send(.delete, path + "/A2?reason=Old", as: .viewer).status == 403)
        #expect(try await api.send(.delete, path + "/A2?reason=Old").status == 204)
        for part in ["", "/content", "/reads"] {
            #expect(try await api.send(.get, path + "/A2" + part).status == 404)
        }
        #expect(try await api.send(.delete, path + "/A2").status == 404)
        let story = try await api.fetch(.get, path.replacing("/files", with: "/events"))
        let last = try #require(story["items"]?.array?.last)
        #expect(last["type"] == "file.removed")
        #expect(last["reason"] == "Old")
        #expect(last[at: "/changes/0/pointer"] == "/files/A2")
    }

    @Test func `a repeated upload answers the same and adds nothing`() async throws {
        let fields = ["Content-Type": "text/plain", "Idempotency-Key": "once"]
        let first = try await upload("once", fields: fields)
        let second = try await upload("once", fields: fields)
        #expect(second[field: "Idempotency-Replayed"] == "true")
        #expect(second.json == first.json)
        let other = try await upload("twice", fields: fields)
        #expect(other.status == 422)
        #expect(other.errors == ["/headers/Idempotency-Key reused"])
        #expect(try await api.fetch(.get, path)["items"]?.array?.count == 1)
    }

    @Test(arguments: ["A0", "A01", "a1", "11", "A-1", "A9223372036854775808"])
    func `an id that is none is refused as one`(_ id: String) async throws {
        #expect(try await api.send(.get, path + "/\(id)").errors == ["/path/id pattern"])
    }

    @Test func `there are no files of a campaign that isn't there`() async throws {
        for target in ["/v1/campaigns/CMP-9/files", "/v1/campaigns/CMP-9/files/A1/content"] {
            #expect(try await api.send(.get, target).status == 404)
        }
        #expect(try await api.send(.post, "/v1/campaigns/CMP-9/files", .text("x")).status == 404)
    }
}
