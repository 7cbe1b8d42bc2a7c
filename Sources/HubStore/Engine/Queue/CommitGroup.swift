import HubDomain

/// Stores several independent writes with one commit, and so with one sync of the disk.
///
/// Each member can be undone alone: the first to change anything by undoing the transaction, later ones by a savepoint.
/// When the transaction itself is lost (a full disk ends it even inside a savepoint) or the commit fails, the members
/// run again one by one, so that one member's bad luck is not everybody's.
struct CommitGroup {
    let connection: any StoreConnection
    let clock: any HubClock
    let caches: StoreCaches

    /// What became of a group.
    struct Outcome {
        var commits = 0
        var reruns = 0
    }

    /// Runs the members and commits. They can be settled when this has returned, and not before: each then knows
    /// what became of it, an error included, and what succeeded is on the disk.
    func run(_ members: [PendingWrite]) -> Outcome {
        var outcome = Outcome()
        switch attempt(members) {
        case .committed(let hasChanges):
            outcome.commits = hasChanges ? 1 : 0
        case .notBegun(let error):
            fail(members[...], error)
        case .lost(let error):
            if members.count == 1 {
                fail(members[...], error)
            } else {
                outcome = runAlone(members)
            }
        }
        return outcome
    }

    private enum Ending {
        case committed(hasChanges: Bool)
        case notBegun(any Error)
        case lost(any Error)
    }

    private func attempt(_ members: [PendingWrite]) -> Ending {
        do {
            try connection.control(.beginWrite)
        } catch {
            return .notBegun(error)
        }
        do {
            var hasChanges = false
            for member in members {
                let isChanging = try perform(member, groupHasChanges: hasChanges)
                hasChanges = hasChanges || isChanging
            }
            try connection.control(.commit)
            return .committed(hasChanges: hasChanges)
        } catch {
            abandon()
            return .lost(error)
        }
    }

    /// Runs one member inside the transaction that stands.
    /// - Returns: Whether it leaves changes to commit.
    /// - Throws: When the transaction is lost.
    private func perform(_ member: PendingWrite, groupHasChanges: Bool) throws -> Bool {
        let transaction = WriteTransaction(
            connection: connection,
            now: member.now ?? clock.now(),
            caches: caches,
            groupHasChanges: groupHasChanges
        )
        let isDone = member.run(transaction)
        guard connection.isInTransaction else {
            throw transaction.loss ?? StoreError.failed(.init(code: 0, message: "transaction lost", statement: nil))
        }
        if isDone { transaction.takeIntoCaches() }
        switch (transaction.undoPoint, isDone) {
        case (.unchanged, _):
            return false
        case (.transaction, true):
            return true
        case (.transaction, false):
            try connection.control(.rollback)
            try connection.control(.beginWrite)
            return false
        case (.savepoint, true):
            try connection.control(.releaseSavepoint)
            return true
        case (.savepoint, false):
            try connection.control(.rollbackToSavepoint)
            try connection.control(.releaseSavepoint)
            return false
        }
    }

    private func runAlone(_ members: [PendingWrite]) -> Outcome {
        var outcome = Outcome(commits: 0, reruns: members.count)
        for (index, member) in members.enumerated() {
            switch attempt([member]) {
            case .committed(let hasChanges):
                outcome.commits += hasChanges ? 1 : 0
            case .lost(let error):
                fail([member], error)
            case .notBegun(let error):
                // Each further try would wait for the whole time-out again.
                fail(members[index...], error)
                return outcome
            }
        }
        return outcome
    }

    private func abandon() {
        caches.forget()
        guard connection.isInTransaction else { return }
        try? connection.control(.rollback)
    }

    private func fail(_ members: ArraySlice<PendingWrite>, _ error: any Error) {
        for member in members { member.fail(error) }
    }
}
