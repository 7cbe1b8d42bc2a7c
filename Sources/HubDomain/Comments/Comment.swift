private import HubJSON

/// A remark of a person about a campaign.
package struct Comment: Hashable, Sendable {
    /// `C1`, `C2` … within the campaign.
    package let id: String
    /// Person id.
    package let author: String
    /// Empty once it was deleted.
    package private(set) var text: String
    /// Ids of the people whom it names.
    package private(set) var mentions: [String]
    package let createdAt: Instant
    package private(set) var editedAt: Instant?
    package private(set) var deletedAt: Instant?

    /// For how long authors change what they said.
    package static let editingTime = Milliseconds.hours(24)

    package init(
        id: String,
        author: String,
        text: String,
        mentions: [String],
        createdAt: Instant,
        editedAt: Instant? = nil,
        deletedAt: Instant? = nil
    ) {
        self.id = id
        self.author = author
        self.text = text
        self.mentions = mentions
        self.createdAt = createdAt
        self.editedAt = editedAt
        self.deletedAt = deletedAt
    }

    /// What is wrong with a text.
    package static func issues(with text: String) -> [Issue] {
        text.isBlank ? [.required("/text", "Say something")] : TextRules.issues(withRemark: text, at: "/text")
    }

    /// The event of having been made. It informs those whom it names.
    package var made: CampaignEvent {
        var event = CampaignEvent(
            type: .commented,
            occurredAt: createdAt,
            changes: [Change(pointer: "/comments/\(id)", before: .null, after: .object(snapshot))]
        )
        event.informed = mentions
        return event
    }

    /// Says it in other words. Those whom it names now and didn't before are informed.
    /// - Throws: `forbidden` for others than the author, or `conflict` when it is too late.
    package mutating func edit(
        _ text: String,
        mentions: [String],
        by caller: Caller,
        at now: Instant
    ) throws -> CampaignEvent {
        guard caller.id == author else { throw HubError(.forbidden, "Only its author changes a comment") }
        try checkIsThere()
        guard now - createdAt <= Self.editingTime else {
            throw HubError(.conflict, "A comment is changed within 24 hours: write another one")
        }
        let before = self
        self.text = text
        self.mentions = mentions
        editedAt = now
        var event = CampaignEvent(
            type: .commentEdited,
            occurredAt: now,
            changes: Change.between(.object(before.snapshot), .object(snapshot), at: "/comments/\(id)")
        )
        event.informed = mentions.filter { !before.mentions.contains($0) }
        return event
    }

    /// Takes it out of sight; the record of what was said stays.
    /// - Parameter division: The campaign's; its leads, and administrators, delete what others said.
    /// - Throws: `forbidden`, or `conflict` when it is deleted already or the author's time is over.
    package mutating func delete(in division: String, by caller: Caller, at now: Instant) throws -> CampaignEvent {
        let isModerator = caller.has(anyOf: [.lead, .admin], in: division)
        guard caller.id == author || isModerator else {
            throw HubError(.forbidden, "A comment is deleted by its author or a lead")
        }
        try checkIsThere()
        guard isModerator || now - createdAt <= Self.editingTime else {
            throw HubError(.conflict, "A comment is deleted within 24 hours: ask a lead")
        }
        text = ""
        mentions = []
        deletedAt = now
        let change = Change(pointer: "/comments/\(id)/deleted", before: .bool(false), after: .bool(true))
        return CampaignEvent(type: .commentDeleted, occurredAt: now, changes: [change])
    }

    private func checkIsThere() throws {
        guard deletedAt == nil else { throw HubError(.conflict, "\(id) was deleted") }
    }

    private var snapshot: JSONObject {
        ["text": .string(text), "mentions": .array(mentions.map(JSONValue.string))]
    }
}
