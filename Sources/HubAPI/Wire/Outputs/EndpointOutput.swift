package import HTTPServer
import HubJSON

/// What an endpoint answers with when it succeeds.
package protocol EndpointOutput: Sendable {
    /// For the documentation; made anew on each call, so not for answering requests.
    static var content: OutputContent { get }

    /// The `Content-Type`, if there is a body.
    static var mediaType: String? { get }

    /// The `Content-Type` of this very answer, where an endpoint has several.
    var chosenMediaType: String? { get }

    func responseBody() -> ResponseBody

    /// The cursor of the next page of a list; becomes a `Link` field.
    var nextCursor: String? { get }
}

extension EndpointOutput {
    package var chosenMediaType: String? { Self.mediaType }
    package var nextCursor: String? { nil }
}

/// The kind of body an output has.
package enum OutputContent: Sendable {
    case none
    case json(Schema)
    /// A media type whose bytes JSON Schema says nothing about.
    case raw(String)
    /// JSON, or one of other media types where the client prefers it.
    case jsonOr(Schema, [String])
}

/// An answer without a body.
package struct NoContent: EndpointOutput {
    package init() {}
    package static var content: OutputContent { .none }
    package static var mediaType: String? { nil }
    package func responseBody() -> ResponseBody { .empty }
}

/// A media type that is not JSON.
package protocol RawMedia: Sendable {
    static var mediaType: String { get }
}

/// An answer of bytes in another media type: a download, an event stream, metrics.
package struct RawOutput<Media: RawMedia>: EndpointOutput {
    let body: ResponseBody

    package init(_ body: ResponseBody) {
        self.body = body
    }

    package init(text: String) {
        self.init(.bytes(Array(text.utf8)))
    }

    package static var content: OutputContent { .raw(Media.mediaType) }
    package static var mediaType: String? { Media.mediaType }
    package func responseBody() -> ResponseBody { body }
}
