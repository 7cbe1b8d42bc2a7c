package import HubJSON

/// The judgement on one checklist item of a line in one attempt.
package struct ChecklistTick: Hashable, Sendable {
    package let line: String
    /// The item's id, with its locale or row behind a colon where it is repeated: `EN-K2:en-GB`, `WB-K1:1`.
    package let item: String
    package let attempt: Int
    package let result: Result
    /// A link, a number or a reference, as the item asks.
    package let evidence: JSONValue?
    package let note: String?
    package let by: String
    package let at: Instant

    package enum Result: String, Hashable, Sendable, CaseIterable {
        case passed
        case failed
    }

    package init(
        line: String,
        item: String,
        attempt: Int,
        result: Result,
        evidence: JSONValue?,
        note: String?,
        by: String,
        at: Instant
    ) {
        self.line = line
        self.item = item
        self.attempt = attempt
        self.result = result
        self.evidence = evidence
        self.note = note
        self.by = by
        self.at = at
    }
}
