import Dispatch
import HubDomain
import HubJSON
import HubOperations
import Testing

@Suite(.timeLimit(.minutes(60))) struct ComputeQueueTests {
    /// Holds calculations back until it is opened.
    private final class Gate: Sendable {
        private let semaphore = DispatchSemaphore(value: 0)

        func pass() { semaphore.wait() }
        func open(_ count: Int = 1) { for _ in 0..<count { semaphore.signal() } }
    }

    private static func wait(until condition: () -> Bool) async {
        while !condition() { await Task.yield() }
    }

    @Test func `a calculation runs on threads of the queue and gives its value`() async throws {
        let queue = ComputeQueue(width: 1)
        #expect(try await queue.run { ComputeQueue.isCurrent })
        #expect(!ComputeQueue.isCurrent)
        #expect(queue.load == (0, 0))
    }

    @Test func `what a calculation throws is thrown on, and its place is free again`()
        async throws
    {
        let queue = ComputeQueue(width: 1)
        await refusal(.forecastRefused) { try await queue.run { throw HubError(.forecastRefused, "No.") } }
        #expect(try await queue.run { 7 } == 7)
    }

    @Test func `no more than the width run at once, and the rest follow in order`()
        async throws
    {
        let queue = ComputeQueue(width: 2, mostWaiting: 10)
        let gate = Gate()
        let order = Locked<[Int]>([])
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<6 {
                group.addTask {
                    try? await queue.run {
                        order.withLock { $0.append(number) }
                        gate.pass()
                    }
                }
                await Self.wait { queue.load == (min(number + 1, 2), max(0, number - 1)) }
            }
            await Self.wait { order.withLock { $0.count } == 2 }
            gate.open(6)
        }
        #expect(Set(order.withLock { $0.prefix(2) }) == [0, 1])
        #expect(Set(order.withLock { $0 }) == Set(0..<6))
        #expect(queue.load == (0, 0))
    }

    @Test func `the next is refused when enough wait`() async throws {
        let queue = ComputeQueue(width: 1, mostWaiting: 1)
        let gate = Gate()
        let running = Task { try await queue.run { gate.pass() } }
        await Self.wait { queue.load == (1, 0) }
        let waiting = Task { try await queue.run { 3 } }
        await Self.wait { queue.load == (1, 1) }
        let error = await refusal(.unavailable) { try await queue.run { 4 } }
        #expect(error?.details["retryAfterSeconds"] == 2)
        gate.open()
        try await running.value
        #expect(try await waiting.value == 3)
    }

    @Test func `a cancelled caller leaves the queue at once and never runs`() async throws {
        let queue = ComputeQueue(width: 1, mostWaiting: 1)
        let gate = Gate()
        let running = Task { try await queue.run { gate.pass() } }
        await Self.wait { queue.load == (1, 0) }
        let hasRun = Locked(false)
        let waiting = Task { try await queue.run { hasRun.withLock { $0 = true } } }
        await Self.wait { queue.load == (1, 1) }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        #expect(queue.load == (1, 0))
        gate.open()
        try await running.value
        #expect(hasRun.withLock { $0 } == false)
    }

    @Test func `a running calculation learns that nobody waits`() async throws {
        let queue = ComputeQueue(width: 1)
        let begun = Locked(false)
        let task = Task {
            try await queue.run {
                begun.withLock { $0 = true }
                while true { try Task.checkCancellation() }
            }
        }
        await Self.wait { begun.withLock { $0 } }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await queue.run { 1 } == 1)
    }

    @Test func `a caller cancelled beforehand doesn't begin`() async {
        let queue = ComputeQueue(width: 1)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await queue.run { 1 }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(queue.load == (0, 0))
    }

    @Test func `many callers who come and go leave nothing behind`() async {
        let queue = ComputeQueue(width: 2, mostWaiting: 20)
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let task = Task { try? await queue.run { number } }
                    if number.isMultiple(of: 3) { task.cancel() }
                    _ = await task.value
                }
            }
        }
        #expect(queue.load == (0, 0))
    }
}
