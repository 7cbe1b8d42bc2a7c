package import HTTPServer

/// A body that is not JSON, still unread.
package struct RawBody: Sendable {
    /// In lower case, without parameters.
    package let mediaType: String
    /// Of the media type, by their names in lower case.
    package let parameters: [String: String]
    package let body: RequestBody
    /// The endpoint's body limit in bytes; whoever reads the body keeps to it.
    package let limit: Int

    /// The whole body; throws ``HTTPServer/BodyError`` beyond the limit.
    package func collect() async throws -> [UInt8] {
        try await body.collect(upTo: limit)
    }

    /// Among accepted types: any, and none at all.
    package static let anyType = "*/*"

    static var empty: RawBody { RawBody(mediaType: "", parameters: [:], body: RequestBody(bytes: []), limit: 0) }
}
