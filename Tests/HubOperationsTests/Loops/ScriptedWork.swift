import HubDomain
import HubOperations

/// Work whose rounds end as they are told to, one after the other; each is announced.
final class ScriptedWork: BackgroundWork {
    struct Failure: Error {}

    private let script: Locked<[Result<NextRound, any Error>]>
    private let begun: AsyncStream<Int>.Continuation
    /// The numbers of the rounds, as they begin.
    let rounds: AsyncStream<Int>

    init(_ script: Result<NextRound, any Error>...) {
        self.script = Locked(script.reversed())
        (rounds, begun) = AsyncStream.makeStream()
    }

    let name = "scripted"

    private let count = Locked(0)

    func round() async throws -> NextRound {
        let number = count.withLock { count in
            count += 1
            return count
        }
        begun.yield(number)
        let result = script.withLock { $0.popLast() } ?? .success(.after(.days(1_000)))
        return try result.get()
    }
}
