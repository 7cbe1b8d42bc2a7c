extension RawCase {
    private static func post(_ name: String, _ source: String, _ lines: String, _ body: String, _ status: Int)
        -> RawCase
    {
        let expectation: Expectation = status < 300 ? .answered([status]) : .closes([status])
        return RawCase(name, source, "POST /echo HTTP/1.1\r\nHost: a\r\n\(lines)\r\n\r\n\(body)", expectation)
    }

    static let framing: [RawCase] = [
        post("Content-Length", "RFC 9112 6.2", "Content-Length: 3", "abc", 200),
        post("Content-Length with leading zeros", "RFC 9110 8.6", "Content-Length: 0003", "abc", 200),
        post("Content-Length zero", "RFC 9110 8.6", "Content-Length: 0", "", 200),
        post("chunked", "RFC 9112 7.1", "Transfer-Encoding: chunked", "3\r\nabc\r\n0\r\n\r\n", 200),
        post("chunked in capitals", "RFC 9112 7", "Transfer-Encoding: CHUNKED", "0\r\n\r\n", 200),
        post("both, length first", "RFC 9112 6.3", "Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n", 400),
        post("both, coding first", "RFC 9112 6.3", "Transfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n", 400),
        post("two different lengths", "RFC 9112 6.3", "Content-Length: 3\r\nContent-Length: 4", "abcd", 400),
        post("the same length twice", "RFC 9110 8.6", "Content-Length: 3\r\nContent-Length: 3", "abc", 400),
        post("list of lengths", "RFC 9110 8.6", "Content-Length: 3, 3", "abc", 400),
        post("negative length", "RFC 9110 8.6", "Content-Length: -1", "", 400),
        post("length with a plus", "CVE-2022-24761", "Content-Length: +3", "abc", 400),
        post("hexadecimal length", "CVE-2022-24761", "Content-Length: 0x3", "abc", 400),
        post("length with a fraction", "RFC 9110 8.6", "Content-Length: 3.0", "abc", 400),
        post("length with an underscore", "CVE-2022-24761", "Content-Length: 1_0", "0123456789", 400),
        post("empty length", "RFC 9110 8.6", "Content-Length:", "", 400),
        post("length with a letter", "RFC 9110 8.6", "Content-Length: 3a", "abc", 400),
        post("length beyond 64 bits", "RFC 9110 8.6", "Content-Length: 18446744073709551619", "abc", 400),
        post("length beyond 63 bits", "RFC 9110 8.6", "Content-Length: 9223372036854775808", "abc", 400),
        post(
            "length of many digits",
            "RFC 9110 8.6",
            "Content-Length: " + String(repeating: "0", count: 40) + "3",
            "abc",
            400
        ),
        post("length behind a space before the colon", "CVE-2021-22959", "Content-Length : 3", "abc", 400),
        post("two codings in one field", "RFC 9112 6.1", "Transfer-Encoding: gzip, chunked", "0\r\n\r\n", 400),
        post("chunked not last", "RFC 9112 6.3", "Transfer-Encoding: chunked, identity", "0\r\n\r\n", 400),
        post("chunked twice in one field", "RFC 9112 6.1", "Transfer-Encoding: chunked, chunked", "0\r\n\r\n", 400),
        post(
            "two coding fields",
            "CVE-2020-8287",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: x",
            "0\r\n\r\n",
            400
        ),
        post(
            "chunked in two fields",
            "RFC 9112 6.1",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
            "0\r\n\r\n",
            400
        ),
        post("unknown coding", "RFC 9112 6.1", "Transfer-Encoding: xchunked", "0\r\n\r\n", 400),
        post("identity", "RFC 9112 7", "Transfer-Encoding: identity", "", 400),
        post("empty coding", "RFC 9112 6.1", "Transfer-Encoding:", "", 400),
        post("coding with a parameter", "RFC 9112 7", "Transfer-Encoding: chunked;a=b", "0\r\n\r\n", 400),
        post("quoted coding", "RFC 9112 7", "Transfer-Encoding: \"chunked\"", "0\r\n\r\n", 400),
        post(
            "coding behind a vertical tab",
            "portswigger.net: HTTP desync attacks",
            "Transfer-Encoding: \u{B}chunked",
            "0\r\n\r\n",
            400
        ),
        post("coding with a comma", "CVE-2022-32213", "Transfer-Encoding: chunked,", "0\r\n\r\n", 400),
        post("folded coding", "CVE-2022-32215", "Transfer-Encoding:\r\n chunked", "0\r\n\r\n", 400),
        post(
            "coding before a bare LF",
            "portswigger.net: HTTP desync attacks",
            "X: y\nTransfer-Encoding: chunked",
            "0\r\n\r\n",
            400
        ),
        post("coding with a space before the colon", "CVE-2021-22959", "Transfer-Encoding : chunked", "0\r\n\r\n", 400),
        RawCase(
            "chunked in HTTP/1.0",
            "RFC 9112 6.1",
            "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            refused(400)
        ),
        RawCase(
            "body of a GET is framed too",
            "RFC 9110 9.3.1",
            "GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc",
            .answered([200])
        ),
    ]

    private static func chunk(_ name: String, _ source: String, _ body: String, _ status: Int) -> RawCase {
        post(name, source, "Transfer-Encoding: chunked", body, status)
    }

    static let chunks: [RawCase] = [
        chunk("several chunks", "RFC 9112 7.1", "1\r\na\r\n2\r\nbc\r\n0\r\n\r\n", 200),
        chunk("size in capitals", "RFC 9112 7.1", "A\r\n0123456789\r\n0\r\n\r\n", 200),
        chunk("size with leading zeros", "RFC 9112 7.1", "0003\r\nabc\r\n000\r\n\r\n", 200),
        chunk("extension", "RFC 9112 7.1.1", "3;a=b;c=\"d\"\r\nabc\r\n0;e\r\n\r\n", 200),
        chunk("extension behind blanks", "RFC 9112 7.1.1", "3 \t;a\r\nabc\r\n0\r\n\r\n", 200),
        chunk("trailers", "RFC 9112 7.1.2", "0\r\nX: y\r\nDigest: z\r\n\r\n", 200),
        chunk(
            "framing fields in trailers are dropped",
            "RFC 9110 6.5.1",
            "0\r\nContent-Length: 5\r\nHost: b\r\n\r\n",
            200
        ),
        chunk("no size", "RFC 9112 7.1", "\r\nabc\r\n0\r\n\r\n", 400),
        chunk("negative size", "RFC 9112 7.1", "-1\r\nabc\r\n0\r\n\r\n", 400),
        chunk("size with a plus", "CVE-2022-24761", "+3\r\nabc\r\n0\r\n\r\n", 400),
        chunk("size with 0x", "CVE-2022-24761", "0x3\r\nabc\r\n0\r\n\r\n", 400),
        chunk("size that is no number", "RFC 9112 7.1", "xyz\r\nabc\r\n0\r\n\r\n", 400),
        chunk("size with a space before", "RFC 9112 7.1", " 3\r\nabc\r\n0\r\n\r\n", 400),
        chunk("size with a space behind", "RFC 9112 7.1", "3 \r\nabc\r\n0\r\n\r\n", 400),
        chunk("size beyond 64 bits", "RFC 9112 7.1", "10000000000000003\r\nabc\r\n0\r\n\r\n", 400),
        chunk("size beyond 63 bits", "RFC 9112 7.1", "FFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n", 400),
        chunk(
            "size with very many zeros",
            "RFC 9112 7.1",
            String(repeating: "0", count: 30) + "3\r\nabc\r\n0\r\n\r\n",
            400
        ),
        chunk("size line with a bare LF", "RFC 9112 2.2", "3\nabc\r\n0\r\n\r\n", 400),
        chunk("data with a bare LF", "RFC 9112 7.1", "3\r\nabc\n0\r\n\r\n", 400),
        chunk("data longer than its size", "RFC 9112 7.1", "3\r\nabcd\r\n0\r\n\r\n", 400),
        chunk("data without its end", "RFC 9112 7.1", "3\r\nabc0\r\n\r\n", 400),
        chunk("bare CR in an extension", "CVE-2021-22960", "3;a\rb\r\nabc\r\n0\r\n\r\n", 400),
        chunk("bare LF in an extension", "CVE-2021-22960", "3;a\nabc\r\n0\r\n\r\n", 400),
        chunk("NUL in an extension", "RFC 9112 7.1.1", "3;a\0\r\nabc\r\n0\r\n\r\n", 400),
        chunk(
            "endless extension",
            "CVE-2023-39326",
            "3;" + String(repeating: "a", count: 2000) + "\r\nabc\r\n0\r\n\r\n",
            400
        ),
        chunk(
            "endless blanks",
            "CVE-2023-39326",
            "3" + String(repeating: " ", count: 2000) + ";\r\nabc\r\n0\r\n\r\n",
            400
        ),
        chunk("last chunk with a bare LF", "RFC 9112 2.2", "0\n\n", 400),
        chunk("end with a bare LF", "RFC 9112 2.2", "0\r\n\n", 400),
        chunk("trailer without a colon", "RFC 9112 7.1.2", "0\r\nX\r\n\r\n", 400),
        chunk("trailer with a space before the colon", "RFC 9112 5.1", "0\r\nX : y\r\n\r\n", 400),
        chunk("folded trailer", "RFC 9112 5.2", "0\r\nX: y\r\n z\r\n\r\n", 400),
        chunk("trailer with a bare LF", "RFC 9112 2.2", "0\r\nX: y\n\r\n", 400),
        chunk("trailers too long", "RFC 6585 5", "0\r\nX: " + String(repeating: "y", count: 40_000) + "\r\n\r\n", 400),
    ]
}
