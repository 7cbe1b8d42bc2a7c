extension RawCase {
    private static func field(_ name: String, _ source: String, _ line: String, _ status: Int) -> RawCase {
        let expectation: Expectation = status < 300 ? .answered([status]) : .closes([status])
        return RawCase(name, source, "GET /hello HTTP/1.1\r\nHost: a\r\n\(line)\r\n\r\n", expectation)
    }

    private static func raw(_ name: String, _ source: String, _ value: [UInt8], _ expectation: Expectation) -> RawCase {
        let start = Array("GET /hello HTTP/1.1\r\nHost: a\r\nX: ".utf8)
        return RawCase(name, source, start + value + Array("\r\n\r\n".utf8), expectation)
    }

    static let fields: [RawCase] = [
        field("empty value", "RFC 9110 5.5", "X:", 200),
        field("no space behind the colon", "RFC 9112 5", "X:y", 200),
        field("blanks around the value", "RFC 9112 5", "X: \t y \t", 200),
        field("colons in the value", "RFC 9110 5.5", "X: a:b::c", 200),
        field("every token character in a name", "RFC 9110 5.6.2", "!#$%&'*+-.^_`|~09azAZ: y", 200),
        raw("obs-text in a value", "RFC 9110 5.5", [0xE9, 0xFF], .answered([200])),
        field("space before the colon", "CVE-2019-16276", "X : y", 400),
        field("tab before the colon", "RFC 9112 5.1", "X\t: y", 400),
        field("no colon", "RFC 9112 5", "X", 400),
        field("no name", "RFC 9112 5", ": y", 400),
        field("space within a name", "RFC 9110 5.6.2", "X Y: z", 400),
        field("folded line", "RFC 9112 5.2", "X: a\r\n b", 400),
        field("folded line with a tab", "RFC 9112 5.2", "X: a\r\n\tb", 400),
        field("line of blanks", "RFC 9112 2.2", "   ", 400),
        field("name with a non-ASCII letter", "RFC 9110 5.6.2", "X\u{E9}: y", 400),
        field("name with a parenthesis", "RFC 9110 5.6.2", "X(: y", 400),
        field("bare CR in a value", "CVE-2023-30589", "X: a\rY: b", 400),
        field("bare LF between fields", "CVE-2022-32214", "X: a\nY: b", 400),
        raw("NUL in a value", "RFC 9110 5.5", [0x61, 0x00, 0x62], refused(400)),
        raw("escape in a value", "RFC 9110 5.5", [0x1B, 0x5B], refused(400)),
        raw("vertical tab in a value", "RFC 9110 5.5", [0x0B], refused(400)),
        raw("DEL in a value", "RFC 9110 5.5", [0x7F], refused(400)),
        RawCase(
            "folded before the first field",
            "RFC 9112 2.2",
            "GET /hello HTTP/1.1\r\n Host: a\r\n\r\n",
            refused(400)
        ),
        field("as many fields as allowed", "bound", many(99), 200),
        field("too many fields", "RFC 6585 5", many(100), 431),
        field("one field too long", "RFC 6585 5", "X: " + String(repeating: "y", count: 40_000), 431),
        field("fields too long together", "RFC 6585 5", long(20), 431),
        RawCase(
            "field without end",
            "RFC 6585 5",
            "GET /hello HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "y", count: 40_000),
            refused(431)
        ),
    ]

    private static func many(_ count: Int) -> String { (0..<count).map { "X\($0): y" }.joined(separator: "\r\n") }

    private static func long(_ count: Int) -> String {
        (0..<count).map { "X\($0): " + String(repeating: "y", count: 2000) }.joined(separator: "\r\n")
    }

    private static func host(_ name: String, _ source: String, _ lines: String, _ status: Int) -> RawCase {
        let expectation: Expectation = status < 300 ? .answered([status]) : .closes([status])
        return RawCase(name, source, "GET /hello HTTP/1.1\r\n\(lines)\r\n", expectation)
    }

    static let hosts: [RawCase] = [
        host("host with a port", "RFC 9110 7.2", "Host: example.com:8080\r\n", 200),
        host("host with an empty port", "RFC 3986 3.2.3", "Host: example.com:\r\n", 200),
        host("IPv4 host", "RFC 3986 3.2.2", "Host: 127.0.0.1:80\r\n", 200),
        host("IPv6 host", "RFC 3986 3.2.2", "Host: [::1]:80\r\n", 200),
        host("host with an underscore", "RFC 3986 3.2.2", "Host: my_host\r\n", 200),
        host("no host", "RFC 9112 3.2", "", 400),
        host("two hosts", "RFC 9112 3.2", "Host: a\r\nHost: b\r\n", 400),
        host("the same host twice", "RFC 9112 3.2", "Host: a\r\nHost: a\r\n", 400),
        host("empty host", "RFC 9110 4.2.1", "Host:\r\n", 400),
        host("host with a path", "RFC 9110 7.2", "Host: a/b\r\n", 400),
        host("host with user information", "RFC 9110 7.2", "Host: u@a\r\n", 400),
        host("host with a space", "RFC 9110 7.2", "Host: a b\r\n", 400),
        host("list of hosts", "RFC 9110 7.2", "Host: a, b\r\n", 400).with(.closes([400])),
        host("host with a bad port", "RFC 3986 3.2.3", "Host: a:x\r\n", 400),
        host("host with a port out of range", "RFC 3986 3.2.3", "Host: a:65536\r\n", 400),
        host("broken IPv6 host", "RFC 3986 3.2.2", "Host: [::1\r\n", 400),
        host("IPv6 host without brackets", "RFC 3986 3.2.2", "Host: ::1\r\n", 400),
        host("host with broken percent-encoding", "RFC 3986 2.1", "Host: a%zz\r\n", 400),
        RawCase("HTTP/1.0 without a host", "RFC 9112 3.2", "GET /hello HTTP/1.0\r\n\r\n", .closes([200])),
        RawCase(
            "HTTP/1.0 with two hosts",
            "RFC 9112 3.2",
            "GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n",
            refused(400)
        ),
        RawCase(
            "absolute form still needs a host",
            "RFC 9112 3.2.2",
            "GET http://a/hello HTTP/1.1\r\n\r\n",
            refused(400)
        ),
    ]
}
