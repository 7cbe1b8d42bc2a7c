extension RawCase {
    private static func line(_ name: String, _ source: String, _ line: String, _ status: Int) -> RawCase {
        let expectation: Expectation = status < 300 ? .answered([status]) : .closes([status])
        return RawCase(name, source, line + "\r\nHost: a\r\n\r\n", expectation)
    }

    static let requestLines: [RawCase] = [
        line("GET", "RFC 9112 3", "GET /hello HTTP/1.1", 200),
        line("POST without a body", "RFC 9110 8.6", "POST /echo HTTP/1.1", 200),
        line("higher minor version", "RFC 9110 2.5", "GET /hello HTTP/1.2", 200),
        line("HTTP/2 by name", "RFC 9110 15.6.6", "GET /hello HTTP/2.0", 505),
        line("HTTP/3 by name", "RFC 9110 15.6.6", "GET /hello HTTP/3.0", 505),
        line("HTTP/0.9 by name", "RFC 9110 15.6.6", "GET /hello HTTP/0.9", 505),
        line("HTTP/0.9 simple request", "RFC 1945 4.1", "GET /hello", 400),
        line("lower-case protocol name", "RFC 9112 2.3", "GET /hello http/1.1", 400),
        line("two-digit minor version", "RFC 9112 2.3", "GET /hello HTTP/1.10", 400),
        line("two-digit major version", "RFC 9112 2.3", "GET /hello HTTP/11.1", 400),
        line("version without a minor", "RFC 9112 2.3", "GET /hello HTTP/1", 400),
        line("version with a comma", "RFC 9112 2.3", "GET /hello HTTP/1,1", 400),
        line("other protocol", "RFC 9112 2.3", "GET /hello HTTQ/1.1", 400),
        line("other protocol of other length", "RFC 9112 2.3", "GET /hello SIP/2.0", 400),
        line("two spaces before the target", "RFC 9112 3", "GET  /hello HTTP/1.1", 400),
        line("two spaces before the version", "RFC 9112 3", "GET /hello  HTTP/1.1", 400),
        line("tab instead of space", "RFC 9112 3", "GET\t/hello\tHTTP/1.1", 400),
        line("space behind the version", "RFC 9112 3", "GET /hello HTTP/1.1 ", 400),
        line("space before the method", "RFC 9112 3", " GET /hello HTTP/1.1", 400),
        line("space within the target", "RFC 9112 3.2", "GET /a b HTTP/1.1", 400),
        line("no target", "RFC 9112 3.2", "GET HTTP/1.1", 400),
        line("lower-case method is another method", "RFC 9110 9.1", "get /hello HTTP/1.1", 501)
            .with(.answered([501])),
        line("unknown method", "RFC 9110 15.6.2", "BREW /hello HTTP/1.1", 501).with(.answered([501])),
        line("TRACE is not offered", "RFC 9110 9.3.8", "TRACE /hello HTTP/1.1", 501).with(.answered([501])),
        line("CONNECT is not offered", "RFC 9110 9.3.6", "CONNECT a:80 HTTP/1.1", 501),
        line("method with a control character", "RFC 9110 9.1", "G\u{1}T /hello HTTP/1.1", 400),
        line("method with a colon", "RFC 9110 9.1", "GE:T /hello HTTP/1.1", 400),
        line("endless method", "RFC 9112 3", String(repeating: "A", count: 200) + " / HTTP/1.1", 501),
        line("request line too long", "RFC 9112 3", "GET /" + String(repeating: "a", count: 9000) + " HTTP/1.1", 414),
        RawCase("request line without end", "RFC 9112 3", "GET /" + String(repeating: "a", count: 9000), refused(414)),
        RawCase("bare LF ends", "CVE-2022-32214", "GET /hello HTTP/1.1\nHost: a\n\n", refused(400)),
        RawCase(
            "bare LF behind the request line",
            "RFC 9112 2.2",
            "GET /hello HTTP/1.1\nHost: a\r\n\r\n",
            refused(400)
        ),
        RawCase(
            "bare CR within the request line",
            "RFC 9112 2.2",
            "GET /he\rllo HTTP/1.1\r\nHost: a\r\n\r\n",
            refused(400)
        ),
        RawCase("two CRs", "RFC 9112 2.2", "GET /hello HTTP/1.1\r\r\nHost: a\r\n\r\n", refused(400)),
        RawCase(
            "one leading empty line",
            "RFC 9112 2.2",
            "\r\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n",
            .answered([200])
        ),
        RawCase(
            "two leading empty lines",
            "RFC 9112 2.2",
            "\r\n\r\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n",
            refused(400)
        ),
        RawCase("leading bare LF", "RFC 9112 2.2", "\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n", refused(400)),
        RawCase("NUL first", "RFC 9112 3", "\0GET /hello HTTP/1.1\r\nHost: a\r\n\r\n", refused(400)),
        RawCase(
            "TLS client hello",
            "RFC 8446 5.1",
            [0x16, 0x03, 0x01, 0x00, 0xF4, 0x01, 0x00, 0x00, 0xF0, 0x03, 0x03],
            refused(400)
        ),
        RawCase("HTTP/2 preface", "RFC 9113 3.4", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", refused(505)),
        RawCase("SSH banner", "RFC 4253 4.2", "SSH-2.0-OpenSSH_9.2\r\n", refused(400)),
    ]

    func with(_ expectation: Expectation) -> RawCase { RawCase(name, source, bytes, expectation) }
}
