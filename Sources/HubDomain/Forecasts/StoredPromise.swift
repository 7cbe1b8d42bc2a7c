/// What a requester was told at the submission.
package struct StoredPromise: Hashable, Sendable {
    package let madeAt: Instant
    /// The end of the day by which half of the simulated futures had launched it.
    package let halfBy: Instant
    /// Of 85 % of them.
    package let mostBy: Instant
    /// Open campaigns before it.
    package let ahead: Int

    package init(madeAt: Instant, halfBy: Instant, mostBy: Instant, ahead: Int) {
        self.madeAt = madeAt
        self.halfBy = halfBy
        self.mostBy = mostBy
        self.ahead = ahead
    }
}

/// How many promises were kept.
package struct PromiseRecord: Hashable, Sendable {
    /// Campaigns that are launched, or still open after their later day; not those that ended unlaunched.
    package let count: Int
    package let keptHalf: Int
    package let keptMost: Int

    package init(count: Int, keptHalf: Int, keptMost: Int) {
        self.count = count
        self.keptHalf = keptHalf
        self.keptMost = keptMost
    }
}
