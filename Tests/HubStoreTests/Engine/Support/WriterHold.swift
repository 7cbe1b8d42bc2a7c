import Dispatch
import HubStore

/// Keeps a queue of the driver occupied until it is released.
final class WriterHold: Sendable {
    private let gate = DispatchSemaphore(value: 0)

    /// Returns when the writer is held.
    func begin(on driver: any StoreDriver) async {
        await begin { work in driver.onWriter { _ in work() } }
    }

    /// - Parameter start: Starts the work that it is handed on the queue that is to be held.
    func begin(_ start: (@escaping @Sendable () -> Void) -> Void) async {
        let gate = self.gate
        await withCheckedContinuation { continuation in
            start {
                continuation.resume()
                gate.wait()
            }
        }
    }

    func release() {
        gate.signal()
    }
}
