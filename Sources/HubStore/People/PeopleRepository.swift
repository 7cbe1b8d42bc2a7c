package import HubDomain

extension TransactionScope {
    package var people: PeopleRepository<Self> { PeopleRepository(transaction: self) }
}

/// People and their roles.
package struct PeopleRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { PeopleStatements.all }

    package func find(id: String) throws -> Person? {
        try transaction.first(PeopleStatements.byID, id) { try Person(row: $0) }.map(withGrants)
    }

    package func find(email: String) throws -> Person? {
        try transaction.first(PeopleStatements.byEmail, email.lowercased()) { try Person(row: $0) }.map(withGrants)
    }

    /// Those whom a handle may stand for: an id, an address, or what stands before the `@` of addresses. Ten at most.
    package func find(handle: String) throws -> [Person] {
        let handle = handle.lowercased()
        if handle.contains("@") { return [try find(email: handle)].compactMap(\.self) }
        if let person = try find(id: handle) { return [person] }
        // "A" follows "@" in bytewise order, so these are the addresses that begin with the handle and an "@".
        return try transaction.all(PeopleStatements.byHandle, handle + "@", handle + "A") { try Person(row: $0) }
    }

    /// The name to show for an id; the id itself for one that is no person, such as `system`.
    package func name(of id: String) throws -> String {
        try transaction.first(PeopleStatements.nameByID, id) { try $0.text(0) } ?? id
    }

    /// Lower case; `nil` for nobody known.
    package func address(of id: String) throws -> String? {
        try transaction.first(PeopleStatements.addressByID, id) { try $0.text(0) }
    }

    /// Active people who are administrators of everything.
    package func administratorCount() throws -> Int {
        try transaction.first(PeopleStatements.administratorCount, Role.admin) { try $0.int(0) } ?? 0
    }

    /// In order of id; ids are made in order of time.
    package func list(_ page: PageRequest<String>) throws -> Page<Person, String> {
        let rows = try transaction.all(PeopleStatements.list, page.after ?? "", page.fetchCount) { try Person(row: $0) }
        return page.page(try rows.map(withGrants), key: \.id)
    }

    private func withGrants(_ person: Person) throws -> Person {
        var person = person
        person.grants = try transaction.all(PeopleStatements.grants, person.id) { row in
            let division: String = try row[1]
            return RoleGrant(role: try row[0], division: division.isEmpty ? nil : division)
        }
        return person
    }
}

extension PeopleRepository where Transaction == WriteTransaction {
    /// - Throws: `conflict` when the address is taken.
    package func insert(_ person: Person) throws {
        do {
            try transaction.run(
                PeopleStatements.insert,
                person.id,
                person.email.lowercased(),
                person.name,
                person.zone,
                person.employer,
                person.isActive,
                person.createdAt,
                NameList(person.skills)
            )
        } catch StoreError.constraint(let violation) where violation.isUnique("people.email") {
            throw HubError(.conflict, "There is already a person with the address \(person.email)")
        }
        try insertGrants(of: person)
    }

    /// Stores name, zone, employer, activity and roles.
    package func update(_ person: Person) throws {
        try transaction.run(
            PeopleStatements.update,
            person.id,
            person.name,
            person.zone,
            person.employer,
            person.isActive,
            NameList(person.skills)
        )
        try transaction.run(PeopleStatements.deleteGrants, person.id)
        try insertGrants(of: person)
    }

    private func insertGrants(of person: Person) throws {
        for grant in Set(person.grants) {
            try transaction.run(PeopleStatements.insertGrant, person.id, grant.role, grant.division ?? "")
        }
    }
}

extension Person {
    fileprivate init(row: SQLRow) throws {
        self.init(
            id: try row[0],
            email: try row[1],
            name: try row[2],
            zone: try row[3],
            employer: try row[4],
            isActive: try row[5],
            grants: [],
            skills: try NameList(row: row, column: 7).names,
            createdAt: try row[6]
        )
    }
}

private enum PeopleStatements {
    static let columns = "id, email, name, zone, employer, is_active, created_at, skills"

    static let byID = Statement("people.byID", "SELECT \(columns) FROM people WHERE id = ?1", isHot: true)
    static let byEmail = Statement("people.byEmail", "SELECT \(columns) FROM people WHERE email = ?1", isHot: true)
    static let byHandle = Statement(
        "people.byHandle",
        "SELECT \(columns) FROM people WHERE email >= ?1 AND email < ?2 ORDER BY email LIMIT 10",
        isHot: true
    )
    static let addressByID = Statement("people.addressByID", "SELECT email FROM people WHERE id = ?1", isHot: true)
    static let nameByID = Statement("people.nameByID", "SELECT name FROM people WHERE id = ?1", isHot: true)
    static let list = Statement(
        "people.list",
        "SELECT \(columns) FROM people WHERE id > ?1 ORDER BY id LIMIT ?2",
        isHot: true
    )
    static let grants = Statement(
        "people.grants",
        "SELECT role, division FROM role_grants WHERE person_id = ?1 ORDER BY role, division",
        isHot: true
    )
    static let administratorCount = Statement(
        "people.administratorCount",
        """
        SELECT COUNT(*) FROM people WHERE is_active = 1
            AND id IN (SELECT person_id FROM role_grants WHERE role = ?1 AND division = '')
        """,
        mayScan: true
    )
    static let insert = Statement(
        "people.insert",
        "INSERT INTO people (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
    )
    static let update = Statement(
        "people.update",
        "UPDATE people SET name = ?2, zone = ?3, employer = ?4, is_active = ?5, skills = ?6 WHERE id = ?1"
    )
    static let insertGrant = Statement(
        "people.insertGrant",
        "INSERT INTO role_grants (person_id, role, division) VALUES (?1, ?2, ?3)"
    )
    static let deleteGrants = Statement("people.deleteGrants", "DELETE FROM role_grants WHERE person_id = ?1")

    static let all = [
        byID, byEmail, byHandle, nameByID, addressByID, list, grants, administratorCount, insert, update,
        insertGrant, deleteGrants,
    ]
}
