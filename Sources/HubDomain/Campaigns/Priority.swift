/// How soon the team is asked to work on a campaign.
package enum Priority: String, Hashable, Sendable, CaseIterable {
    case urgent
    case high
    case normal
    case low
}
