import Glibc
import Synchronization

/// An HTTP/1.1 server. Start it once; after a stop make a new one.
public final class Server: Sendable {
    private struct State {
        var isStarted = false
        var isStopped = false
        var acceptor: Core?
        var listeners: [Listener] = []
        var cores: [Core] = []
    }

    /// How long a stop waits for connections to be cut.
    private static let cutting = Duration.seconds(1)

    private let context: ServerContext
    private let state = Locked(State())

    public init(configuration: ServerConfiguration, responder: any Responder) {
        context = ServerContext(configuration: configuration, responder: responder)
    }

    /// Connections open now.
    public var connectionCount: Int { context.gate.total }

    /// Binds and serves; returns the addresses in the order of the configuration, port 0 resolved.
    ///
    /// Raises the soft limit of open files to the hard one and ignores SIGPIPE, both for the whole process. Throws
    /// ``ListenError`` or ``SystemError``; nothing is left open then.
    public func start() async throws -> [BoundAddress] {
        let isFirst = state.withLock { state in
            defer { state.isStarted = true }
            return !state.isStarted
        }
        guard isFirst else { throw ListenError.alreadyStarted }
        signal(SIGPIPE, SIG_IGN)
        SystemLimits.raiseFileLimit()
        let addresses = context.configuration.addresses
        let bindings = try await BlockingWorkers.shared.run { try Self.bind(addresses) }
        do {
            try launch(bindings)
        } catch {
            for binding in bindings { binding.close() }
            throw error
        }
        return bindings.map(\.address)
    }

    private static func bind(_ addresses: [ListenAddress]) throws -> [Binding] {
        var bindings: [Binding] = []
        do {
            for address in addresses { bindings += try Binding.open(address) }
        } catch {
            for binding in bindings { binding.close() }
            throw error
        }
        return bindings
    }

    private func launch(_ bindings: [Binding]) throws {
        let cores = try (0..<max(1, context.configuration.cores)).map { _ in try Core() }
        let acceptor = try Core()
        for core in cores + [acceptor] { try core.start() }
        let listeners = bindings.map { Listener(binding: $0, core: acceptor, cores: cores, context: context) }
        state.withLock { state in
            state.cores = cores
            state.acceptor = acceptor
            state.listeners = listeners
        }
        acceptor.perform {
            for listener in listeners { try? listener.begin() }
        }
    }

    /// Stops gracefully: no new connections, idle ones end, requests under way are finished (their answers close the
    /// connection), event streams are cancelled. What is left after `time` (default ``ServerTimeouts/stop``) is
    /// cancelled and cut. A second call returns when the first has.
    public func stop(within time: Duration? = nil) async {
        let stopping = state.withLock { state in
            defer { state.isStopped = true }
            return state.isStopped ? nil : state
        }
        guard let stopping, let acceptor = stopping.acceptor else {
            await context.gate.waitUntilEmpty(within: time ?? context.configuration.timeouts.stop)
            return
        }
        context.isStopping.store(true, ordering: .relaxed)
        await acceptor.call {
            for listener in stopping.listeners { listener.end() }
        }
        for core in stopping.cores { core.perform { core.forEachConnection { $0.drain() } } }
        await context.gate.waitUntilEmpty(within: time ?? context.configuration.timeouts.stop)
        if context.gate.total > 0 { context.configuration.onEvent(.stopTimedOut(connections: context.gate.total)) }
        for core in stopping.cores {
            core.perform { core.forEachConnection { $0.close(isAbrupt: true) } }
            core.stop()
        }
        // A handler that blocks its core must not hold the stop up for good.
        await context.gate.waitUntilEmpty(within: Self.cutting)
        acceptor.stop()
    }

    /// Starts, serves until the task is cancelled, then stops gracefully.
    public func run() async throws {
        _ = try await start()
        let gate = CancellationGate()
        await withTaskCancellationHandler {
            await gate.wait()
        } onCancel: {
            gate.open()
        }
        await stop()
    }
}
