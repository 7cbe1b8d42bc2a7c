/// How much work the store lets wait before it refuses more.
package struct StoreLimits: Hashable, Sendable {
    package var waitingWrites: Int
    package var waitingReads: Int
    /// The most writes that share a commit.
    package var groupSize: Int

    package init(waitingWrites: Int = 4_096, waitingReads: Int = 4_096, groupSize: Int = 64) {
        self.waitingWrites = waitingWrites
        self.waitingReads = waitingReads
        self.groupSize = groupSize
    }
}
