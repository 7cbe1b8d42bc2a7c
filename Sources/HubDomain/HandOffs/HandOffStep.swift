/// What happens to a hand-off, by the vendor or by the team.
package enum HandOffStep: String, Hashable, Sendable, CaseIterable {
    case acknowledge
    case deliver
    case refuse
    case accept
    case `return`
    /// What was returned or refused goes to the vendor again.
    case send
    case withdraw

    package var isVendors: Bool { self == .acknowledge || self == .deliver || self == .refuse }
    /// Whether it can't do without a word.
    var needsNote: Bool { self == .refuse || self == .return || self == .withdraw }

    var from: [HandOffState] {
        switch self {
        case .acknowledge: [.sent]
        case .deliver, .refuse: [.sent, .acknowledged]
        case .accept, .return: [.delivered]
        case .send: [.returned, .refused]
        case .withdraw: [.sent, .acknowledged, .delivered]
        }
    }

    var state: HandOffState {
        switch self {
        case .acknowledge: .acknowledged
        case .deliver: .delivered
        case .refuse: .refused
        case .accept: .accepted
        case .return: .returned
        case .send: .sent
        case .withdraw: .withdrawn
        }
    }

    var event: EventType {
        switch self {
        case .acknowledge: .handOffAcknowledged
        case .deliver: .handOffDelivered
        case .refuse: .handOffRefused
        case .accept: .handOffAccepted
        case .return: .handOffReturned
        case .send: .handOffSent
        case .withdraw: .handOffWithdrawn
        }
    }
}

/// A step with what is said along with it.
package struct HandOffMove: Hashable, Sendable {
    package let step: HandOffStep
    /// Only for `deliver`: where it is found.
    package let delivery: String?
    package let note: String?
    /// Only for `send`: what is agreed anew; without it the clock says.
    package let dueAt: Instant?
    /// Only for `send`: another price than before.
    package let price: Money?

    package init(
        _ step: HandOffStep,
        delivery: String? = nil,
        note: String? = nil,
        dueAt: Instant? = nil,
        price: Money? = nil
    ) {
        self.step = step
        self.delivery = delivery
        self.note = note
        self.dueAt = dueAt
        self.price = price
    }

    func issues(at now: Instant) -> [Issue] {
        var issues = TextRules.issues(withRemark: note, at: "/note")
        issues += TextRules.issues(withRemark: delivery, at: "/delivery")
        if step.needsNote, (note ?? "").isBlank { issues.append(.required("/note", "Say why")) }
        if step == .deliver {
            if (delivery ?? "").isBlank {
                issues.append(.required("/delivery", "Say where what was delivered is found"))
            }
        } else if delivery != nil {
            issues.append(.invalid("/delivery", "belongs to the step deliver"))
        }
        if step != .send {
            if dueAt != nil { issues.append(.invalid("/dueAt", "belongs to the step send")) }
            if price != nil { issues.append(.invalid("/price", "belongs to the step send")) }
        }
        return issues
    }
}
