extension HubSettings {
    /// Where the server listens and what it bears. Sizes in bytes, times in seconds.
    package struct Server: Hashable, Sendable {
        package var host = "127.0.0.1"
        /// 0 takes a free port.
        package var port = 8_080
        /// A Unix socket to listen on beside the port.
        package var unixSocket: String?
        /// Threads that carry connections; 0 is one per processor.
        package var threads = 0

        package var maxBodyBytes = 16_777_216
        package var requestLineBytes = 8_192
        package var headerBytes = 32_768
        package var headerCount = 100
        /// Open connections; 0 is as many as the file limit carries, 16,384 at most.
        package var connections = 0
        /// Open connections of one address; 0 is no bound.
        package var connectionsPerAddress = 0
        /// Requests on one connection before it is closed; 0 is no bound.
        package var requestsPerConnection = 0
        package var inputBufferBytes = 65_536
        package var outputBufferBytes = 131_072
        package var drainBytes = 65_536

        package var headerTimeoutSeconds = 10
        package var idleTimeoutSeconds = 60
        package var bodyTimeoutSeconds = 10
        package var writeTimeoutSeconds = 20
        /// The least that a body must move within one span of its time-out, by the second.
        package var minimumBytesPerSecond = 240
        package var halfClosedSeconds = 1
        package var lingerSeconds = 2
        package var gracefulStopSeconds = 20

        package var compression = Switch.on
        package var compressionMinimumBytes = 1_024
        package var compressionLevel = 5

        /// Addresses and networks such as `10.0.0.0/8`, or `unix` for clients of Unix sockets.
        package var trustedProxies: [String] = []
        package var forwardedHeader = ForwardedHeader.xForwarded

        package init() {}
    }

    package enum Switch: String, Hashable, Sendable, CaseIterable {
        case on
        case off
    }

    /// The field in which trusted proxies name the client; a proxy passes the other on unchecked.
    package enum ForwardedHeader: String, Hashable, Sendable, CaseIterable {
        case xForwarded = "x-forwarded"
        case forwarded
    }
}

extension HubSettings.Server {
    /// A whole number among the settings: its key, its place and what it may be.
    package struct Number: Sendable {
        package let key: String
        package let place: any WritableKeyPath<HubSettings.Server, Int> & Sendable
        package let range: ClosedRange<Int64>

        fileprivate init(
            _ key: String,
            _ place: any WritableKeyPath<HubSettings.Server, Int> & Sendable,
            _ range: ClosedRange<Int64>
        ) {
            self.key = key
            self.place = place
            self.range = range
        }
    }

    /// In the order of `hub.yaml`.
    package static let numbers = [
        Number("port", \.port, 0...65_535),
        Number("threads", \.threads, 0...256),
        Number("maxBodyBytes", \.maxBodyBytes, 1_024...1_073_741_824),
        Number("requestLineBytes", \.requestLineBytes, 512...65_536),
        Number("headerBytes", \.headerBytes, 1_024...1_048_576),
        Number("headerCount", \.headerCount, 8...1_000),
        Number("connections", \.connections, 0...1_000_000),
        Number("connectionsPerAddress", \.connectionsPerAddress, 0...1_000_000),
        Number("requestsPerConnection", \.requestsPerConnection, 0...1_000_000_000),
        Number("inputBufferBytes", \.inputBufferBytes, 4_096...16_777_216),
        Number("outputBufferBytes", \.outputBufferBytes, 4_096...16_777_216),
        Number("drainBytes", \.drainBytes, 0...16_777_216),
        Number("headerTimeoutSeconds", \.headerTimeoutSeconds, 1...600),
        Number("idleTimeoutSeconds", \.idleTimeoutSeconds, 1...3_600),
        Number("bodyTimeoutSeconds", \.bodyTimeoutSeconds, 1...600),
        Number("writeTimeoutSeconds", \.writeTimeoutSeconds, 1...600),
        Number("minimumBytesPerSecond", \.minimumBytesPerSecond, 1...1_048_576),
        Number("halfClosedSeconds", \.halfClosedSeconds, 0...60),
        Number("lingerSeconds", \.lingerSeconds, 0...60),
        Number("gracefulStopSeconds", \.gracefulStopSeconds, 0...600),
        Number("compressionMinimumBytes", \.compressionMinimumBytes, 0...16_777_216),
        Number("compressionLevel", \.compressionLevel, 1...9),
    ]
}
