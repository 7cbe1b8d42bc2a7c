import HTTPServer
import HubDefinitions

extension ServerConfiguration {
    /// The server's configuration as the settings of the process say.
    init(_ settings: HubSettings.Server) {
        var addresses: [ListenAddress] = [.tcp(host: settings.host, port: settings.port)]
        if let path = settings.unixSocket { addresses.append(.unix(path: path)) }
        self.init(addresses: addresses)
        if settings.threads > 0 { cores = settings.threads }
        limits = ServerLimits(settings)
        timeouts = ServerTimeouts(settings)
        compression.isEnabled = settings.compression == .on
        compression.minimumBytes = settings.compressionMinimumBytes
        compression.level = settings.compressionLevel
        trustedProxies = TrustedProxies(settings)
    }
}

extension ServerLimits {
    fileprivate init(_ settings: HubSettings.Server) {
        self.init()
        requestLine = settings.requestLineBytes
        headerBytes = settings.headerBytes
        headerCount = settings.headerCount
        body = settings.maxBodyBytes
        if settings.connections > 0 { connections = settings.connections }
        connectionsPerAddress = settings.connectionsPerAddress.bound
        requestsPerConnection = settings.requestsPerConnection.bound
        inputBuffer = settings.inputBufferBytes
        outputBuffer = settings.outputBufferBytes
        drain = settings.drainBytes
    }
}

extension ServerTimeouts {
    fileprivate init(_ settings: HubSettings.Server) {
        self.init()
        header = .seconds(settings.headerTimeoutSeconds)
        idle = .seconds(settings.idleTimeoutSeconds)
        bodyGrace = .seconds(settings.bodyTimeoutSeconds)
        writeGrace = .seconds(settings.writeTimeoutSeconds)
        minimumRate = settings.minimumBytesPerSecond
        halfClosed = .seconds(settings.halfClosedSeconds)
        linger = .seconds(settings.lingerSeconds)
        stop = .seconds(settings.gracefulStopSeconds)
    }
}

extension TrustedProxies {
    fileprivate init(_ settings: HubSettings.Server) {
        let networks = settings.trustedProxies.compactMap(Self.network)
        self.init(
            networks: networks.compactMap(\.self),
            trustsUnixSockets: networks.contains(nil),
            source: settings.forwardedHeader == .forwarded ? .forwarded : .xForwarded
        )
    }

    /// A network, `.some(nil)` for clients of Unix sockets, `nil` for a text that is neither.
    static func network(_ text: String) -> IPNetwork?? {
        if text == "unix" { return .some(nil) }
        return IPNetwork(text).map { .some($0) }
    }
}

extension Int {
    /// A bound of which 0 says that there is none.
    fileprivate var bound: Int? { self == 0 ? nil : self }
}
