import HTTPTypes

/// What the fields that decide framing and routing said, judged once the head is complete.
struct FramingFields {
    private var hosts = 0
    private var isHostValid = false
    private var host: String?
    private var lengths = 0
    private var length: Int?
    private var codings = 0
    private var isChunked = false
    private var saysClose = false
    private var saysKeepAlive = false
    private var expectsContinue = false
    private var expectsOther = false

    /// Whether the field should stay among the others; `Host` becomes the authority instead.
    mutating func note(_ name: HTTPField.Name, _ value: Bytes) -> Bool {
        switch name.canonicalName {
        case "host":
            hosts += 1
            isHostValid = HostRule.isValid(value)
            host = isHostValid ? value.text : nil
            return false
        case "content-length":
            lengths += 1
            length = Self.decimal(value)
        case "transfer-encoding":
            codings += 1
            isChunked = value.equalsIgnoringCase("chunked")
        case "connection":
            noteConnection(value)
        case "expect":
            if value.equalsIgnoringCase("100-continue") { expectsContinue = true } else { expectsOther = true }
        default:
            break
        }
        return true
    }

    private mutating func noteConnection(_ value: Bytes) {
        for option in value.split(separator: 0x2C) {
            let option = Bytes(rebasing: option).trimmed()
            if option.equalsIgnoringCase("close") { saysClose = true }
            if option.equalsIgnoringCase("keep-alive") { saysKeepAlive = true }
        }
    }

    /// Digits only, at most `Int.max`.
    private static func decimal(_ bytes: Bytes) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 19 else { return nil }
        var value = 0
        for byte in bytes {
            guard byte.isDigit else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(Int(byte - 0x30))
            if overflow || carry { return nil }
            value = sum
        }
        return value
    }

    func head(_ line: RequestLine, _ fields: HTTPFields) throws(RequestFault) -> RequestHead {
        try judgeHost(line)
        if expectsOther, line.minorVersion > 0 {
            throw RequestFault(.expectationFailed, "The only known expectation is 100-continue.")
        }
        return RequestHead(
            method: line.method,
            target: line.target.decoded,
            path: line.target.path,
            authority: line.target.authority ?? host,
            minorVersion: line.minorVersion,
            fields: fields,
            framing: try framing(line),
            isPersistent: line.minorVersion > 0 ? !saysClose : saysKeepAlive && !saysClose,
            expectsContinue: expectsContinue && line.minorVersion > 0
        )
    }

    /// RFC 9112 section 3.2: exactly one valid `Host` in HTTP/1.1, at most one in HTTP/1.0.
    private func judgeHost(_ line: RequestLine) throws(RequestFault) {
        if hosts > 1 { throw .malformed("There is more than one Host field.") }
        if hosts == 1, !isHostValid { throw .malformed("The Host field is not a host with an optional port.") }
        if hosts == 0, line.minorVersion > 0 { throw .malformed("The Host field is missing.") }
    }

    /// RFC 9112 section 6, and stricter where forwarders are known to disagree: one way to give the length, once.
    private func framing(_ line: RequestLine) throws(RequestFault) -> BodyFraming {
        if codings > 0 {
            if lengths > 0 { throw .malformed("Transfer-Encoding and Content-Length exclude each other.") }
            if codings > 1 || !isChunked { throw .malformed("The only known Transfer-Encoding is chunked, once.") }
            if line.minorVersion == 0 { throw .malformed("HTTP/1.0 has no Transfer-Encoding.") }
            return .chunked
        }
        if lengths == 0 { return .length(0) }
        guard lengths == 1, let length else {
            throw .malformed("Content-Length must be one decimal number, given once.")
        }
        return .length(length)
    }
}
