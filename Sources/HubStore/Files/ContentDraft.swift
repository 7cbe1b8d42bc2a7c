import Crypto
import Glibc
package import HubDomain

/// Bytes on their way into a ``ContentStore``. Dropped unless they are placed. One caller at a time.
package final class ContentDraft: Sendable {
    /// What the bytes turned out to be.
    package struct Content: Hashable, Sendable {
        package let digest: ContentDigest
        package let size: Int64
        /// The first bytes, up to ``MediaJudgement/headLength``.
        package let head: [UInt8]
    }

    private struct State: Sendable {
        var descriptor: Int32
        var hash = SHA256()
        var size: Int64 = 0
        var head: [UInt8] = []
        var content: Content?
        /// There is a file under the draft's own name.
        var isNamed = true
    }

    private let path: String
    private let workers: ContentWorkers
    private let onEnd: @Sendable () -> Void
    private let state: Locked<State>

    /// Blocks.
    init(path: String, workers: ContentWorkers, onEnd: @escaping @Sendable () -> Void) throws {
        self.path = path
        self.workers = workers
        self.onEnd = onEnd
        state = Locked(State(descriptor: try FileCall.create(path)))
    }

    deinit {
        discard()
    }

    /// Bytes so far.
    package var size: Int64 { state.withLock(\.size) }

    package func append(_ bytes: [UInt8]) async throws {
        try await workers.run { [self] in
            var taken = state.withLock(\.self)
            try FileCall.write(bytes, to: taken.descriptor)
            taken.hash.update(data: bytes)
            taken.size += Int64(bytes.count)
            taken.head += bytes.prefix(MediaJudgement.headLength - taken.head.count)
            let new = taken
            state.withLock { $0 = new }
        }
    }

    /// Syncs the bytes and says what they are; nothing may be appended afterwards.
    @discardableResult
    package func finish() async throws -> Content {
        try await workers.run { [self] in
            let taken = state.withLock(\.self)
            if let content = taken.content { return content }
            try FileCall.sync(taken.descriptor)
            let content = Content(
                digest: ContentDigest(bytes: taken.hash.finalize()),
                size: taken.size,
                head: taken.head
            )
            state.withLock { $0.content = content }
            return content
        }
    }

    /// Gives the file its final name. Blocks.
    func rename(to target: String) throws {
        try FileCall.rename(path, to: target)
        state.withLock { $0.isNamed = false }
    }

    /// Lets the bytes go, unless they were placed. Safe to call again.
    package func discard() {
        let (descriptor, isNamed) = state.withLock { state in
            defer {
                state.descriptor = -1
                state.isNamed = false
            }
            return (state.descriptor, state.isNamed)
        }
        guard descriptor >= 0 else { return }
        if isNamed { unlink(path) }
        close(descriptor)
        onEnd()
    }
}
