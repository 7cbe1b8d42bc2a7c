import HTTPServer
import HubDomain
import HubJSON

/// Hands the values of a request to an ``EndpointInput``, or writes down what that input would read.
///
/// Body members are read with ``required(_:_:note:example:)``, ``optional(_:_:nullable:note:example:)`` and
/// ``patch(_:_:note:example:)``; the rest of the request with ``path(_:_:note:)``, ``query(_:_:note:)`` and their kin.
/// Members and query parameters that nobody reads are refused.
package struct InputReader {
    /// Not `nil` while an input is being described.
    var shape: InputShape?

    let parameters: PathParameters
    let queryItems: [QueryItem]
    /// The whole body, `nil` when there is none.
    let document: JSONValue?
    let members: JSONObject
    let rawBody: RawBody?

    package internal(set) var issues = IssueList()
    /// How many members and query items have been read; fewer than there are means that some are unknown.
    var membersRead = 0
    var queryItemsRead = 0
    var readsWholeBody = false

    /// Reads from a request.
    init(
        parameters: PathParameters = PathParameters(),
        query: [QueryItem] = [],
        document: JSONValue? = nil,
        rawBody: RawBody? = nil
    ) {
        self.parameters = parameters
        self.queryItems = query
        self.document = document
        self.members = document?.object ?? JSONObject()
        self.rawBody = rawBody
    }

    /// Describes.
    init(describing shape: InputShape) {
        self.init()
        self.shape = shape
    }

    /// Reads one value and puts `token` in front of its issues.
    mutating func value<Kind: ValueKind>(_ value: JSONValue, _ kind: Kind, at token: String) -> Kind.Value {
        let mark = issues.count
        let result = kind.read(value, into: &issues)
        issues.prefix(from: mark, with: token)
        return result ?? kind.placeholder
    }

    /// The input as a whole, with everything that is wrong with it; `nil` when anything is.
    static func read<Input: EndpointInput>(_ input: Input.Type, _ reader: inout InputReader) -> Input? {
        let value = Input(&reader)
        reader.refuseUnknown(in: input)
        guard reader.issues.isEmpty else { return nil }
        for issue in value.validate() { reader.issues.add(issue) }
        return reader.issues.isEmpty ? value : nil
    }

    private mutating func refuseUnknown(in input: (some EndpointInput).Type) {
        let hasUnknownMembers = !readsWholeBody && membersRead < members.count
        guard hasUnknownMembers || queryItemsRead < queryItems.count else { return }
        let shape = InputShape.of(input)
        if hasUnknownMembers {
            refuse(members.keys, known: shape.members.map(\.name), place: "", noun: "member")
        }
        var seen: Set<String> = []
        let names = queryItems.map(\.name).filter { seen.insert($0).inserted }
        refuse(names, known: shape.query.map(\.name), place: "/query", noun: "query parameter")
    }

    private mutating func refuse(_ names: [String], known: [String], place: String, noun: String) {
        for name in names where !known.contains(name) {
            let hint = Suggestion.phrase(for: name, among: known)
            issues.add("unknown", "is not a known \(noun)\(hint)", at: "\(place)/\(JSONPointer.escape(name))")
        }
    }
}
