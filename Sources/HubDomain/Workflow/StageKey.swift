/// The key of a workflow stage, such as `build`; which stages exist is the workflow definition's to say.
package struct StageKey: Hashable, Sendable, RawRepresentable, ExpressibleByStringLiteral {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package init(stringLiteral value: String) {
        rawValue = value
    }
}

/// What kind of time a campaign spends in a stage.
package enum StageCategory: String, Hashable, Sendable, CaseIterable {
    case draft
    case intake
    case planned
    case production
    case live
    case ended

    /// Neither live nor ended: the team may still have to act.
    package var isOpen: Bool { self != .live && self != .ended }
}

/// The key of an action, such as `submit-for-qa`.
package struct ActionKey: Hashable, Sendable, RawRepresentable, ExpressibleByStringLiteral {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package init(stringLiteral value: String) {
        rawValue = value
    }
}
