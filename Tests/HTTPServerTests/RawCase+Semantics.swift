extension RawCase {
    static let semantics: [RawCase] = [
        RawCase(
            "close is a token without case",
            "RFC 9112 9.6",
            "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: x, CLOSE\r\n\r\n",
            .closes([200])
        ),
        RawCase(
            "keep-alive is implied",
            "RFC 9112 9.3",
            "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\n",
            .answered([200])
        ),
        RawCase(
            "close wins over keep-alive",
            "RFC 9112 9.3",
            "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\nConnection: close\r\n\r\n",
            .closes([200])
        ),
        RawCase(
            "close-notify is not close",
            "RFC 9110 7.6.1",
            "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close-notify\r\n\r\n",
            .answered([200])
        ),
        RawCase(
            "upgrade is ignored",
            "RFC 9110 7.8",
            "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
            .answered([200])
        ),
        RawCase(
            "unknown expectation",
            "RFC 9110 10.1.1",
            "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: something\r\nContent-Length: 3\r\n\r\nabc",
            .closes([417])
        ),
        RawCase(
            "expectation in HTTP/1.0 is ignored",
            "RFC 9110 10.1.1",
            "POST /echo HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc",
            .closes([200])
        ),
        RawCase(
            "expectation with the body at once",
            "RFC 9110 10.1.1",
            "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc",
            .answered([200])
        ),
        RawCase(
            "short unread body is dropped",
            "RFC 9112 9.3",
            "POST /unread HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc",
            .answered([404])
        ),
        RawCase(
            "unread chunked body closes",
            "RFC 9112 9.3",
            "POST /unread HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
            .closes([404])
        ),
        RawCase(
            "declared body over the handler's limit",
            "RFC 9110 15.5.14",
            "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\n",
            .closes([413])
        ),
    ]
}
