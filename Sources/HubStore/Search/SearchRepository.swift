package import HubDomain

extension TransactionScope {
    package var search: SearchRepository<Self> { SearchRepository(transaction: self) }
}

/// The words that campaigns are found by, and how far the indexing has come.
package struct SearchRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { SearchStatements.all }

    /// The events that a background reader has dealt with, by sequence number; 0 before the first.
    package func position(of consumer: String) throws -> Int64 {
        try transaction.first(SearchStatements.position, consumer) { try $0.int64(0) } ?? 0
    }

    /// Campaigns with a word that begins so, some perhaps more than once.
    package func campaigns(withPrefix prefix: String, limit: Int) throws -> [Int64] {
        try transaction.all(SearchStatements.withPrefix, prefix, Self.end(of: prefix), limit) { try $0.int64(0) }
    }

    package func has(prefix: String, campaign number: Int64) throws -> Bool {
        try transaction.exists(SearchStatements.has, number, prefix, Self.end(of: prefix))
    }

    /// How many events a background reader is behind.
    package func lag(of consumer: String) throws -> Int64 {
        let last = try transaction.first(SearchStatements.lastEvent) { try $0.int64(0) } ?? 0
        return last - (try position(of: consumer))
    }

    /// Before what all words with the prefix stand.
    private static func end(of prefix: String) -> String { prefix + "\u{10FFFF}" }
}

extension SearchRepository where Transaction == WriteTransaction {
    package func replaceTerms(of key: CampaignKey, with terms: Set<String>) throws {
        try transaction.run(SearchStatements.delete, key)
        // One by one: a statement of several rows opens a savepoint, which costs more than it saves.
        for term in terms.sorted() { try transaction.run(SearchStatements.insert, term, key) }
    }

    package func advance(_ consumer: String, to seq: Int64) throws {
        try transaction.run(SearchStatements.advance, consumer, seq)
    }
}

private enum SearchStatements {
    static let position = Statement("consumers.position", "SELECT seq FROM consumers WHERE name = ?1", isHot: true)
    static let advance = Statement(
        "consumers.advance",
        "INSERT INTO consumers (name, seq) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq",
        isHot: true
    )
    static let withPrefix = Statement(
        "search.withPrefix",
        "SELECT campaign_number FROM search_terms WHERE term >= ?1 AND term < ?2 LIMIT ?3",
        isHot: true
    )
    static let has = Statement(
        "search.has",
        "SELECT 1 FROM search_terms WHERE campaign_number = ?1 AND term >= ?2 AND term < ?3 LIMIT 1",
        isHot: true
    )
    static let lastEvent = Statement(
        "search.lastEvent",
        "SELECT COALESCE(MAX(seq), 0) FROM events",
        isHot: true,
        mayScan: true
    )
    static let delete = Statement("search.delete", "DELETE FROM search_terms WHERE campaign_number = ?1")
    static let insert = Statement(
        "search.insert",
        "INSERT INTO search_terms (term, campaign_number) VALUES (?1, ?2) ON CONFLICT DO NOTHING"
    )

    static let all = [position, advance, withPrefix, has, lastEvent, delete, insert]
}
