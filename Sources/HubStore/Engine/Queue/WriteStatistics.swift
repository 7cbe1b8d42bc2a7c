/// What the write queue has done since the store was opened, for metrics.
package struct WriteStatistics: Hashable, Sendable {
    /// Writes whose callers have been answered, with success or not.
    package internal(set) var writes = 0
    /// Groups run; ``writes`` over ``groups`` is what group commit saves.
    package internal(set) var groups = 0
    /// Commits that had something to sync.
    package internal(set) var commits = 0
    /// Writes that were run again alone because their group was lost.
    package internal(set) var reruns = 0
    package internal(set) var largestGroup = 0
    /// Writes turned away because too many were waiting.
    package internal(set) var refused = 0
    /// Writes waiting now.
    package internal(set) var waiting = 0

    mutating func count(members: Int, _ outcome: CommitGroup.Outcome) {
        writes += members
        groups += 1
        commits += outcome.commits
        reruns += outcome.reruns
        largestGroup = max(largestGroup, members)
    }
}
