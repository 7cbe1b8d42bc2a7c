/// What the program tells its caller at the end.
enum ExitStatus: Int32 {
    case done = 0
    case failed = 1
    case usage = 2
    /// A rule forbids it; trying again changes nothing.
    case refused = 3
    /// Not now: busy, full or out of reach.
    case unavailable = 4
}
