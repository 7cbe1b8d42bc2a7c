package import HubDomain

extension TransactionScope {
    package var externalAnswers: ExternalAnswerRepository<Self> { ExternalAnswerRepository(transaction: self) }
}

/// The newest answers to checks that are made outside of the hub.
package struct ExternalAnswerRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { ExternalAnswerStatements.all }

    /// In order of the checks' names.
    package func list(of key: CampaignKey) throws -> [ExternalAnswer] {
        try transaction.all(ExternalAnswerStatements.ofCampaign, key) { row in
            ExternalAnswer(
                check: try row[0],
                attempt: try row[1],
                result: try row[2],
                note: try row[3],
                reference: try row[4],
                by: try row[5],
                at: try row[6]
            )
        }
    }
}

extension ExternalAnswerRepository where Transaction == WriteTransaction {
    package func put(_ answer: ExternalAnswer, of key: CampaignKey) throws {
        try transaction.run(
            ExternalAnswerStatements.put,
            key,
            answer.check,
            answer.attempt,
            answer.result,
            answer.note,
            answer.reference,
            answer.by,
            answer.at
        )
    }
}

private enum ExternalAnswerStatements {
    private static let columns = "name, attempt, result, note, reference, answered_by, answered_at"

    static let ofCampaign = Statement(
        "externalAnswers.ofCampaign",
        "SELECT \(columns) FROM external_answers WHERE campaign_number = ?1 ORDER BY name",
        isHot: true
    )
    static let put = Statement(
        "externalAnswers.put",
        """
        INSERT INTO external_answers (campaign_number, \(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT (campaign_number, name) DO UPDATE SET attempt = excluded.attempt, result = excluded.result,
            note = excluded.note, reference = excluded.reference, answered_by = excluded.answered_by,
            answered_at = excluded.answered_at
        """
    )
    static let all = [ofCampaign, put]
}

extension ExternalAnswer.Result: SQLConvertible {}
