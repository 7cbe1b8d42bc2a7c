import HTTPTypes
import HubJSON
import Testing

@testable import HubAPI

@Suite struct IdempotencyTests {
    private let body = #"{"title": "T", "email": "a@b.co", "lines": [{"service": "a"}]}"#

    private func post(_ key: String?, _ body: String, target: String = "/v1/requests") async throws -> TestExchange {
        var fields = HTTPFields()
        if let key, let name = HTTPField.Name("Idempotency-Key") { fields[name] = key }
        return try await TestExchange(.post, target, fields: fields, body: body)
    }

    @Test(arguments: [
        ("abc", "abc"), ("\"abc\"", "abc"), ("\"a b\"", "a b"), ("\"a\\\"b\"", "a\"b"),
        ("8e03978e-40d5-43dd", "8e03978e-40d5-43dd"),
        ("\"abc\";v=1", "abc"), (String(repeating: "k", count: 255), String(repeating: "k", count: 255)),
        ("a,b", "a,b"), ("!", "!"),
    ])
    func `a key is a structured string, or the same bare`(_ value: String, _ key: String) {
        #expect(IdempotencyKey.parse(value) == key)
    }

    @Test(arguments: [
        "", "\"\"", "a b", "\"abc", "\"a\"b", "é", "\"é\"", "\"a\\b\"", String(repeating: "k", count: 256), "a\tb",
    ])
    func `anything else is refused`(_ value: String) {
        #expect(IdempotencyKey.parse(value) == nil)
    }

    @Test func `the key reaches the handler, and a broken one is named`() async throws {
        #expect(try await post("\"k 1\"", body).json["idempotencyKey"] == "k 1")
        #expect(try await post(nil, body).json["idempotencyKey"] == .null)
        let broken = try await post("a b", "{}")
        #expect(broken.issues.first == "/headers/Idempotency-Key format")
    }

    @Test func `the fingerprint is of the meaning of the body, not of its text`() async throws {
        let first = try await post("k", body).json["fingerprint"]
        let spaced = #"{ "lines": [{"service": "\u0061"}], "email": "a@b.co", "title": "T" }"#
        #expect(first?.array?.isEmpty == false)
        #expect(try await post("k", spaced).json["fingerprint"] == first)
        let other = body.replacing("\"T\"", with: "\"U\"")
        #expect(try await post("k", other).json["fingerprint"] != first)
    }

    @Test func `a recorded answer is replayed with its mark and without the secret`() async throws {
        let fresh = try await post("k", body)
        #expect(fresh.json["secret"] == "s3cret")
        let replayed = try await post("k", body.replacing("\"T\"", with: "\"replay\""))
        #expect(replayed.status == 201)
        #expect(replayed.fields[.idempotencyReplayed] == "true")
        #expect(replayed.fields[.eTag] == "\"1\"")
        #expect(replayed.fields[.location] == "/v1/campaigns/CMP-7")
        #expect(replayed.fields[.contentType] == "application/json")
        #expect(replayed.json["secret"] == .null)
        #expect(replayed.json["title"] == "replay")
        #expect(fresh.fields[.idempotencyReplayed] == nil)
    }

    @Test func `a record survives its encoding, and other bytes are no record`() {
        let record = RecordedReply(status: .created, fields: [.eTag: "\"1\""], body: Array("{\n}".utf8))
        #expect(RecordedReply(decoding: record.encoded) == record)
        let empty = RecordedReply(status: .noContent, fields: [:], body: [])
        #expect(RecordedReply(decoding: empty.encoded) == empty)
        for text in [
            "", "{}", "{}\n", "{\"status\":7,\"fields\":[]}\n", "{\"status\":200,\"fields\":[[\"a b\",\"c\"]]}\n",
        ] {
            #expect(RecordedReply(decoding: Array(text.utf8)) == nil)
        }
    }
}
