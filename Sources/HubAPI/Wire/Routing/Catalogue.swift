import HTTPTypes
import HubDomain

/// All endpoints of the API in the order of the documentation.
package struct Catalogue<Caller: EndpointCaller>: Sendable {
    private(set) var routes: [Route<Caller>] = []
    private(set) var tree = RouteTree()
    /// Faults of the declarations, in words; a mount refuses a catalogue that has any.
    package private(set) var faults: [String] = []

    package init() {}

    package var declarations: [EndpointDeclaration] { routes.map(\.declaration) }

    package mutating func add<Input, Output>(_ endpoint: Endpoint<Caller, Input, Output>) {
        add(Route(endpoint), endpoint.declaration)
    }

    package mutating func add<Input, Output>(_ endpoint: Endpoint<NoCaller, Input, Output>) {
        add(Route(open: endpoint), endpoint.declaration)
    }

    private mutating func add(_ route: Route<Caller>?, _ declaration: EndpointDeclaration) {
        let name = declaration.operationID
        guard let route else {
            faults.append("\(name): \(declaration.path) is not a path template")
            return
        }
        if routes.contains(where: { $0.declaration.operationID == name }) {
            faults.append("\(name): the operation id is used twice")
        }
        if !tree.insert(route.template, declaration.method, route: routes.count) {
            faults.append("\(name): \(declaration.method.rawValue) \(declaration.path) is taken")
        }
        faults += route.parameterFaults.map { "\(name): \($0)" }
        routes.append(route)
    }
}

extension Route {
    /// Disagreements between the path template and the input.
    fileprivate var parameterFaults: [String] {
        let inTemplate = template.parameters.map(\.name)
        let inInput = shape.path.map(\.name)
        let unread = inTemplate.filter { !inInput.contains($0) }.map { "the path parameter \($0) is not read" }
        let unknown = inInput.filter { !inTemplate.contains($0) }.map { "the path has no parameter \($0)" }
        let body = declaration.takesBody || shape.readsNoBody ? [] : ["a GET reads no body"]
        return unread + unknown + body + shape.faults + shape.recorder.faults
    }
}

extension InputShape {
    fileprivate var readsNoBody: Bool {
        guard case .none = body else { return false }
        return true
    }
}
