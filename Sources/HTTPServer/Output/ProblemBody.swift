public import HTTPTypes

/// RFC 9457 problem details for requests that the server refuses itself.
public enum ProblemBody {
    /// The default of ``ServerConfiguration/errorResponse``.
    @Sendable
    public static func response(_ status: HTTPResponse.Status, _ detail: String) -> ServerResponse {
        let code = code(status)
        let title = status.reasonPhrase.isEmpty ? "Request refused" : status.reasonPhrase
        let members = [
            "\"type\":\"/problems/\(code)\"",
            "\"title\":\(quoted(title))",
            "\"status\":\(status.code)",
            "\"detail\":\(quoted(detail))",
            "\"code\":\"\(code)\"",
        ]
        let text = "{" + members.joined(separator: ",") + "}"
        return ServerResponse(
            status: status,
            fields: [.contentType: "application/problem+json", .cacheControl: "no-store"],
            body: .bytes(Array(text.utf8))
        )
    }

    private static func code(_ status: HTTPResponse.Status) -> String {
        switch status.code {
        case 413, 414, 431: "too-large"
        case 404: "not-found"
        case 405: "method-not-allowed"
        case 429: "rate-limited"
        case 503: "unavailable"
        case 500: "internal"
        default: "malformed"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\u{0}"..<"\u{20}":
                quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
