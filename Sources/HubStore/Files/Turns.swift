import HubDomain

/// Lets one task at a time work on each key; the others wait in the order in which they came.
final class Turns<Key: Hashable & Sendable>: Sendable {
    private typealias Waiter = CheckedContinuation<Void, Never>

    /// The keys in use, each with those who wait for it.
    private let waiting = Locked<[Key: [Waiter]]>([:])

    /// Returns when the key is the caller's, who passes it on with ``pass(_:)``.
    func take(_ key: Key) async {
        await withCheckedContinuation { (waiter: Waiter) in
            let isFree = waiting.withLock { waiting in
                guard waiting[key] != nil else {
                    waiting[key] = []
                    return true
                }
                waiting[key]?.append(waiter)
                return false
            }
            if isFree { waiter.resume() }
        }
    }

    func pass(_ key: Key) {
        let next = waiting.withLock { waiting -> Waiter? in
            guard waiting[key]?.isEmpty == false else {
                waiting[key] = nil
                return nil
            }
            return waiting[key]?.removeFirst()
        }
        next?.resume()
    }
}
