import HTTPTypes

/// A request target with what the request line alone says of it.
struct ParsedTarget {
    /// Path and query as sent.
    let path: String
    /// From an absolute-form target, where it replaces `Host` (RFC 9112 section 3.2.2).
    let authority: String?
    let decoded: RequestTarget
}

/// The four forms of RFC 9112 section 3.2.
enum TargetParser {
    static func parse(_ bytes: Bytes, method: HTTPRequest.Method) throws(RequestFault) -> ParsedTarget {
        if bytes[0] == 0x2F {
            return ParsedTarget(path: bytes.text, authority: nil, decoded: try origin(bytes))
        }
        if method == .connect { throw RequestFault(.notImplemented, "CONNECT is not offered.") }
        if bytes.count == 1, bytes[0] == 0x2A {
            guard method == .options else { throw .malformed("The target * is for OPTIONS only.") }
            return ParsedTarget(
                path: "*",
                authority: nil,
                decoded: RequestTarget(rawPath: "*", segments: [], query: [])
            )
        }
        return try absolute(bytes)
    }

    /// `http://authority/path?query`; the scheme may also be `https`, for a proxy that ends TLS.
    private static func absolute(_ bytes: Bytes) throws(RequestFault) -> ParsedTarget {
        var start = 0
        for scheme in ["http://", "https://"] as [StaticString] where start == 0 {
            let length = scheme.utf8CodeUnitCount
            if bytes.count > length, bytes.part(0..<length).equalsIgnoringCase(scheme) { start = length }
        }
        guard start > 0 else { throw .malformed("The target is neither a path nor an http URL.") }
        let rest = bytes.part(start..<bytes.count)
        let end = rest.firstIndex { $0 == 0x2F || $0 == 0x3F } ?? rest.count
        let authority = rest.part(0..<end)
        guard HostRule.isValid(authority) else { throw .malformed("The target has no valid host.") }
        let path = rest.part(end..<rest.count)
        let text = path.first == 0x2F ? path.text : "/" + path.text
        var copy = text
        let decoded = copy.withUTF8 { bytes in
            Result { () throws(RequestFault) in try origin(bytes) }
        }
        return ParsedTarget(path: text, authority: authority.text, decoded: try decoded.get())
    }

    /// Decodes `/path?query`.
    static func origin(_ bytes: Bytes) throws(RequestFault) -> RequestTarget {
        guard bytes.first == 0x2F else { throw .malformed("The target does not start with a slash.") }
        let pathEnd = bytes.firstIndex(of: 0x3F) ?? bytes.count
        let path = bytes.part(0..<pathEnd)
        return RequestTarget(
            rawPath: path.text,
            segments: try PathDecoder.segments(path),
            query: pathEnd < bytes.count ? try QueryDecoder.items(bytes.part(pathEnd + 1..<bytes.count)) : []
        )
    }
}
