import HubDomain

/// What a campaign of the demo is to be, before anything happens to it.
struct Order: Sendable {
    let profile: DivisionProfile
    let services: [ServiceKind]
    let requester: Member
    /// The working calendar of the division.
    let calendar: WorkCalendar
    let priority: Priority
    /// The complete brief.
    let draft: RequestDraft
    let arrival: Instant
    /// The launch slot that the requester asks for.
    let slot: Instant
    /// Working days that the largest line is usually given.
    let leadDays: Int
    let destiny: Destiny
    /// ISO 4217, of the division.
    let currency: String

    /// What becomes of a campaign in the end.
    enum Destiny: Hashable, Sendable {
        /// Stays a draft.
        case forgotten
        /// A draft that is cancelled.
        case abandoned
        case declined
        case cancelled(StageKey)
        case launched
        /// Work of the present, which rests in a stage.
        case resting(StageKey)
    }

    var service: ServiceKind { services[0] }
}
