package import HTTPServer
import HubJSON

/// What an endpoint answers with when it succeeds.
package protocol EndpointOutput: Sendable {
    static var content: OutputContent { get }

    func responseBody() -> ResponseBody

    /// The cursor of the next page of a list; becomes a `Link` field.
    var nextCursor: String? { get }
}

extension EndpointOutput {
    package var nextCursor: String? { nil }
}

/// The kind of body an output has.
package enum OutputContent: Sendable {
    case none
    case json(Schema)
    /// A media type whose bytes JSON Schema says nothing about.
    case raw(String)

    var mediaType: String? {
        switch self {
        case .none: nil
        case .json: "application/json"
        case .raw(let type): type
        }
    }
}

/// An answer without a body.
package struct NoContent: EndpointOutput {
    package init() {}
    package static var content: OutputContent { .none }
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
    package func responseBody() -> ResponseBody { body }
}
