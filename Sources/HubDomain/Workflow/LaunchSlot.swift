/// When a line goes out: a time on the wall of the place where it is read.
package struct LaunchSlot: Hashable, Sendable {
    /// The line's id.
    package let line: String
    package let wall: WallTime
    /// The embargo of the line.
    package let notBefore: Instant?

    package init(line: String, wall: WallTime, notBefore: Instant? = nil) {
        self.line = line
        self.wall = wall
        self.notBefore = notBefore
    }

    package var at: Instant { wall.instant }
}

/// A slot as `schedule` asks for it.
package struct SlotRequest: Hashable, Sendable {
    package let line: String
    package let wall: WallTime
    package let notBefore: Instant?

    package init(line: String, wall: WallTime, notBefore: Instant? = nil) {
        self.line = line
        self.wall = wall
        self.notBefore = notBefore
    }
}
