package import HubDomain

extension TransactionScope {
    package var importedCases: ImportedCaseRepository<Self> { ImportedCaseRepository(transaction: self) }
}

/// Which cases of other tools' logs have become campaigns.
package struct ImportedCaseRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { [ImportedCaseStatements.find, ImportedCaseStatements.insert] }

    /// The digest of the case's events when it was imported; `nil` when it wasn't.
    package func digest(of caseID: String, from source: String) throws -> String? {
        try transaction.first(ImportedCaseStatements.find, source, caseID) { try $0.text(0) }
    }
}

extension ImportedCaseRepository where Transaction == WriteTransaction {
    package func insert(_ caseID: String, from source: String, as campaign: CampaignKey, digest: String) throws {
        try transaction.run(ImportedCaseStatements.insert, source, caseID, campaign, digest)
    }
}

private enum ImportedCaseStatements {
    static let find = Statement(
        "importedCases.find",
        "SELECT digest FROM imported_cases WHERE source = ?1 AND case_id = ?2",
        isHot: true
    )
    static let insert = Statement(
        "importedCases.insert",
        "INSERT INTO imported_cases (source, case_id, campaign_number, digest) VALUES (?1, ?2, ?3, ?4)"
    )
}
