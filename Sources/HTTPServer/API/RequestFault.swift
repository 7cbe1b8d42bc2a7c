public import HTTPTypes

/// Why the server itself refuses a request.
public struct RequestFault: Error, Hashable, Sendable {
    public let status: HTTPResponse.Status
    /// Safe to show: says what is wrong and never quotes the input.
    public let detail: String

    init(_ status: HTTPResponse.Status, _ detail: String) {
        self.status = status
        self.detail = detail
    }

    static func malformed(_ detail: String) -> RequestFault { RequestFault(.badRequest, detail) }
}
