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
}

extension SearchRepository where Transaction == WriteTransaction {
    package func replaceTerms(of key: CampaignKey, with terms: Set<String>) throws {
        try transaction.run(SearchStatements.delete, key)
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
    static let delete = Statement("search.delete", "DELETE FROM search_terms WHERE campaign_number = ?1")
    static let insert = Statement(
        "search.insert",
        "INSERT INTO search_terms (term, campaign_number) VALUES (?1, ?2) ON CONFLICT DO NOTHING"
    )

    static let all = [position, advance, delete, insert]
}
