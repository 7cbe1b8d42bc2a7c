package import HubDomain

extension TransactionScope {
    package var files: FileRepository<Self> { FileRepository(transaction: self) }
}

/// What is known of the files of campaigns. Their bytes are the ``ContentStore``'s.
package struct FileRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { FileStatements.all }

    /// The files of a campaign that weren't removed, oldest first.
    /// - Parameter campaign: The campaign's id.
    package func list(of campaign: String, _ page: PageRequest<Int64>) throws -> Page<CampaignFile, Int64> {
        let rows = try transaction.all(
            FileStatements.list,
            campaign,
            page.after ?? 0,
            page.fetchCount,
            row: CampaignFile.init(row:)
        )
        return page.page(rows, key: \.id.number)
    }

    /// - Returns: `nil` for one that was removed too.
    package func find(_ file: FileID, of campaign: String) throws -> CampaignFile? {
        try transaction.first(FileStatements.find, campaign, file, row: CampaignFile.init(row:))
    }

    /// Whether a campaign has a file, so that an answer of its brief may refer to it.
    package func has(_ file: FileID, of campaign: String) throws -> Bool {
        try transaction.exists(FileStatements.find, campaign, file)
    }

    package func count(of campaign: String) throws -> Int {
        try transaction.first(FileStatements.count, campaign) { try $0.int(0) } ?? 0
    }

    /// Whether the bytes are still some file's.
    package func isReferenced(_ digest: ContentDigest) throws -> Bool {
        try transaction.exists(FileStatements.isReferenced, digest)
    }

    /// Files with personal data that are still there, of campaigns that entered their stage at `cutoff` or before: whether
    /// that stage is an end is for the campaign's workflow to say.
    package func personalData(
        since cutoff: Instant,
        after last: PersonalDataFile?,
        limit: Int
    ) throws -> [PersonalDataFile] {
        try transaction.all(
            FileStatements.personalData,
            cutoff,
            last?.campaignID ?? "",
            last?.file.number ?? 0,
            limit
        ) { row in
            PersonalDataFile(campaignID: try row[0], campaign: try row[1], file: try row[2])
        }
    }
}

/// A file with personal data and where it belongs.
package struct PersonalDataFile: Hashable, Sendable {
    package let campaignID: String
    package let campaign: CampaignKey
    package let file: FileID
}

extension FileRepository where Transaction == WriteTransaction {
    /// The id of the campaign's next file. Ids of removed files aren't given again.
    package func nextID(of campaign: String) throws -> FileID {
        try transaction.first(FileStatements.next, campaign) { try $0[0] } ?? FileID(number: 1)
    }

    package func insert(_ file: CampaignFile, of campaign: String) throws {
        try transaction.run(
            FileStatements.insert,
            campaign,
            file.id,
            file.name,
            file.mediaType,
            file.declaredType,
            file.size,
            file.digest,
            file.isPersonalData,
            file.uploadedBy,
            file.uploadedAt
        )
    }

    package func remove(_ file: FileID, of campaign: String, at now: Instant) throws {
        try transaction.run(FileStatements.remove, campaign, file, now)
    }

    package func purge(_ file: FileID, of campaign: String, at now: Instant) throws {
        try transaction.run(FileStatements.purge, campaign, file, now, CampaignFile.purgedName)
    }
}

extension FileID: SQLConvertible {
    package var sqlValue: SQLValue { .integer(number) }

    package init(row: SQLRow, column: Int) throws {
        self.init(number: try row.int64(column))
    }
}

extension ContentDigest: SQLConvertible {
    package var sqlValue: SQLValue { .text(hex) }

    package init(row: SQLRow, column: Int) throws {
        guard let digest = ContentDigest(hex: try row.text(column)) else {
            throw HubError(.internalError, "A stored digest can't be read")
        }
        self = digest
    }
}

extension CampaignFile {
    fileprivate init(row: SQLRow) throws {
        self.init(
            id: try row[0],
            name: try row[1],
            mediaType: try row[2],
            declaredType: try row[3],
            size: try row[4],
            digest: try row[5],
            isPersonalData: try row[6],
            uploadedBy: try row[7],
            uploadedAt: try row[8],
            purgedAt: try row[9]
        )
    }
}

private enum FileStatements {
    private static let columns = """
        number, name, media_type, declared_type, size, digest, is_personal_data, uploaded_by, uploaded_at, purged_at
        """
    static let list = Statement(
        "files.list",
        """
        SELECT \(columns) FROM campaign_files
        WHERE campaign_id = ?1 AND number > ?2 AND removed_at IS NULL ORDER BY number LIMIT ?3
        """,
        isHot: true
    )
    static let find = Statement(
        "files.find",
        "SELECT \(columns) FROM campaign_files WHERE campaign_id = ?1 AND number = ?2 AND removed_at IS NULL",
        isHot: true
    )
    static let count = Statement(
        "files.count",
        "SELECT COUNT(*) FROM campaign_files WHERE campaign_id = ?1 AND removed_at IS NULL"
    )
    static let next = Statement(
        "files.next",
        "SELECT COALESCE(MAX(number), 0) + 1 FROM campaign_files WHERE campaign_id = ?1"
    )
    static let isReferenced = Statement(
        "files.isReferenced",
        """
        SELECT number FROM campaign_files
        WHERE digest = ?1 AND removed_at IS NULL AND purged_at IS NULL LIMIT 1
        """,
        isHot: true
    )
    static let personalData = Statement(
        "files.personalData",
        """
        SELECT f.campaign_id, c.number, f.number FROM campaign_files f JOIN campaigns c ON c.id = f.campaign_id
        WHERE f.is_personal_data = 1 AND f.removed_at IS NULL AND f.purged_at IS NULL
            AND (f.campaign_id, f.number) > (?2, ?3) AND c.stage_entered_at <= ?1
        ORDER BY f.campaign_id, f.number LIMIT ?4
        """,
        isHot: true
    )
    static let insert = Statement(
        "files.insert",
        """
        INSERT INTO campaign_files (campaign_id, number, name, media_type, declared_type, size, digest,
            is_personal_data, uploaded_by, uploaded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """,
        isHot: true
    )
    static let remove = Statement(
        "files.remove",
        "UPDATE campaign_files SET removed_at = ?3 WHERE campaign_id = ?1 AND number = ?2"
    )
    static let purge = Statement(
        "files.purge",
        "UPDATE campaign_files SET purged_at = ?3, name = ?4 WHERE campaign_id = ?1 AND number = ?2"
    )

    static let all = [list, find, count, next, isReferenced, personalData, insert, remove, purge]
}
