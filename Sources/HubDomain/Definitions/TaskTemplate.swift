/// A task that a service line gets when its stage is entered.
package struct TaskTemplate: Sendable {
    package let id: String
    package let stage: StageKey
    package let title: String
    /// Whose work it is: `producer`, `reviewer` or `vendor`.
    package let role: Role
    package let skill: String
    /// Effort of one person in minutes; 0 means that the tier doesn't need the task.
    package let minutes: PerTier<Int>
    /// Templates of the same stage that must be finished first.
    package let after: [String]
    package let repetition: Repetition

    package init(
        id: String,
        stage: StageKey,
        title: String,
        role: Role,
        skill: String,
        minutes: PerTier<Int>,
        after: [String],
        repetition: Repetition
    ) {
        self.id = id
        self.stage = stage
        self.title = title
        self.role = role
        self.skill = skill
        self.minutes = minutes
        self.after = after
        self.repetition = repetition
    }
}

/// How often a task or checklist item stands in a line's list.
package struct Repetition: Hashable, Sendable {
    package let perLocale: Bool
    /// The table field whose rows it is repeated for.
    package let rowOf: String?

    package init(perLocale: Bool = false, rowOf: String? = nil) {
        self.perLocale = perLocale
        self.rowOf = rowOf
    }

    package static let once = Repetition()
}

/// A point of the QA checklist.
package struct ChecklistItem: Sendable {
    package let id: String
    package let severity: Severity
    /// The evidence that a pass must carry.
    package let evidence: Evidence?
    /// A pass stays valid in the next attempt unless the line had a finding or changed.
    package let isKept: Bool
    package let repetition: Repetition
    package let text: String
    /// What the hub tests by itself; nobody ticks such an item.
    package let automatic: AutomaticCheck?

    package enum Evidence: String, Sendable, CaseIterable {
        case link
        case screenshot
        case number
        case report
        case approval
        /// A file of the campaign, by its id.
        case file
    }

    package init(
        id: String,
        severity: Severity,
        evidence: Evidence?,
        isKept: Bool,
        repetition: Repetition,
        text: String,
        automatic: AutomaticCheck? = nil
    ) {
        self.id = id
        self.severity = severity
        self.evidence = evidence
        self.isKept = isKept
        self.repetition = repetition
        self.text = text
        self.automatic = automatic
    }
}

/// How much a checklist item or a finding weighs.
package enum Severity: String, Hashable, Sendable, CaseIterable {
    case critical
    case major
    case minor
}
