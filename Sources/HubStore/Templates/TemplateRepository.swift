package import HubDomain

extension TransactionScope {
    package var templates: TemplateRepository<Self> { TemplateRepository(transaction: self) }
}

extension RequestTemplate.Sharing: SQLConvertible {}

/// Saved beginnings of requests.
package struct TemplateRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { TemplateStatements.all }

    package func find(_ id: String) throws -> RequestTemplate? {
        try transaction.first(TemplateStatements.byID, id) { try RequestTemplate(row: $0) }
    }

    /// In order of their making, after a template's id.
    package func list(after id: String, limit: Int) throws -> [RequestTemplate] {
        try transaction.all(TemplateStatements.list, id, limit) { try RequestTemplate(row: $0) }
    }
}

extension TemplateRepository where Transaction == WriteTransaction {
    package func insert(_ template: RequestTemplate) throws {
        try transaction.run(
            TemplateStatements.insert,
            template.id,
            template.version,
            template.name,
            template.owner,
            template.sharing,
            template.division,
            template.request,
            template.createdAt,
            template.updatedAt
        )
    }

    package func update(_ template: RequestTemplate) throws {
        try transaction.run(
            TemplateStatements.update,
            template.id,
            template.version,
            template.name,
            template.sharing,
            template.division,
            template.request,
            template.updatedAt
        )
    }

    package func delete(_ id: String) throws {
        try transaction.run(TemplateStatements.delete, id)
    }
}

private enum TemplateStatements {
    static let columns = "id, version, name, owner_id, sharing, division, request, created_at, updated_at"
    static let byID = Statement("templates.byID", "SELECT \(columns) FROM templates WHERE id = ?1")
    static let list = Statement(
        "templates.list",
        "SELECT \(columns) FROM templates WHERE id > ?1 ORDER BY id LIMIT ?2"
    )
    static let insert = Statement(
        "templates.insert",
        "INSERT INTO templates (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
    )
    static let update = Statement(
        "templates.update",
        """
        UPDATE templates SET version = ?2, name = ?3, sharing = ?4, division = ?5, request = ?6, updated_at = ?7
        WHERE id = ?1
        """
    )
    static let delete = Statement("templates.delete", "DELETE FROM templates WHERE id = ?1")

    static let all = [byID, list, insert, update, delete]
}

extension RequestTemplate {
    fileprivate init(row: SQLRow) throws {
        self.init(
            id: try row[0],
            version: try row[1],
            name: try row[2],
            owner: try row[3],
            sharing: try row[4],
            division: try row[5],
            request: try row[6],
            createdAt: try row[7],
            updatedAt: try row[8]
        )
    }
}
