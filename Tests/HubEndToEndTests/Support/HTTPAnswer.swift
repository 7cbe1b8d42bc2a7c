import HubJSON

/// A response.
struct HTTPAnswer: Sendable {
    let status: Int
    let fields: [(name: String, value: String)]
    let body: [UInt8]

    /// A header field, whatever its case.
    subscript(name: String) -> String? { fields.first { $0.name.lowercased() == name.lowercased() }?.value }

    var text: String { String(decoding: body, as: UTF8.self) }

    func json() throws -> JSONValue {
        do {
            return try JSONParser.parse(body)
        } catch {
            throw HarnessFailure("status \(status) with a body that is no JSON: \(text)")
        }
    }

    /// Reads the bytes of a connection that carried one response.
    init(_ bytes: [UInt8]) throws {
        let separator: [UInt8] = [13, 10, 13, 10]
        let end = bytes.indices.first { bytes[$0...].starts(with: separator) }
        guard let end else { throw HarnessFailure("no response: \(String(decoding: bytes, as: UTF8.self))") }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n").map(String.init)
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count >= 2, let status = Int(words[1]) else { throw HarnessFailure("no status: \(lines)") }
        self.status = status
        fields = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
            return (parts[0], String((parts.last ?? "").drop { $0 == " " }))
        }
        let rest = Array(bytes[(end + 4)...])
        let isChunked = fields.contains { $0.name.lowercased() == "transfer-encoding" && $0.value == "chunked" }
        body = isChunked ? try Self.joined(rest) : rest
    }

    private static func joined(_ chunks: [UInt8]) throws -> [UInt8] {
        var body: [UInt8] = []
        var rest = chunks[...]
        while let end = rest.firstIndex(of: 13), rest.count > end - rest.startIndex + 2 {
            guard let size = Int(String(decoding: rest[..<end], as: UTF8.self), radix: 16) else { break }
            if size == 0 { return body }
            let start = end + 2
            guard rest.endIndex >= start + size + 2 else { break }
            body += rest[start..<start + size]
            rest = rest[(start + size + 2)...]
        }
        throw HarnessFailure("a chunked body breaks off")
    }
}
