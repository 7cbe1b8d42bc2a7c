/// The answer to "when is it due?".
package enum DueAnswer: Hashable, Sendable {
    case at(Instant)
    /// A pause without end comes before the goal is reached.
    case paused
    case never(Reason)

    package enum Reason: Hashable, Sendable {
        /// The calendar has ten years in a row without working time before the goal is reached.
        case noWorkingTime
        /// The goal takes more than a hundred years, or time runs past the year 9999.
        case tooFar
    }

    package var instant: Instant? {
        guard case .at(let instant) = self else { return nil }
        return instant
    }
}
