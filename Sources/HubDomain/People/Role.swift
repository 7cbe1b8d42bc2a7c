/// What a person may be in the hub; several per person, each for every division or for named ones.
package enum Role: String, Hashable, Sendable, CaseIterable {
    case requester
    case approver
    case producer
    case reviewer
    case lead
    case finance
    case vendor
    case viewer
    case admin
    /// The hub itself, when a timer acts. Never given to a person.
    case system
}
