import Foundation
import HTTPServer
import HTTPTypes
import Testing

@Suite struct AddressTests {
    private static let peer = "GET /peer HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"

    @Test func `IPv6 is served and reported`() async throws {
        try await LiveServer.with {
            $0.addresses = [.tcp(host: "::1", port: 0)]
        } _: { live async throws in
            #expect(live.addresses.first?.description == "[::1]:\(live.port)")
            let text = try await blocking { [port = live.port] in
                let client = try RawClient(port: port, host: "::1")
                try client.send(Self.peer + "\r\n")
                return try client.response().text
            }
            #expect(text == "::1 false")
        }
    }

    @Test func `a Unix socket is served, replaced when stale and removed at the end`() async throws {
        let path = "/tmp/http-server-test-\(UInt64.random(in: 0...UInt64.max)).sock"
        for _ in 0..<2 {
            try await LiveServer.with {
                $0.addresses = [.unix(path: path)]
            } _: { live async throws in
                let text = try await blocking {
                    let client = try RawClient(path: path)
                    try client.send(Self.peer + "\r\n")
                    return try client.response().text
                }
                #expect(text == "unix false")
                await #expect(throws: ListenError.self) {
                    try await Server(
                        configuration: ServerConfiguration(addresses: [.unix(path: path)]),
                        responder: TestResponder()
                    )
                    .start()
                }
            }
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test func `a file that is no socket is left alone`() async throws {
        let path = "/tmp/http-server-test-\(UInt64.random(in: 0...UInt64.max))"
        try Data([1]).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let server = Server(
            configuration: ServerConfiguration(addresses: [.unix(path: path)]),
            responder: TestResponder()
        )
        await #expect(throws: ListenError.socketPath(path, reason: "exists and is not a socket")) {
            try await server.start()
        }
        #expect(FileManager.default.fileExists(atPath: path))
    }

    @Test func `a taken port is refused with its reason`() async throws {
        try await LiveServer.with { live async throws in
            let addresses = [ListenAddress.tcp(host: "127.0.0.1", port: live.port)]
            let second = Server(configuration: ServerConfiguration(addresses: addresses), responder: TestResponder())
            let error = await #expect(throws: ListenError.self) { try await second.start() }
            #expect(error?.description == "127.0.0.1 port \(live.port): bind: Address already in use")
        }
    }

    @Test func `forwarded fields of strangers are ignored`() async throws {
        try await LiveServer.with { live async throws in
            let request = Self.peer + "X-Forwarded-For: 192.0.2.1\r\nForwarded: for=192.0.2.1\r\n\r\n"
            #expect(try await live.exchange(request).map(\.text) == ["127.0.0.1 false"])
        }
    }

    @Test(arguments: [
        ("X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https\r\n", "192.0.2.1 true"),
        ("X-Forwarded-For: 203.0.113.9, 192.0.2.1\r\n", "192.0.2.1 false"),
        ("X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-For: 192.0.2.1\r\n", "192.0.2.1 false"),
        ("X-Forwarded-For: 192.0.2.1, 10.1.2.3, 127.0.0.1\r\n", "192.0.2.1 false"),
        ("X-Forwarded-For: 10.1.2.3\r\n", "10.1.2.3 false"),
        ("X-Forwarded-For: 192.0.2.1, unknown, 10.1.2.3\r\n", "10.1.2.3 false"),
        ("X-Forwarded-For: nonsense\r\n", "127.0.0.1 false"),
        ("X-Forwarded-For: 192.0.2.1:4711\r\n", "192.0.2.1 false"),
        ("X-Forwarded-For: [2001:db8::1]:4711\r\n", "2001:db8::1 false"),
        ("X-Forwarded-For: 2001:db8::1\r\n", "2001:db8::1 false"),
        ("X-Forwarded-For: ::ffff:192.0.2.1\r\n", "192.0.2.1 false"),
        ("Forwarded: for=192.0.2.1\r\n", "127.0.0.1 false"),
        ("", "127.0.0.1 false"),
    ])
    func `a trusted proxy names the client`(fields: String, peer: String) async throws {
        try await LiveServer.with { configuration in
            let networks = [IPNetwork("127.0.0.1"), IPNetwork("10.0.0.0/8")].compactMap { $0 }
            configuration.trustedProxies = TrustedProxies(networks: networks)
        } _: { live async throws in
            #expect(try await live.exchange(Self.peer + fields + "\r\n").map(\.text) == [peer])
        }
    }

    @Test(arguments: [
        ("Forwarded: for=192.0.2.1;proto=https;by=x\r\n", "192.0.2.1 true"),
        ("Forwarded: for=203.0.113.9, For=\"[2001:db8::1]:4711\"; Proto=http\r\n", "2001:db8::1 false"),
        ("Forwarded: for=203.0.113.9, for=_hidden\r\n", "127.0.0.1 false"),
        ("X-Forwarded-For: 192.0.2.1\r\n", "127.0.0.1 false"),
    ])
    func `a trusted proxy may speak RFC 7239`(fields: String, peer: String) async throws {
        try await LiveServer.with { configuration in
            let networks = [IPNetwork("127.0.0.1")].compactMap { $0 }
            configuration.trustedProxies = TrustedProxies(networks: networks, source: .forwarded)
        } _: { live async throws in
            #expect(try await live.exchange(Self.peer + fields + "\r\n").map(\.text) == [peer])
        }
    }

    @Test func `clients of a Unix socket may be trusted proxies`() async throws {
        let path = "/tmp/http-server-test-\(UInt64.random(in: 0...UInt64.max)).sock"
        try await LiveServer.with { configuration in
            configuration.addresses = [.unix(path: path)]
            configuration.trustedProxies = TrustedProxies(trustsUnixSockets: true)
        } _: { live async throws in
            let text = try await blocking {
                let client = try RawClient(path: path)
                try client.send(Self.peer + "X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https\r\n\r\n")
                return try client.response().text
            }
            #expect(text == "192.0.2.1 true")
        }
    }

    @Test func `networks hold the addresses of their prefix`() throws {
        let cases: [(String, String, Bool)] = [
            ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("0.0.0.0/0", "1.2.3.4", true),
            ("192.0.2.128/25", "192.0.2.127", false), ("192.0.2.128/25", "192.0.2.200", true),
            ("fd00::/8", "fdff::1", true), ("fd00::/8", "fe00::1", false), ("2001:db8::/65", "2001:db8::1", true),
            ("2001:db8::/65", "2001:db8:0:0:8000::1", false), ("::/0", "::1", true), ("::/0", "1.2.3.4", false),
            ("10.0.0.0/8", "::ffff:10.0.0.1", true),
        ]
        for (network, address, isInside) in cases {
            let network = try #require(IPNetwork(network))
            #expect(network.contains(try #require(IPAddress(address))) == isInside)
        }
        for text in ["10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0/8", "x", "", "::/129", "10.0.0.0/+8"] {
            #expect(IPNetwork(text) == nil)
        }
    }
}
