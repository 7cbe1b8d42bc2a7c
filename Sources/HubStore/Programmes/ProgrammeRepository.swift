package import HubDomain

extension TransactionScope {
    package var programmes: ProgrammeRepository<Self> { ProgrammeRepository(transaction: self) }
}

/// Programmes, and which campaigns belong to them.
package struct ProgrammeRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { ProgrammeStatements.all }

    /// - Throws: `not-found`.
    package func find(_ key: ProgrammeKey) throws -> Programme {
        let found = try transaction.first(ProgrammeStatements.byNumber, key) { try Programme(row: $0) }
        guard let found else { throw HubError(.notFound, "There is no programme \(key)") }
        return found
    }

    /// The newest first.
    package func list(_ page: PageRequest<Int64>) throws -> Page<Programme, Int64> {
        let found = try transaction.all(ProgrammeStatements.list, page.after ?? .max, page.fetchCount) {
            try Programme(row: $0)
        }
        return page.page(found) { $0.key.number }
    }

    /// Its campaigns in order of their numbers, as far as a viewer may know of them.
    package func campaigns(
        of key: ProgrammeKey,
        for viewer: CampaignViewer,
        after last: CampaignKey? = nil,
        limit: Int
    ) throws -> [CampaignKey] {
        try transaction.all(
            ProgrammeStatements.campaigns,
            key,
            last?.number ?? 0,
            limit,
            viewer.id,
            viewer.address
        ) { try $0[0] }
    }

    package func nextKey() throws -> ProgrammeKey {
        ProgrammeKey(number: try transaction.first(ProgrammeStatements.nextNumber) { try $0.int64(0) } ?? 1)
    }
}

extension ProgrammeRepository where Transaction == WriteTransaction {
    package func put(_ programme: Programme) throws {
        try transaction.run(
            ProgrammeStatements.put,
            programme.key,
            programme.id,
            programme.version,
            programme.title,
            programme.note,
            programme.owner,
            programme.createdAt,
            programme.updatedAt
        )
    }
}

enum ProgrammeStatements {
    private static let columns = "number, id, version, title, note, owner_id, created_at, updated_at"

    static let byNumber = Statement(
        "programmes.byNumber",
        "SELECT \(columns) FROM programmes WHERE number = ?1",
        isHot: true
    )
    static let list = Statement(
        "programmes.list",
        "SELECT \(columns) FROM programmes WHERE number < ?1 ORDER BY number DESC LIMIT ?2",
        isHot: true
    )
    static let campaigns = Statement(
        "programmes.campaigns",
        """
        SELECT p.campaign_number
        FROM programme_campaigns AS p CROSS JOIN campaigns ON campaigns.number = p.campaign_number
        WHERE p.programme_number = ?1 AND p.campaign_number > ?2
            AND \(CampaignViewer.condition(id: "?4", address: "?5"))
        ORDER BY p.campaign_number LIMIT ?3
        """,
        isHot: true
    )
    static let nextNumber = Statement(
        "programmes.nextNumber",
        "SELECT COALESCE(MAX(number), 0) + 1 FROM programmes"
    )
    static let put = Statement(
        "programmes.put",
        """
        INSERT INTO programmes (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT (number) DO UPDATE SET version = excluded.version, title = excluded.title, note = excluded.note,
            owner_id = excluded.owner_id, updated_at = excluded.updated_at
        """
    )
    static let ofCampaign = Statement(
        "programmes.ofCampaign",
        "SELECT programme_number FROM programme_campaigns WHERE campaign_id = ?1",
        isHot: true
    )
    static let join = Statement(
        "programmes.join",
        """
        INSERT INTO programme_campaigns (campaign_id, campaign_number, programme_number) VALUES (?1, ?2, ?3)
        ON CONFLICT (campaign_id) DO UPDATE SET programme_number = excluded.programme_number
        """
    )
    static let leave = Statement("programmes.leave", "DELETE FROM programme_campaigns WHERE campaign_id = ?1")
    static let all = [byNumber, list, campaigns, nextNumber, put, ofCampaign, join, leave]
}

extension ReadTransaction {
    func programme(of campaign: String) throws -> ProgrammeKey? {
        try first(ProgrammeStatements.ofCampaign, campaign) { try $0[0] }
    }
}

extension WriteTransaction {
    /// Stores what differs.
    func putProgramme(of campaign: Campaign, since before: Campaign?) throws {
        guard campaign.programme != before?.programme else { return }
        guard let programme = campaign.programme else {
            try run(ProgrammeStatements.leave, campaign.id)
            return
        }
        try run(ProgrammeStatements.join, campaign.id, campaign.key, programme)
    }
}

extension ProgrammeKey: SQLConvertible {
    package var sqlValue: SQLValue { .integer(number) }

    package init(row: SQLRow, column: Int) throws {
        self.init(number: try row.int64(column))
    }
}

extension Programme {
    fileprivate init(row: SQLRow) throws {
        self.init(
            id: try row[1],
            key: try row[0],
            version: try row[2],
            title: try row[3],
            note: try row[4],
            owner: try row[5],
            createdAt: try row[6],
            updatedAt: try row[7]
        )
    }
}
