import HTTPServer
import HTTPTypes
import HubDomain
import HubJSON

/// A failed request as RFC 9457 problem details.
struct Problem: Sendable {
    let kind: ProblemKind
    let error: HubError
    let requestID: String

    /// The body for `error`. A code that the table does not know, and the internal one, get a fixed text: whatever
    /// their message says, it was not written for the caller.
    init(_ error: HubError, table: ProblemTable, requestID: String) {
        let known = table[error.code]
        let isInternal = known == nil || error.code == .internalError
        self.kind = known ?? table.internalError
        self.error = isInternal ? HubError(.internalError, "The service could not answer the request.") : error
        self.requestID = requestID
    }

    var response: ServerResponse {
        var fields = HTTPFields()
        fields[.contentType] = MediaType.problem
        if kind.code == .unauthenticated { fields[.wwwAuthenticate] = "Bearer realm=\"campaign-hub\"" }
        if let seconds = error.details["retryAfterSeconds"]?.integer { fields[.retryAfter] = String(seconds) }
        return ServerResponse(status: .init(code: kind.status), fields: fields, body: .bytes(encoded()))
    }

    private func encoded() -> [UInt8] {
        var writer = JSONWriter(reserving: 512)
        writer.object { writer in
            writer.member("type", "/problems/\(kind.code.rawValue)")
            writer.member("title", kind.title)
            writer.member("status", .integer(Int64(kind.status)))
            writer.member("detail", error.message)
            writer.member("code", kind.code.rawValue)
            writer.name("errors")
            writer.array { writer in
                for issue in error.issues { issue.write(to: &writer) }
            }
            writer.member("requestId", requestID)
            for (key, value) in error.details.members where !Self.ownMembers.contains(key) {
                writer.member(key, value)
            }
        }
        return writer.bytes
    }

    private static let ownMembers: Set<String> = ["type", "title", "status", "detail", "code", "errors", "requestId"]

    static let schema = Schema.object(
        ObjectSchema(
            name: "Problem",
            note: "Problem details (RFC 9457). Some codes add members.",
            properties: [
                .init(name: "type", schema: .leaf(["type": "string", "format": "uri-reference"]), isRequired: true),
                .init(name: "title", schema: .string, isRequired: true),
                .init(name: "status", schema: .integer, isRequired: true),
                .init(name: "detail", schema: .string, isRequired: true),
                .init(name: "code", schema: .string, isRequired: true),
                .init(name: "errors", schema: .array(Issue.schema, [:]), isRequired: true),
                .init(name: "requestId", schema: .string, isRequired: true),
            ]
        )
    )
}
