import HubJSON

/// Sends requests to a hub, each on a connection of its own.
struct HTTPClient: Sendable {
    let port: Int

    /// - Parameters:
    ///   - body: JSON, or nothing.
    ///   - fields: Further header fields.
    func send(
        _ method: String,
        _ path: String,
        token: String? = nil,
        body: JSONValue? = nil,
        fields: [String: String] = [:]
    ) async throws -> HTTPAnswer {
        let content = body.map { $0.encoded() }
        let head = Self.head(method, path, token: token, length: content?.count, fields: fields)
        return try await Blocking.run { [port] in
            let connection = try HTTPConnection(port: port)
            try connection.send(head + (content ?? []))
            return try HTTPAnswer(connection.receiveAll())
        }
    }

    func get(_ path: String, token: String? = nil) async throws -> HTTPAnswer {
        try await send("GET", path, token: token)
    }

    /// The head of a request after which the server closes the connection.
    static func head(
        _ method: String,
        _ path: String,
        token: String?,
        length: Int?,
        fields: [String: String] = [:]
    ) -> [UInt8] {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1", "Connection: close"]
        if let token { lines.append("Authorization: Bearer \(token)") }
        if let length { lines += ["Content-Length: \(length)", "Content-Type: application/json"] }
        lines += fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }
}
