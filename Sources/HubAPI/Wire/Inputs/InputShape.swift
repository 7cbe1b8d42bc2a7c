/// What an ``EndpointInput`` reads, as found by describing it.
struct InputShape: Sendable {
    struct Parameter: Sendable {
        let name: String
        let schema: Schema
        let isRequired: Bool
        let note: String
    }

    enum Body: Sendable {
        /// Nothing but perhaps an empty object.
        case none
        /// An object of the shape's members.
        case members
        case document(Schema)
        case raw([String])
    }

    var path: [Parameter] = []
    private(set) var query: [Parameter] = []
    private(set) var members: [ObjectSchema.Property] = []
    var body = Body.none
    var recorder = SchemaRecorder()
    /// Faults of the declaration itself.
    private(set) var faults: [String] = []

    static func of<Input: EndpointInput>(_ input: Input.Type, recorder: SchemaRecorder = SchemaRecorder()) -> InputShape
    {
        var shape = InputShape()
        shape.recorder = recorder
        var reader = InputReader(describing: shape)
        _ = Input(&reader)
        return reader.shape ?? shape
    }

    /// What an input reads that only a whole request has.
    var faultsWhenNested: [String] {
        let parameters = (path + query).map { "the parameter \($0.name) is read in a nested object" }
        switch body {
        case .none, .members: return parameters
        case .document, .raw: return parameters + ["the whole body is read in a nested object"]
        }
    }

    var hasRequiredMembers: Bool { members.contains { $0.isRequired } }

    mutating func add(query parameter: Parameter) {
        if query.contains(where: { $0.name == parameter.name }) {
            faults.append("the query parameter \(parameter.name) is read twice")
        }
        query.append(parameter)
    }

    mutating func add(member: ObjectSchema.Property) {
        if members.contains(where: { $0.name == member.name }) {
            faults.append("the member \(member.name) is read twice")
        }
        members.append(member)
        body = .members
    }
}
