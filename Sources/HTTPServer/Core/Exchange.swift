import HTTPTypes

/// One request and its answer, as far as the connection must remember it.
struct Exchange {
    let isHead: Bool
    let minorVersion: Int
    let isPersistent: Bool
    /// The client waits for `100 Continue` before it sends the body.
    var owesContinue: Bool
    /// The parser has seen the end of the request.
    var isRequestComplete: Bool
    var body: BodyStream?
    var writer: StreamWriter?
    var task: Task<Void, Never>?
    /// The answer's head has been sent; whether the connection closes after it is settled.
    var isAnswered = false
    var closesAfterwards = false
    /// Server-sent events: their handler is cancelled by a graceful stop.
    var endsAtStop = false
    /// A comment keeps the event stream alive after this many silent nanoseconds.
    var heartbeat: Int64?
    /// The client's conditions named the compressed representation.
    var sawMarkedTag = false
    /// Counted at the gate for a client behind a trusted proxy.
    var forwardedAddress: IPAddress?
}
