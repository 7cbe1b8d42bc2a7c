import HTTPServer
import HTTPTypes
import HubJSON

@testable import HubAPI

/// Sends a request to the sample API and keeps what came back.
struct TestExchange {
    let status: Int
    let fields: HTTPFields
    let bytes: [UInt8]

    var json: JSONValue { (try? JSONParser.parse(bytes)) ?? .null }
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Pairs of pointer and code.
    var issues: [String] {
        (json["errors"]?.array ?? []).map { "\($0["pointer"]?.string ?? "?") \($0["code"]?.string ?? "?")" }
    }

    init(
        _ method: HTTPRequest.Method,
        _ target: String,
        as role: String? = "requester",
        fields: HTTPFields = [:],
        type: String? = "application/json",
        body: String? = nil,
        mount: APIMount<SampleAPI.Caller>? = nil
    ) async throws {
        var fields = fields
        if let role { fields[.authorization] = "Bearer \(role)" }
        if body != nil, let type { fields[.contentType] = type }
        let request = ServerRequest(
            head: HTTPRequest(method: method, scheme: "http", authority: "hub", path: target, headerFields: fields),
            target: try RequestTarget.parse(target),
            body: RequestBody(bytes: Array((body ?? "").utf8)),
            peer: .loopback
        )
        let mount = try mount ?? Self.sampleMount.get()
        let response = await mount.respond(to: request)
        self.status = response.status.code
        self.fields = response.fields
        if case .bytes(let bytes) = response.body { self.bytes = bytes } else { self.bytes = [] }
    }

    private static let sampleMount = Result {
        try APIMount(SampleAPI.catalogue, about: SampleAPI.about, services: SampleAPI.services)
    }
}
