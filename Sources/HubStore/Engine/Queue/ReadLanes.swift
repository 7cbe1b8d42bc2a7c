import HubDomain

/// Spreads reads over the driver's readers. At most one read runs on each; the rest wait in the order they came, on no
/// thread.
final class ReadLanes: Sendable {
    private struct State {
        var waiting: [PendingRead] = []
        var nextWaiting = 0
        /// The lane used last comes first: its caches are warm.
        var idle: [Int]
        var isClosed = false

        var waitingCount: Int { waiting.count - nextWaiting }

        mutating func takeNext() -> PendingRead? {
            guard nextWaiting < waiting.count else { return nil }
            let read = waiting[nextWaiting]
            nextWaiting += 1
            if nextWaiting == waiting.count {
                waiting.removeAll(keepingCapacity: true)
                nextWaiting = 0
            } else if nextWaiting >= 64 {
                waiting.removeFirst(nextWaiting)
                nextWaiting = 0
            }
            return read
        }
    }

    private enum Admission {
        case queued
        case start(lane: Int)
        case refused(StoreError)
    }

    private let driver: any StoreDriver
    private let limits: StoreLimits
    private let state: Locked<State>

    init(driver: any StoreDriver, limits: StoreLimits) {
        self.driver = driver
        self.limits = limits
        state = Locked(State(idle: Array((0..<driver.readerCount).reversed())))
    }

    func submit(_ read: PendingRead) {
        switch state.withLock({ admit(read, to: &$0) }) {
        case .queued:
            break
        case .start(let lane):
            driver.onReader(lane) { [self] in drain(lane, $0) }
        case .refused(let error):
            read.refuse(error)
        }
    }

    /// Refuses further reads and returns when those accepted before have been answered.
    func close() async {
        state.withLock { $0.isClosed = true }
        while state.withLock({ $0.idle.count < driver.readerCount }) {
            for lane in 0..<driver.readerCount {
                await withCheckedContinuation { continuation in
                    driver.onReader(lane) { _ in continuation.resume() }
                }
            }
        }
    }

    private func admit(_ read: PendingRead, to state: inout State) -> Admission {
        if state.isClosed { return .refused(.closed) }
        guard state.waitingCount < limits.waitingReads else { return .refused(.overloaded) }
        state.waiting.append(read)
        if let lane = state.idle.popLast() { return .start(lane: lane) }
        return .queued
    }

    private func drain(_ lane: Int, _ connection: any StoreConnection) {
        while true {
            let next = state.withLock { state in
                let next = state.takeNext()
                if next == nil { state.idle.append(lane) }
                return next
            }
            guard let next else { return }
            next.run(on: connection)
        }
    }
}
