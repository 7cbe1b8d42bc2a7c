import HubDomain
import HubOperations

/// Answers as they were made last, so that an unchanged poll costs no figure and mostly not even a look at the store.
final class KPICache: Sendable {
    private static let limit = 256

    struct Entry: Sendable {
        let body: [UInt8]
        let tag: EntityTag
        let state: KPIState
        /// Commits that the process knew of when the state was last looked at.
        var commits: UInt64
    }

    private let entries = Locked<[String: Entry]>([:])

    /// What was kept for exactly this question, if nothing was committed since.
    func current(_ key: String, commits: UInt64) -> Entry? {
        entries.withLock { $0[key] }.flatMap { $0.commits == commits ? $0 : nil }
    }

    /// What was kept for this question, if the state is still the same.
    func confirmed(_ key: String, _ state: KPIState, commits: UInt64) -> Entry? {
        entries.withLock { entries in
            guard var entry = entries[key], entry.state == state else { return nil }
            entry.commits = commits
            entries[key] = entry
            return entry
        }
    }

    func keep(_ entry: Entry, for key: String) {
        entries.withLock { entries in
            // Questions grow old with their minute or their day; which one goes makes no difference.
            if entries.count >= Self.limit, entries[key] == nil { entries.removeAll() }
            entries[key] = entry
        }
    }
}
