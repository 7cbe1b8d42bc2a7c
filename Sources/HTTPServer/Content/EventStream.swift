/// A body of server-sent events (WHATWG HTML, section 9.2).
public struct EventStream: Sendable {
    /// A comment is sent after this long a silence, so that proxies keep the connection and a vanished reader shows.
    public let heartbeat: Duration
    let run: @Sendable (EventWriter) async throws -> Void

    static let comment = Array(":\n\n".utf8)

    /// `run` ends the stream by returning. It is cancelled when the reader is gone and at a graceful stop.
    public init(heartbeat: Duration = .seconds(15), _ run: @escaping @Sendable (EventWriter) async throws -> Void) {
        self.heartbeat = heartbeat
        self.run = run
    }
}

/// The writing end of an event stream.
public struct EventWriter: Sendable {
    let writer: any ResponseWriter

    /// Usable with any writer, so that event sources can be tested alone.
    public init(writer: any ResponseWriter) {
        self.writer = writer
    }

    /// Waits for room like ``ResponseWriter/write(_:)`` and throws alike.
    public func send(_ event: ServerSentEvent) async throws {
        try await writer.write(event.encoded)
    }
}
