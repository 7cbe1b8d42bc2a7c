import HubDomain

/// Values gathered from many rows, kept for as long as the row they hang on has the revision at which they were read.
///
/// Whether an entry is current is for the database to say, in the transaction that asks, so other processes may write
/// too. What makes it sound: every change of a value raises its row's revision in the same transaction, and a revision
/// that was undone is forgotten before it can be given again.
package final class RevisionCache<Value: Sendable>: Sendable {
    private struct Entry {
        let revision: Int64
        let value: Value
    }

    /// Two generations stand in for an order of use: what was not asked for while one filled up goes.
    private struct State {
        var recent: [String: Entry] = [:]
        var older: [String: Entry] = [:]
    }

    private let state = Locked(State())
    private let generation: Int

    /// - Parameter limit: The most values that are kept.
    package init(limit: Int) {
        generation = max(1, limit / 2)
    }

    /// The value of a row as it was at a revision, if that is known.
    package func value(of id: String, at revision: Int64) -> Value? {
        state.withLock { state in
            if let entry = state.recent[id] { return entry.revision == revision ? entry.value : nil }
            guard let entry = state.older[id], entry.revision == revision else { return nil }
            insert(entry, of: id, into: &state)
            return entry.value
        }
    }

    package func keep(_ value: Value, of id: String, at revision: Int64) {
        state.withLock { state in
            if let known = state.recent[id] ?? state.older[id], known.revision > revision { return }
            insert(Entry(revision: revision, value: value), of: id, into: &state)
        }
    }

    /// Drops everything: revisions that were undone will be given again, to other states.
    func forget() {
        state.withLock { $0 = State() }
    }

    private func insert(_ entry: Entry, of id: String, into state: inout State) {
        if state.recent.count >= generation {
            state.older = state.recent
            state.recent = [:]
        }
        state.recent[id] = entry
    }
}
