/// A named rule of the minimum requirements.
package struct Requirement: Sendable {
    package let id: String
    /// The stage that can't be entered while the rule is unmet.
    package let due: StageKey
    /// The rule concerns a brief only while this holds.
    package let condition: Predicate?
    package let rule: Predicate
    package let level: Level
    /// What is missing and how to mend it, for the requester.
    package let say: String

    package enum Level: String, Sendable, CaseIterable {
        case blocking
        case warning
    }

    package init(id: String, due: StageKey, condition: Predicate?, rule: Predicate, level: Level, say: String) {
        self.id = id
        self.due = due
        self.condition = condition
        self.rule = rule
        self.level = level
        self.say = say
    }
}
