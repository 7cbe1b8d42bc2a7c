import HubDefinitions
import HubDomain
import Testing

/// `hub.yaml`.
struct HubSettingsTests {
    private func load(_ text: String) throws -> HubSettings {
        try HubSettings.load(DefinitionFile(path: "config/hub.yaml", text: text))
    }

    @Test func `the shipped settings load`() throws {
        let settings = try HubSettings.load(directory: ShippedConfigurationTests.directory)
        #expect(settings.server.host == "127.0.0.1")
        #expect(settings.server.port == 8080)
    }

    @Test func `a folder without settings has the standard ones`() throws {
        #expect(try HubSettings.load(directory: SmallConfiguration.directory) == .standard)
    }

    @Test(arguments: ["", "# all commented out\n", "server: {}\n", "log: {level: info}\n"])
    func
        `what isn't written is standard`(text: String) throws
    {
        #expect(try load(text) == .standard)
    }

    @Test func `every setting is read`() throws {
        let settings = try load(
            """
            zone: Asia/Tokyo
            server:
              host: "::1"
              port: 0
              maxBodyBytes: 4096
              headerTimeoutSeconds: 5
              idleTimeoutSeconds: 30
              gracefulStopSeconds: 0
            log: {level: warning, format: json}
            """
        )
        #expect(settings.zone == ZoneID("Asia/Tokyo"))
        #expect(settings.server.host == "::1")
        #expect(settings.server.port == 0)
        #expect(settings.server.maxBodyBytes == 4_096)
        #expect(settings.server.headerTimeoutSeconds == 5)
        #expect(settings.server.idleTimeoutSeconds == 30)
        #expect(settings.server.gracefulStopSeconds == 0)
        #expect(settings.log.level == .warning)
        #expect(settings.log.format == .json)
    }

    @Test func `every number has its key, and each bound is respected`() throws {
        for number in HubSettings.Server.numbers {
            let range = number.range
            for value in [range.lowerBound, range.upperBound] {
                let settings = try load("server: {\(number.key): \(value)}\n")
                #expect(settings.server[keyPath: number.place] == Int(value), "\(number.key)")
            }
            for value in [range.lowerBound - 1, range.upperBound + 1] {
                let error = try #require(throws: DefinitionProblems.self) {
                    try load("server: {\(number.key): \(value)}\n")
                }
                #expect(error.problems.count == 1, "\(number.key)")
            }
        }
    }

    @Test func `sockets, compression and proxies are read`() throws {
        let settings = try load(
            """
            server:
              unixSocket: /run/hub.sock
              compression: off
              trustedProxies: [10.0.0.0/8, "::1", unix]
              forwardedHeader: forwarded
            """
        )
        #expect(settings.server.unixSocket == "/run/hub.sock")
        #expect(settings.server.compression == .off)
        #expect(settings.server.trustedProxies == ["10.0.0.0/8", "::1", "unix"])
        #expect(settings.server.forwardedHeader == .forwarded)
        #expect(
            try load("server: {trustedProxies: '10.0.0.0/8, unix'}").server.trustedProxies == ["10.0.0.0/8", "unix"]
        )
    }

    @Test func `what is written is known, standard value or not`() throws {
        let text = "server: {port: 8080, compression: on}\nlog: {level: info}\n"
        let file = try SettingsFile.load(DefinitionFile(path: "config/hub.yaml", text: text))
        #expect(file.written == ["server.port", "server.compression", "log.level"])
        #expect(file.settings == .standard)
    }

    @Test func `every wrong setting is named with its line`() throws {
        let text = """
            zone: Berlin
            server:
              host: "my host"
              port: 70000
              prot: 80
              maxBodyBytes: 1MB
              headerTimeoutSeconds: 0
            log:
              level: verbose
              format:
            """
        let error = try #require(throws: DefinitionProblems.self) { try load(text) }
        #expect(
            error.problems.map(\.description) == [
                "config/hub.yaml:1:7: `Berlin` is no IANA time zone such as Europe/Berlin",
                "config/hub.yaml:3:9: `my host` is no address or host name",
                "config/hub.yaml:4:9: 70000 is not between 0 and 65535",
                "config/hub.yaml:5:3: unknown key `prot` in server; did you mean `port`?",
                "config/hub.yaml:6:17: `1MB` is not a whole number",
                "config/hub.yaml:7:25: 0 is not between 1 and 600",
                "config/hub.yaml:9:10: `verbose` is not known here; known: critical, debug, error, info, notice, trace, warning",
                "config/hub.yaml:10:3: `format` has no value: give one or leave the key out",
            ]
        )
    }
}
