package import HubDomain
import HubStore

/// A comment with the names that its reader needs.
package struct CommentView: Sendable {
    package let comment: Comment
    package let author: PersonName
    package let mentions: [PersonName]
}

extension Hub {
    /// In the order in which they were made.
    /// - Throws: `not-found`.
    package func comments(
        of key: CampaignKey,
        for caller: Caller,
        page: PageRequest<Int64>
    ) async throws -> Page<CommentView, Int64> {
        try await store.read { tx in
            _ = try readable(key, by: caller, in: tx)
            let found = try tx.comments.list(of: key, page)
            return Page(items: try found.items.map { try view(of: $0, in: tx) }, next: found.next)
        }
    }

    /// Says something about a campaign. Those whom the text names with `@`, or who are named beside it, are informed.
    /// - Parameter mentioned: Addresses or ids.
    /// - Throws: `not-found`, or `invalid` for names that nobody has, or of people who may not see the campaign.
    package func comment(
        _ text: String,
        mentioning mentioned: [String] = [],
        on key: CampaignKey,
        by caller: Caller,
        repetition: RepetitionPolicy<CommentView> = .never
    ) async throws -> Repeatable<CommentView> {
        try await write(repetition) { tx in
            var made: Comment?
            _ = try change(key, expecting: nil, by: caller, in: tx) { campaign, _ in
                let comment = Comment(
                    id: "C\(try tx.comments.nextNumber(of: key))",
                    author: caller.id,
                    text: text,
                    mentions: try mentions(text, mentioned, of: campaign, in: tx),
                    createdAt: tx.now
                )
                try tx.comments.put(comment, of: key)
                made = comment
                return Outcome(events: [comment.made])
            }
            guard let made else { throw HubError(.internalError, "The comment was not made") }
            return try view(of: made, in: tx)
        }
    }

    /// Says it in other words.
    /// - Throws: `not-found`, `forbidden`, `conflict` or `invalid`.
    package func edit(
        comment id: String,
        _ text: String,
        mentioning mentioned: [String] = [],
        on key: CampaignKey,
        by caller: Caller
    ) async throws -> CommentView {
        try await change(comment: id, on: key, by: caller) { comment, campaign, tx in
            let mentions = try mentions(text, mentioned, of: campaign, in: tx)
            return try comment.edit(text, mentions: mentions, by: caller, at: tx.now)
        }
    }

    /// - Throws: `not-found`, `forbidden` or `conflict`.
    package func delete(comment id: String, on key: CampaignKey, by caller: Caller) async throws {
        _ = try await change(comment: id, on: key, by: caller) { comment, campaign, tx in
            try comment.delete(in: campaign.division, by: caller, at: tx.now)
        }
    }

    private func change(
        comment id: String,
        on key: CampaignKey,
        by caller: Caller,
        _ body: @escaping @Sendable (inout Comment, Campaign, WriteTransaction) throws -> CampaignEvent
    ) async throws -> CommentView {
        try await write { tx in
            var changed: Comment?
            _ = try change(key, expecting: nil, by: caller, in: tx) { campaign, _ in
                guard id.hasPrefix("C"), var comment = try tx.comments.find(id, of: key) else {
                    throw HubError(.notFound, "Campaign \(key) has no comment \"\(id.shortened)\"")
                }
                let event = try body(&comment, campaign, tx)
                try tx.comments.put(comment, of: key)
                changed = comment
                return Outcome(events: [event])
            }
            guard let changed else { throw HubError(.internalError, "\(key) lost the comment \(id)") }
            return try view(of: changed, in: tx)
        }
    }

    private func view(of comment: Comment, in tx: ReadTransaction) throws -> CommentView {
        CommentView(
            comment: comment,
            author: try name(of: comment.author, in: tx),
            mentions: try comment.mentions.map { try name(of: $0, in: tx) }
        )
    }
}

extension Hub {
    /// How many people one comment names at most.
    private static let mentionLimit = 50

    /// Ids of those whom a text names and who are named beside it, each once.
    /// - Throws: `invalid` with every name that can't be told to anybody.
    private func mentions(
        _ text: String,
        _ mentioned: [String],
        of campaign: Campaign,
        in tx: ReadTransaction
    ) throws -> [String] {
        var issues = Comment.issues(with: text)
        var ids: [String] = []
        let written = issues.isEmpty ? Mentions.handles(in: text).map { ($0, "/text") } : []
        let listed = mentioned.enumerated().map { ($0.element, "/mentions/\($0.offset)") }
        if written.count + listed.count > Self.mentionLimit {
            issues.append(.invalid("/text", "names more than \(Self.mentionLimit) people"))
            throw HubError(.invalid, "The comment has problems", issues: issues)
        }
        for (handle, pointer) in written + listed {
            guard let person = try person(handle, at: pointer, of: campaign, &issues, in: tx) else { continue }
            if !ids.contains(person) { ids.append(person) }
        }
        guard issues.isEmpty else { throw HubError(.invalid, "The comment has problems", issues: issues) }
        return ids
    }

    /// The id of somebody whom a comment may name; `nil` after saying why not.
    private func person(
        _ handle: String,
        at pointer: String,
        of campaign: Campaign,
        _ issues: inout [Issue],
        in tx: ReadTransaction
    ) throws -> String? {
        let name = "@" + handle.shortened
        let active = try tx.people.find(handle: handle).filter(\.isActive)
        guard let person = active.first else {
            issues.append(.invalid(pointer, "\(name) is nobody whom the hub knows and who is active"))
            return nil
        }
        guard active.count == 1 else {
            issues.append(.invalid(pointer, "\(name) may be \(active.map(\.email).listed): write the address"))
            return nil
        }
        guard CampaignViewer(id: person.id, address: person.email.lowercased()).maySee(campaign) else {
            issues.append(.invalid(pointer, "\(name) may not see \(campaign.key): let them follow it first"))
            return nil
        }
        return person.id
    }
}
