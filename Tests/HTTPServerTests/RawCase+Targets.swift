extension RawCase {
    private static func target(_ name: String, _ source: String, _ target: String, _ status: Int) -> RawCase {
        let expectation: Expectation = status < 300 ? .answered([status]) : .closes([status])
        return RawCase(name, source, "GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n", expectation)
    }

    static let targets: [RawCase] = [
        target("root", "RFC 9112 3.2.1", "/", 200),
        target("encoded space", "RFC 3986 2.1", "/path/a%20b", 200),
        target("sub-delims", "RFC 3986 3.3", "/path/!$&'()*+,;=:@", 200),
        target("raw brackets and bar", "WHATWG URL 1.3", "/path/[a]|b", 200),
        target("raw braces in a query", "WHATWG URL 1.3", "/query?a={b}", 200),
        target("question marks in a query", "RFC 3986 3.4", "/query?a=b?c", 200),
        target("empty query", "RFC 3986 3.4", "/query?", 200),
        target("encoded slash", "RFC 3986 2.2", "/path/a%2Fb", 200),
        target("absolute form", "RFC 9112 3.2.2", "http://example.com/hello", 200),
        target("absolute form without a path", "RFC 9112 3.2.2", "http://example.com", 200),
        target("absolute form with https", "RFC 9112 3.2.2", "HTTPS://example.com:443/hello", 200),
        target("absolute form with a query only", "RFC 9112 3.2.2", "http://example.com?a=b", 200),
        target("dots above the root", "RFC 3986 5.2.4", "/../../hello", 200),
        target("encoded dots", "RFC 3986 6.2.2.2", "/x/%2e%2E/hello", 200),
        target("absolute form without a host", "RFC 9110 4.2.1", "http:///hello", 400),
        target("absolute form with user information", "RFC 9110 4.2.4", "http://u:p@example.com/hello", 400),
        target("absolute form with a bad port", "RFC 9110 4.2.1", "http://example.com:99999/hello", 400),
        target("other scheme", "RFC 9112 3.2.2", "ftp://example.com/hello", 400),
        target("authority form", "RFC 9112 3.2.3", "example.com:80", 400),
        target("relative path", "RFC 9112 3.2.1", "hello", 400),
        target("asterisk with GET", "RFC 9112 3.2.4", "*", 400),
        target("fragment", "RFC 9112 3.2", "/hello#part", 400),
        target("percent without digits", "RFC 3986 2.1", "/path/%", 400),
        target("percent with one digit", "RFC 3986 2.1", "/path/%a", 400),
        target("percent with other letters", "RFC 3986 2.1", "/path/%zz", 400),
        target("percent without digits in a query", "RFC 3986 2.1", "/query?a=%2", 400),
        target("encoded NUL", "CWE-158", "/path/a%00b", 400),
        target("encoded line end", "CWE-93", "/path/a%0d%0ab", 400),
        target("encoded NUL in a query", "CWE-158", "/query?a=%00", 400),
        target("not UTF-8", "RFC 3629 3", "/path/%ff", 400),
        target("overlong UTF-8", "RFC 3629 3", "/path/%c0%af", 400),
        target("encoded surrogate", "RFC 3629 3", "/path/%ed%a0%80", 400),
        target("raw non-ASCII", "RFC 3986 2", "/path/\u{E9}", 400),
        target("raw backslash in a path", "RFC 3986 3.3", "/path\\..\\hello", 400),
        target("raw quote", "RFC 3986 2", "/path/\"", 400),
        target("raw angle bracket in a query", "RFC 3986 3.4", "/query?<script>", 400),
        target("DEL", "RFC 3986 2", "/path/\u{7F}", 400),
        RawCase("OPTIONS asterisk", "RFC 9110 9.3.7", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", .answered([204])),
        RawCase("OPTIONS of a path", "RFC 9110 9.3.7", "OPTIONS /hello HTTP/1.1\r\nHost: a\r\n\r\n", .answered([200])),
    ]
}
