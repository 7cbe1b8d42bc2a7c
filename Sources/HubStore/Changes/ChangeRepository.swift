package import HubDomain
import HubJSON

extension TransactionScope {
    package var changes: ChangeRepository<Self> { ChangeRepository(transaction: self) }
}

extension ChangeRequest.State: SQLConvertible {}

/// Changes of accepted campaigns, proposed and settled.
package struct ChangeRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { ChangeStatements.all }

    /// The oldest first.
    package func list(of campaign: String) throws -> [ChangeRequest] {
        try transaction.all(ChangeStatements.ofCampaign, campaign) { row in
            let number: Int = try row[0]
            let body: JSONObject = try row[2]
            guard let request = ChangeRequest(number: number, state: try row[1], json: body) else {
                throw HubError(.internalError, "A change request can't be read")
            }
            return request
        }
    }
}

extension ChangeRepository where Transaction == WriteTransaction {
    package func put(_ request: ChangeRequest, of campaign: String) throws {
        try transaction.run(ChangeStatements.put, campaign, request.number, request.state, request.json)
    }
}

enum ChangeStatements {
    static let ofCampaign = Statement(
        "changes.ofCampaign",
        "SELECT number, state, body FROM campaign_changes WHERE campaign_id = ?1 ORDER BY number",
        isHot: true
    )
    static let put = Statement(
        "changes.put",
        """
        INSERT INTO campaign_changes (campaign_id, number, state, body) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (campaign_id, number) DO UPDATE SET state = excluded.state, body = excluded.body
        """
    )

    static let all = [ofCampaign, put]
}
