package import HubDomain

extension TransactionScope {
    package var comments: CommentRepository<Self> { CommentRepository(transaction: self) }
}

/// What people say about campaigns.
package struct CommentRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { CommentStatements.all }

    package func find(_ id: String, of key: CampaignKey) throws -> Comment? {
        try transaction.first(CommentStatements.find, key, PartNumber(id)) { try Comment(row: $0) }
    }

    /// In the order in which they were made.
    /// - Parameter page: Keys are numbers of comments.
    package func list(of key: CampaignKey, _ page: PageRequest<Int64>) throws -> Page<Comment, Int64> {
        let found = try transaction.all(CommentStatements.list, key, page.after ?? 0, page.fetchCount) { row in
            (number: try row.int64(0), comment: try Comment(row: row))
        }
        let listed = page.page(found) { $0.number }
        return Page(items: listed.items.map(\.comment), next: listed.next)
    }

    /// The number behind the last one's.
    package func nextNumber(of key: CampaignKey) throws -> Int64 {
        1 + (try transaction.first(CommentStatements.last, key) { try $0.int64(0) } ?? 0)
    }
}

extension CommentRepository where Transaction == WriteTransaction {
    package func put(_ comment: Comment, of key: CampaignKey) throws {
        try transaction.run(
            CommentStatements.put,
            key,
            PartNumber(comment.id),
            comment.author,
            comment.text,
            NameList(comment.mentions),
            comment.createdAt,
            comment.editedAt,
            comment.deletedAt
        )
    }
}

private enum CommentStatements {
    private static let columns = "position, author_id, text, mentions, created_at, edited_at, deleted_at"

    static let find = Statement(
        "comments.find",
        "SELECT \(columns) FROM campaign_comments WHERE campaign_number = ?1 AND position = ?2",
        isHot: true
    )
    static let list = Statement(
        "comments.list",
        """
        SELECT \(columns) FROM campaign_comments WHERE campaign_number = ?1 AND position > ?2
        ORDER BY position LIMIT ?3
        """,
        isHot: true
    )
    static let last = Statement(
        "comments.last",
        "SELECT position FROM campaign_comments WHERE campaign_number = ?1 ORDER BY position DESC LIMIT 1",
        isHot: true
    )
    static let put = Statement(
        "comments.put",
        """
        INSERT INTO campaign_comments (campaign_number, \(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT (campaign_number, position) DO UPDATE SET text = excluded.text, mentions = excluded.mentions,
            edited_at = excluded.edited_at, deleted_at = excluded.deleted_at
        """
    )
    static let all = [find, list, last, put]
}

extension Comment {
    fileprivate init(row: SQLRow) throws {
        self.init(
            id: "C\(try row.int(0))",
            author: try row[1],
            text: try row[2],
            mentions: try NameList(row: row, column: 3).names,
            createdAt: try row[4],
            editedAt: try row[5],
            deletedAt: try row[6]
        )
    }
}
