import Foundation
import HTTPServer
import HTTPTypes
import HubDomain
import HubJSON
import HubOperations
import HubTestSupport
import Testing

@testable import HubAPI

/// A hub of its own behind its API, spoken to without a socket. Every answer is held against the OpenAPI document.
final class APIHarness: Sendable {
    let test: TestHub
    private let mount: APIMount<HubDomain.Caller>
    let document: OpenAPIContract
    private let secrets = Locked<[TestPerson: String]>([:])

    init(now: Instant = TestHub.start) async throws {
        test = try await TestHub(now: now)
        mount = try HubAPI.make(hub: test.hub, logger: test.hub.logger)
        document = try Self.contract(of: test.hub)
    }

    /// The document is the same for every hub, and reading it anew for each test takes its time.
    private static let known = Locked<OpenAPIContract?>(nil)

    private static func contract(of hub: Hub) throws -> OpenAPIContract {
        if let contract = known.withLock(\.self) { return contract }
        let contract = OpenAPIContract(try HubAPI.catalogue(hub: hub).openAPI(HubAPI.about))
        known.withLock { $0 = contract }
        return contract
    }

    var run: ScenarioRunner { ScenarioRunner(test) }

    /// The token of a person; made when first asked for, which is an event.
    @discardableResult
    func secret(of person: TestPerson) async throws -> String {
        if let known = secrets.withLock({ $0[person] }) { return known }
        let issued = try await test.hub.issueToken(for: person.email, name: "Test", by: TestPerson.admin.caller)
        guard case .done(let token) = issued else { throw Unexpected(what: "a replayed token") }
        secrets.withLock { $0[person] = token.secret }
        return token.secret
    }

    /// Sends one request.
    /// - Parameters:
    ///   - caller: Whose token is sent; `nil` for none.
    ///   - body: Sent with `application/json` unless `fields` name another type.
    func send(
        _ method: HTTPRequest.Method,
        _ target: String,
        as caller: TestPerson? = .requester,
        _ body: RequestContent = .none,
        fields: HTTPFields = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> APIAnswer {
        var fields = fields
        if let caller { fields[.authorization] = "Bearer \(try await secret(of: caller))" }
        let bytes = body.bytes
        if !bytes.isEmpty, fields[.contentType] == nil { fields[.contentType] = "application/json" }
        if fields[.contentType] == "" { fields[.contentType] = nil }
        let target = try RequestTarget.parse(target)
        let request = ServerRequest(
            head: HTTPRequest(
                method: method,
                scheme: "http",
                authority: "hub.example",
                path: target.rawPath,
                headerFields: fields
            ),
            target: target,
            body: RequestBody(bytes: bytes),
            peer: .loopback
        )
        let answer = APIAnswer(await mount.respond(to: request))
        let problems = document.problems(with: answer, to: method, target.segments)
        #expect(problems.isEmpty, "\(method) \(target.rawPath): \(answer.text)", sourceLocation: sourceLocation)
        return answer
    }

    /// Sends a request and gives the answer's document, which must have the status.
    func fetch(
        _ method: HTTPRequest.Method,
        _ target: String,
        as caller: TestPerson = .requester,
        _ body: RequestContent = .none,
        status: Int = 200,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> JSONValue {
        let answer = try await send(method, target, as: caller, body, sourceLocation: sourceLocation)
        #expect(answer.status == status, "\(method) \(target): \(answer.text)", sourceLocation: sourceLocation)
        return answer.json
    }
}

/// The body of a request.
enum RequestContent: Sendable, ExpressibleByDictionaryLiteral {
    case none
    case json(JSONValue)
    case text(String)
    case bytes([UInt8])

    init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .json(.object(JSONObject(elements.map { (key: $0.0, value: $0.1) })))
    }

    var bytes: [UInt8] {
        switch self {
        case .none: []
        case .json(let value): value.encoded()
        case .text(let text): Array(text.utf8)
        case .bytes(let bytes): bytes
        }
    }
}

/// What came back.
struct APIAnswer: Sendable {
    let status: Int
    let fields: HTTPFields
    let bytes: [UInt8]

    init(_ response: ServerResponse) {
        status = response.status.code
        fields = response.fields
        bytes =
            switch response.body {
            case .bytes(let bytes): bytes
            case .file(let file): Array(FileManager.default.contents(atPath: file.path) ?? Data())
            default: []
            }
    }

    var json: JSONValue { (try? JSONParser.parse(bytes)) ?? .null }
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The value at a JSON Pointer.
    subscript(_ pointer: String) -> JSONValue? {
        JSONPointer(parsing: pointer).flatMap { json[$0] }
    }

    /// `pointer code` of every error, as sent.
    var errors: [String] {
        (json["errors"]?.array ?? []).map { "\($0["pointer"]?.string ?? "?") \($0["code"]?.string ?? "?")" }
    }

    subscript(field name: String) -> String? {
        HTTPField.Name(name).flatMap { fields[$0] }
    }
}

struct Unexpected: Error {
    let what: String
}

extension JSONValue {
    subscript(at pointer: String) -> JSONValue? {
        JSONPointer(parsing: pointer).flatMap { self[$0] }
    }
}

extension HTTPFields {
    /// Fields by their names as written.
    init(named fields: [String: String]) {
        self.init()
        for (name, value) in fields {
            guard let name = HTTPField.Name(name) else { continue }
            self[name] = value
        }
    }
}

extension JSONValue {
    /// A number, whole or not.
    var decimal: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }
}
