import HTTPTypes

/// `method SP request-target SP HTTP-version` (RFC 9112 section 3), with single spaces only.
struct RequestLine {
    let method: HTTPRequest.Method
    let target: ParsedTarget
    /// 0 or 1; a higher minor version is treated as 1 (RFC 9110 section 2.5).
    let minorVersion: Int

    init(_ line: Bytes) throws(RequestFault) {
        guard let methodEnd = line.firstIndex(of: 0x20), methodEnd > 0 else {
            throw .malformed("The request line is not method, target and version.")
        }
        let rest = line.part(methodEnd + 1..<line.count)
        guard let targetEnd = rest.firstIndex(of: 0x20), targetEnd > 0 else {
            throw .malformed("The request line is not method, target and version.")
        }
        method = try Self.method(line.part(0..<methodEnd))
        minorVersion = try Self.version(rest.part(targetEnd + 1..<rest.count))
        target = try TargetParser.parse(rest.part(0..<targetEnd), method: method)
    }

    private static func method(_ bytes: Bytes) throws(RequestFault) -> HTTPRequest.Method {
        switch bytes.count {
        case 3 where bytes[0] == 0x47 && bytes[1] == 0x45 && bytes[2] == 0x54: return .get
        case 4 where bytes[0] == 0x50 && bytes[1] == 0x4F && bytes[2] == 0x53 && bytes[3] == 0x54: return .post
        default: break
        }
        guard bytes.allSatisfy(\.isToken), let method = HTTPRequest.Method(bytes.text) else {
            throw .malformed("The method is not a token.")
        }
        return method
    }

    private static func version(_ bytes: Bytes) throws(RequestFault) -> Int {
        let name: StaticString = "HTTP/"
        guard bytes.count == 8, bytes[5].isDigit, bytes[6] == 0x2E, bytes[7].isDigit,
            (0..<5).allSatisfy({ bytes[$0] == name.utf8Start[$0] })
        else { throw .malformed("The request line does not end in a version of HTTP.") }
        guard bytes[5] == 0x31 else {
            throw RequestFault(.httpVersionNotSupported, "Only HTTP/1.1 and HTTP/1.0 are spoken.")
        }
        return bytes[7] == 0x30 ? 0 : 1
    }
}
