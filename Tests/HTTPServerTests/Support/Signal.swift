import Synchronization

/// Lets tests wait for handlers and handlers for tests, without sleeping.
final class Signal: Sendable {
    private let stream: AsyncStream<String>
    private let continuation: AsyncStream<String>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func send(_ text: String = "") { continuation.yield(text) }

    /// The next text; `nil` once the waiting task is cancelled.
    func next() async -> String? {
        for await text in stream { return text }
        return nil
    }
}
