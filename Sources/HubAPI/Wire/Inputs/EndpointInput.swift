package import HubDomain

/// What an endpoint takes from a request, or an object inside its body.
///
/// `init` names every value once, in a straight line and without branches: the same code reads a request, gathering
/// every problem, and describes the schema. After a problem the reader hands out placeholders and the value is thrown
/// away, so nothing in `init` may act on what it got. Each name is read once.
package protocol EndpointInput: Sendable {
    init(_ reader: inout InputReader)

    /// Checks across fields, made only when each field alone is acceptable. Pointers are relative to this object; for
    /// parameters they begin with `/query/`, `/path/` or `/headers/`.
    func validate() -> [Issue]

    /// The name of the schema in the OpenAPI document; unique across the catalogue.
    static var schemaName: String { get }
}

extension EndpointInput {
    package func validate() -> [Issue] { [] }
    package static var schemaName: String { SchemaName.of(Self.self) }
}

/// The input of an endpoint that takes nothing.
package struct NoInput: EndpointInput {
    package init() {}
    package init(_ reader: inout InputReader) {}
}
