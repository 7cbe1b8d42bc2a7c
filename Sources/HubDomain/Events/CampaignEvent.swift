package import HubJSON

/// A change of one campaign as it is about to be recorded. Who, when and where it stands in the chain is added by the
/// transaction that stores it.
package struct CampaignEvent: Hashable, Sendable {
    package let type: EventType
    /// When it happened; differs from the recording for imported history and for launches entered afterwards.
    package let occurredAt: Instant
    package let action: ActionKey?
    package let reason: String?
    package let reasonCode: String?
    package let changes: [Change]
    /// What happened to clocks along with it.
    package var clocks: [ClockChange] = []
    /// Who is to be told: names of roles and person ids.
    package var informed: [String] = []
    /// The words of leads by which gates counted as open.
    package var overrides: [GateOverride] = []
    /// The events that no longer count.
    package var voids: EventSpan?

    package init(
        type: EventType,
        occurredAt: Instant,
        action: ActionKey? = nil,
        reason: String? = nil,
        reasonCode: String? = nil,
        changes: [Change] = []
    ) {
        self.type = type
        self.occurredAt = occurredAt
        self.action = action
        self.reason = reason
        self.reasonCode = reasonCode
        self.changes = changes
    }
}

/// One changed place of a document.
package struct Change: Hashable, Sendable {
    /// JSON Pointer; empty for the whole document.
    package let pointer: String
    /// `null` when there was nothing.
    package let before: JSONValue
    package let after: JSONValue

    package init(pointer: String, before: JSONValue, after: JSONValue) {
        self.pointer = pointer
        self.before = before
        self.after = after
    }

    /// The smallest set of changed places: objects are compared member by member, lists as a whole unless they are of
    /// the same length and hold objects.
    package static func between(_ before: JSONValue, _ after: JSONValue, at pointer: String = "") -> [Change] {
        if before == after { return [] }
        switch (before, after) {
        case (.object(let old), .object(let new)):
            let added = new.keys.filter { old[$0] == nil }
            return (old.keys + added).flatMap { key in
                between(old[key] ?? .null, new[key] ?? .null, at: pointer + "/" + JSONPointer.escape(key))
            }
        case (.array(let old), .array(let new)) where old.count == new.count && old.first?.object != nil:
            return zip(old, new).enumerated().flatMap { index, pair in
                between(pair.0, pair.1, at: "\(pointer)/\(index)")
            }
        default:
            return [Change(pointer: pointer, before: before, after: after)]
        }
    }
}
