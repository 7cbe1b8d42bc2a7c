package import HubJSON

/// How one value of a request is read from JSON, and its schema. A kind is a small value made on the spot:
/// `.text(1...200)`, `.choice(Priority.self)`, `.list(of: .object(LineInput.self))`.
package protocol ValueKind<Value>: Sendable {
    associatedtype Value: Sendable

    /// Any acceptable value, standing in while an input is described or has been refused.
    var placeholder: Value { get }

    func schema(_ recorder: inout SchemaRecorder) -> Schema

    /// - Returns: `nil` after at least one issue was added, with pointers relative to this value.
    func read(_ value: JSONValue, into issues: inout IssueList) -> Value?
}

/// A kind that can also be read from a path segment or a query parameter.
package protocol TextValueKind<Value>: ValueKind {
    /// - Returns: `nil` after at least one issue was added.
    func read(text: String, into issues: inout IssueList) -> Value?
}

extension IssueList {
    mutating func addType(_ expected: String, found value: JSONValue) {
        add("type", "must be \(expected), not \(value.typeName)")
    }
}

extension JSONValue {
    /// What this is, as it reads in a sentence.
    var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .integer, .double: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
