import HTTPTypes
import HubDomain
import HubJSON
import Testing

@testable import HubAPI

@Suite struct ConditionalTests {
    @Test(
        arguments: [
            ("\"3\"", "\"3\"", 3), ("\"3-120\"", "\"3-120\"", 3), ("\"3-120.7;de\"", "\"3-120.7;de\"", 3),
            ("W/\"12-1\"", "\"12-1\"", 12),
            ("\"abc\"", "\"abc\"", nil), ("\"3x\"", "\"3x\"", nil), ("\"\"", "\"\"", nil), ("\"-1\"", "\"-1\"", nil),
            ("\"99999999999999999999-1\"", "\"99999999999999999999-1\"", nil),
        ] as [(String, String, Int?)]
    )
    func `an entity tag is read with its version`(_ value: String, _ written: String, _ version: Int?) throws {
        guard case .tags(let tags)? = EntityTag.list(value), let tag = tags.first else {
            Issue.record("\(value) is not read")
            return
        }
        #expect(tag.description == written)
        #expect(tag.version == version)
    }

    @Test(arguments: [
        "3", "\"3", "3\"", "\"3\" \"4\"", "\"3\",", ",\"3\"", "*,\"3\"", "w/\"3\"", "W\"3\"", "\"a b\"", "",
        "\"a\u{7F}\"",
    ])
    func `what is no list of entity tags is refused`(_ value: String) {
        #expect(EntityTag.list(value) == nil)
    }

    @Test func `a tag is made of version, moment and variant`() {
        #expect(EntityTag(version: 3).description == "\"3\"")
        #expect(EntityTag(version: 3, moment: "120").description == "\"3-120\"")
        #expect(EntityTag(version: 3, moment: "120", variant: "de").description == "\"3-120;de\"")
        #expect(EntityTag(version: 3, variant: "de").version == 3)
    }

    @Test(arguments: [
        ("\"3-120\"", 200), ("\"3-999\"", 200), ("\"3\"", 200), ("W/\"3-1\"", 200), ("\"3-120-gzip\"", 200),
        ("\"3;de\"", 200),
        ("*", 200), ("\"2\"", 412), ("\"2-120\"", 412), ("\"abc\"", 412), ("\"3\", \"3-9\"", 200),
        ("\"x\", \"3\"", 200),
        ("\"2\", \"3\"", 422), ("3", 422), ("", 422),
    ])
    func `If-Match compares the version alone`(_ value: String, _ status: Int) async throws {
        let answer = try await TestExchange(.patch, "/v1/campaigns/CMP-7", fields: [.ifMatch: value], body: "{}")
        #expect(answer.status == status)
        if status == 422 { #expect(answer.issues.first?.hasPrefix("/headers/If-Match") == true) }
        if status == 412 { #expect(answer.json["code"] == "stale-version") }
    }

    @Test func `the expected version reaches the handler`() async throws {
        let answer = try await TestExchange(.patch, "/v1/campaigns/CMP-7", fields: [.ifMatch: "\"3-1\""], body: "{}")
        #expect(answer.json["words"]?.array?.last == "3")
    }

    @Test func `a broken If-Match is reported with everything else`() async throws {
        let fields: HTTPFields = [.ifMatch: "3"]
        let answer = try await TestExchange(.patch, "/v1/campaigns/x", fields: fields, body: #"{"budget": -1}"#)
        #expect(answer.issues == ["/headers/If-Match format", "/path/key format", "/budget out-of-range"])
    }

    @Test(arguments: [
        ("\"3-120\"", 304), ("W/\"3-120\"", 304), ("\"1\", \"3-120\"", 304), ("*", 304), ("\"3-121\"", 200),
        ("\"3\"", 200),
        ("nonsense", 200),
    ])
    func `If-None-Match compares whole tags`(_ value: String, _ status: Int) async throws {
        for method in [HTTPRequest.Method.get, .head] {
            let answer = try await TestExchange(method, "/v1/campaigns/CMP-7", fields: [.ifNoneMatch: value])
            #expect(answer.status == status)
            #expect(answer.fields[.eTag] == "\"3-120\"")
            #expect(answer.bytes.isEmpty == (status == 304))
        }
    }

    @Test func `several versions can be asked whether they allow one`() {
        let precondition = Precondition.versions([2, 3])
        #expect(precondition.allows(version: 3))
        #expect(!precondition.allows(version: 4))
        #expect(Precondition.none.allows(version: 1))
        #expect(Precondition.exists.allows(version: 1))
    }
}
