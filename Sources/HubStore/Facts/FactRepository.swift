package import HubDomain

extension TransactionScope {
    package var facts: FactRepository<Self> { FactRepository(transaction: self) }
}

/// The measured durations and counts that key figures are made of.
package struct FactRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { [FactStatements.insert, FactStatements.count] }
}

private enum FactStatements {
    static let insert = Statement(
        "facts.insert",
        "INSERT INTO facts (campaign_id, division, metric, at, value, label) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        isHot: true
    )
    static let count = Statement("facts.count", "SELECT COUNT(*) FROM facts WHERE metric = ?1", mayScan: true)
}

extension FactRepository {
    package func count(of metric: Fact.Metric) throws -> Int {
        try transaction.first(FactStatements.count, metric) { try $0.int(0) } ?? 0
    }
}

extension FactRepository where Transaction == WriteTransaction {
    package func insert(_ facts: [Fact], of campaign: Campaign) throws {
        for fact in facts {
            try transaction.run(
                FactStatements.insert,
                campaign.id,
                campaign.division,
                fact.metric,
                fact.at,
                fact.value,
                fact.label
            )
        }
    }
}
