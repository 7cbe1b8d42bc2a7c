import HubDomain

/// Gathers concurrent writes into commit groups. A group is whatever came in while the one before it was committed, so
/// a write that comes alone waits for nobody.
final class WriteQueue: Sendable {
    private struct State {
        var pending: [PendingWrite] = []
        var isDraining = false
        var isClosed = false
        var statistics = WriteStatistics()

        mutating func take(_ limit: Int) -> [PendingWrite] {
            guard pending.count > limit else {
                let all = pending
                pending = []
                if !all.isEmpty { pending.reserveCapacity(all.count) }
                return all
            }
            let group = Array(pending.prefix(limit))
            pending.removeFirst(limit)
            return group
        }
    }

    private enum Admission {
        case queued
        case queuedFirst
        case refused(StoreError)
    }

    /// Groups in one turn on the writer's queue, so that a checkpoint gets its turn under constant load.
    private static let groupsPerTurn = 32

    private let driver: any StoreDriver
    private let clock: any HubClock
    private let limits: StoreLimits
    private let commits: Signal
    private let caches: StoreCaches
    private let state = Locked(State())

    init(driver: any StoreDriver, clock: any HubClock, limits: StoreLimits, commits: Signal, caches: StoreCaches) {
        self.driver = driver
        self.clock = clock
        self.limits = limits
        self.commits = commits
        self.caches = caches
    }

    var statistics: WriteStatistics {
        state.withLock { state in
            var statistics = state.statistics
            statistics.waiting = state.pending.count
            return statistics
        }
    }

    func submit(_ write: PendingWrite) {
        switch state.withLock({ admit(write, to: &$0) }) {
        case .queued:
            break
        case .queuedFirst:
            driver.onWriter { [self] in drain($0) }
        case .refused(let error):
            write.fail(error)
            write.settle()
        }
    }

    /// Refuses further writes and returns when those accepted before have been settled.
    func close() async throws {
        state.withLock { $0.isClosed = true }
        while state.withLock({ $0.isDraining }) {
            try await driver.withWriter { _ in }
        }
    }

    private func admit(_ write: PendingWrite, to state: inout State) -> Admission {
        if state.isClosed { return .refused(.closed) }
        guard state.pending.count < limits.waitingWrites else {
            state.statistics.refused += 1
            return .refused(.overloaded)
        }
        state.pending.append(write)
        if state.isDraining { return .queued }
        state.isDraining = true
        return .queuedFirst
    }

    private func drain(_ connection: any StoreConnection) {
        let group = CommitGroup(connection: connection, clock: clock, caches: caches)
        for _ in 0..<Self.groupsPerTurn {
            let members = state.withLock { state in
                let members = state.take(limits.groupSize)
                if members.isEmpty { state.isDraining = false }
                return members
            }
            if members.isEmpty { return }
            let outcome = group.run(members)
            state.withLock { $0.statistics.count(members: members.count, outcome) }
            if outcome.commits > 0 { commits.raise() }
            for member in members { member.settle() }
        }
        driver.onWriter { [self] in drain($0) }
    }
}
