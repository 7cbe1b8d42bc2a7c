import Synchronization

/// What all connections of a server share.
final class ServerContext: Sendable {
    let configuration: ServerConfiguration
    let responder: any Responder
    let gate: ConnectionGate
    /// Set by a graceful stop: answers then close their connections.
    let isStopping = Atomic<Bool>(false)
    let deadlines: Deadlines

    init(configuration: ServerConfiguration, responder: any Responder) {
        self.configuration = configuration
        self.responder = responder
        gate = ConnectionGate(limits: configuration.limits)
        deadlines = Deadlines(configuration.timeouts)
    }
}

/// ``ServerTimeouts`` in nanoseconds.
struct Deadlines: Sendable {
    let header: Int64
    let idle: Int64
    let bodyGrace: Int64
    let writeGrace: Int64
    let halfClosed: Int64
    let linger: Int64
    let minimumRate: Int

    init(_ timeouts: ServerTimeouts) {
        header = timeouts.header.nanoseconds
        idle = timeouts.idle.nanoseconds
        bodyGrace = timeouts.bodyGrace.nanoseconds
        writeGrace = timeouts.writeGrace.nanoseconds
        halfClosed = timeouts.halfClosed.nanoseconds
        linger = timeouts.linger.nanoseconds
        minimumRate = timeouts.minimumRate
    }
}
