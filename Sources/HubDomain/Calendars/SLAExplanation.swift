/// The calculator's answer with the windows it counted.
package struct SLAExplanation: Hashable, Sendable {
    package enum Result: Hashable, Sendable {
        /// When the goal is reached; `nil` while a pause lasts.
        case due(Instant?)
        case elapsed
    }

    package let result: Result
    /// Working time from the start to the due instant, to the end asked for, or to the pause that lasts.
    package let elapsed: Milliseconds
    /// What was counted, without the pauses. The lengths add up to `elapsed` unless a note says that some are left out.
    package let windows: [WorkWindow]
    package let zone: ZoneID
    /// Sentences on what a reader might stumble over: clock changes, holidays, special days, pauses.
    package let notes: [String]

    /// Whole seconds, rounded down.
    package var elapsedSeconds: Int64 { elapsed.count / 1_000 }
    /// Whole minutes, rounded down.
    package var elapsedMinutes: Int64 { elapsed.count / 60_000 }
}

extension WorkWindow {
    /// Whole minutes, rounded down.
    package var minutes: Int64 { length.count / 60_000 }
}
