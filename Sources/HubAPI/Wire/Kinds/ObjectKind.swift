package import HubJSON

/// An object with an input type of its own.
package struct ObjectKind<Value: EndpointInput>: ValueKind {
    package var placeholder: Value {
        var reader = InputReader(describing: InputShape())
        return Value(&reader)
    }

    package func read(_ value: JSONValue, into issues: inout IssueList) -> Value? {
        guard case .object = value else {
            issues.addType("an object", found: value)
            return nil
        }
        var reader = InputReader(document: value)
        let result = InputReader.read(Value.self, &reader)
        for issue in reader.issues.issues { issues.add(issue) }
        return result
    }

    package func schema(_ recorder: inout SchemaRecorder) -> Schema {
        let name = Value.schemaName
        guard recorder.enter(name) else { return .reference(name) }
        defer { recorder.leave(name) }
        let shape = InputShape.of(Value.self, recorder: recorder)
        recorder = shape.recorder
        for fault in shape.faults + shape.faultsWhenNested { recorder.report("\(name): \(fault)") }
        return .object(ObjectSchema(name: name, properties: shape.members, isClosed: true))
    }
}

extension ValueKind {
    package static func object<Object>(_ object: Object.Type) -> Self where Self == ObjectKind<Object> {
        ObjectKind()
    }
}
