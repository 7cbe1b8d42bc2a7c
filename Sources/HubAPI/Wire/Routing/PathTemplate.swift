/// A path with named holes: `/v1/campaigns/{key}/actions/{action}`.
struct PathTemplate: Hashable, Sendable {
    enum Segment: Hashable, Sendable {
        case literal(String)
        case parameter(String)
    }

    let text: String
    let segments: [Segment]

    /// - Returns: `nil` unless the text is segments after slashes, each a literal or one `{name}`, no name twice.
    init?(_ text: String) {
        guard text.hasPrefix("/") else { return nil }
        let parts = text == "/" ? [] : text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        var segments: [Segment] = []
        for part in parts {
            guard let segment = Self.segment(part) else { return nil }
            if case .parameter = segment, segments.contains(segment) { return nil }
            segments.append(segment)
        }
        self.text = text
        self.segments = segments
    }

    private static func segment(_ part: Substring) -> Segment? {
        guard part.hasPrefix("{"), part.hasSuffix("}") else {
            return part.isEmpty || part.contains("{") || part.contains("}") ? nil : .literal(String(part))
        }
        let name = part.dropFirst().dropLast()
        return name.isEmpty || name.contains("{") || name.contains("}") ? nil : .parameter(String(name))
    }

    /// The names of the holes and where in the path they are.
    var parameters: [PathParameters.Place] {
        segments.enumerated().compactMap { index, segment in
            guard case .parameter(let name) = segment else { return nil }
            return PathParameters.Place(name: name, index: index)
        }
    }
}

/// The segments of a path together with the names some of them have.
struct PathParameters: Sendable {
    struct Place: Sendable {
        let name: String
        let index: Int
    }

    var segments: [String] = []
    var places: [Place] = []

    subscript(name: String) -> String? {
        places.first { $0.name == name }.map { segments[$0.index] }
    }
}
