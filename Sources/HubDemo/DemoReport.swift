/// What a seeding made; the same for the same seed, size and date.
package struct DemoReport: Hashable, Sendable {
    package internal(set) var people = 0
    /// Drafts included.
    package internal(set) var campaigns = 0
    package internal(set) var lines = 0
    /// Use-cases performed on campaigns; each was one transaction.
    package internal(set) var useCases = 0
    /// Campaigns by the key of the stage that they are in.
    package internal(set) var stages: [String: Int] = [:]
    /// Service lines by service key.
    package internal(set) var services: [String: Int] = [:]
    /// Service lines by tier.
    package internal(set) var tiers: [String: Int] = [:]
    /// Campaigns by division key.
    package internal(set) var divisions: [String: Int] = [:]
    package internal(set) var submitted = 0
    /// Sent back with questions at least once.
    package internal(set) var returned = 0
    /// Held at least once, questions of a return apart.
    package internal(set) var held = 0
    package internal(set) var heldNow = 0
    /// Reached a decision of QA.
    package internal(set) var reviewed = 0
    package internal(set) var failedQA = 0
    package internal(set) var failedQATwice = 0
    package internal(set) var launched = 0
    /// Launched at or before the commitment in force.
    package internal(set) var launchedOnTime = 0
    package internal(set) var recommitted = 0
    package internal(set) var reopened = 0

    package init() {}
}
