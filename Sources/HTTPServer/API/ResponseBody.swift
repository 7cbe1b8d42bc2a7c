/// The body of an answer.
public enum ResponseBody: Sendable {
    case empty
    /// A body in memory, sent with its length.
    case bytes([UInt8])
    /// A body produced while it is sent. With a length the producer must write exactly that many bytes; without one
    /// the chunked coding is used (HTTP/1.0: the end of the connection). An error thrown by the producer cuts the
    /// connection, so that the reader can tell a broken body from a complete one.
    case stream(length: Int?, @Sendable (any ResponseWriter) async throws -> Void)
    /// A regular file, with validators and byte ranges.
    case file(FileBody)
    /// Server-sent events: not compressed, kept alive by comments, ended at once by a graceful stop.
    case events(EventStream)
}
