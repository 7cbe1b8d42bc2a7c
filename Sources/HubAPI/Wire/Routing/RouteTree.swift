import HTTPTypes

/// Finds the endpoints of a path, segment by segment. A literal segment wins over a parameter in the same place.
struct RouteTree: Sendable {
    private struct Node: Sendable {
        var literals: [(text: String, node: Int)] = []
        var parameter: Int?
        var methods: [(method: HTTPRequest.Method, route: Int)] = []
        /// The value of `Allow`; empty when no endpoint ends here.
        var allow = ""
    }

    enum Match: Sendable {
        case route(Int)
        /// The path is known, the method is `OPTIONS`.
        case options(allow: String)
        case methodNotAllowed(allow: String)
        case notFound
    }

    private var nodes = [Node()]

    /// - Returns: `false` when method and path are taken already, parameter names aside.
    mutating func insert(_ template: PathTemplate, _ method: HTTPRequest.Method, route: Int) -> Bool {
        var node = 0
        for segment in template.segments { node = child(of: node, for: segment) }
        guard !nodes[node].methods.contains(where: { $0.method == method }) else { return false }
        nodes[node].methods.append((method, route))
        nodes[node].allow = Self.allow(nodes[node].methods.map(\.method))
        return true
    }

    func match(_ segments: [String], _ method: HTTPRequest.Method) -> Match {
        guard let index = find(segments, from: 0, node: 0) else { return .notFound }
        let node = nodes[index]
        let wanted = method == .head ? .get : method
        if let found = node.methods.first(where: { $0.method == method || $0.method == wanted }) {
            return .route(found.route)
        }
        return method == .options ? .options(allow: node.allow) : .methodNotAllowed(allow: node.allow)
    }

    private func find(_ segments: [String], from position: Int, node: Int) -> Int? {
        guard position < segments.count else { return nodes[node].methods.isEmpty ? nil : node }
        let segment = segments[position]
        if let literal = nodes[node].literals.first(where: { $0.text == segment }),
            let found = find(segments, from: position + 1, node: literal.node)
        {
            return found
        }
        guard let parameter = nodes[node].parameter, !segment.isEmpty else { return nil }
        return find(segments, from: position + 1, node: parameter)
    }

    private mutating func child(of node: Int, for segment: PathTemplate.Segment) -> Int {
        switch segment {
        case .literal(let text):
            if let known = nodes[node].literals.first(where: { $0.text == text }) { return known.node }
            nodes.append(Node())
            nodes[node].literals.append((text, nodes.count - 1))
        case .parameter:
            if let known = nodes[node].parameter { return known }
            nodes.append(Node())
            nodes[node].parameter = nodes.count - 1
        }
        return nodes.count - 1
    }

    private static func allow(_ methods: [HTTPRequest.Method]) -> String {
        var names = Set(methods.map(\.rawValue) + ["OPTIONS"])
        if names.contains("GET") { names.insert("HEAD") }
        return names.sorted().joined(separator: ", ")
    }
}
