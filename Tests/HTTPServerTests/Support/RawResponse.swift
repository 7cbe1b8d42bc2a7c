/// A response as read from the wire by a parser that shares no code with the server.
struct RawResponse: Sendable {
    var status: Int
    var fields: [(name: String, value: String)]
    var body: [UInt8]

    subscript(name: String) -> String? { fields.first { $0.name.lowercased() == name.lowercased() }?.value }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// `nil` when more bytes are needed. Throws on what is no response.
    static func parse(_ bytes: [UInt8], isHead: Bool, isEnd: Bool) throws -> (RawResponse, used: Int)? {
        guard let headEnd = find("\r\n\r\n", in: bytes, from: 0) else { return nil }
        let lines = String(decoding: bytes[..<headEnd], as: UTF8.self).components("\r\n")
        let parts = lines[0].split(separator: " ", maxSplits: 2)
        guard parts.count >= 2, parts[0] == "HTTP/1.1", let status = Int(parts[1]) else {
            throw RawClient.Failure(description: "no status line: \(lines[0])")
        }
        let fields = lines.dropFirst().map { line in
            let colon = line.firstIndex(of: ":") ?? line.endIndex
            return (String(line[..<colon]), String(line[colon...].dropFirst().drop { $0 == " " }))
        }
        var response = RawResponse(status: status, fields: fields, body: [])
        let start = headEnd + 4
        if isHead || status < 200 || status == 204 || status == 304 { return (response, start) }
        if response["Transfer-Encoding"] == "chunked" {
            guard let (body, used) = try chunked(bytes, start) else { return nil }
            response.body = body
            return (response, used)
        }
        if let length = response["Content-Length"].flatMap(Int.init) {
            guard bytes.count >= start + length else { return nil }
            response.body = Array(bytes[start..<start + length])
            return (response, start + length)
        }
        guard isEnd else { return nil }
        response.body = Array(bytes[start...])
        return (response, bytes.count)
    }

    private static func chunked(_ bytes: [UInt8], _ start: Int) throws -> (body: [UInt8], used: Int)? {
        var body: [UInt8] = []
        var position = start
        while true {
            guard let lineEnd = find("\r\n", in: bytes, from: position) else { return nil }
            let line = String(decoding: bytes[position..<lineEnd], as: UTF8.self)
            guard let size = Int(line, radix: 16) else { throw RawClient.Failure(description: "chunk size \(line)") }
            let end = lineEnd + 2 + size
            guard bytes.count >= end + 2 else { return nil }
            guard bytes[end] == 0x0D, bytes[end + 1] == 0x0A else { throw RawClient.Failure(description: "chunk end") }
            if size == 0 { return (body, end + 2) }
            body += bytes[lineEnd + 2..<end]
            position = end + 2
        }
    }

    private static func find(_ text: String, in bytes: [UInt8], from start: Int) -> Int? {
        let wanted = Array(text.utf8)
        guard bytes.count >= wanted.count, start <= bytes.count - wanted.count else { return nil }
        return (start...bytes.count - wanted.count).first { index in
            wanted.indices.allSatisfy { bytes[index + $0] == wanted[$0] }
        }
    }
}

extension String {
    fileprivate func components(_ separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
