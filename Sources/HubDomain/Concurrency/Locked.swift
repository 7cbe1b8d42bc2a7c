import Glibc

/// A value behind a mutex, for short synchronous sections. Nothing may block, await or take the same lock inside.
///
/// A POSIX mutex and not `Synchronization.Mutex`, whose futex the thread sanitizer does not understand on Linux.
package final class Locked<Value: Sendable>: @unchecked Sendable {
    // Unchecked: `value` is touched with the mutex held only.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var value: Value

    package init(_ value: Value) {
        self.value = value
        mutex = .allocate(capacity: 1)
        let status = pthread_mutex_init(mutex, nil)
        precondition(status == 0, "pthread_mutex_init: \(status)")
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    /// Runs `body` alone with the value; what `body` throws is thrown on.
    package func withLock<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body(&value)
    }
}
