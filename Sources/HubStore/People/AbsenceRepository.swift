package import HubDomain

extension TransactionScope {
    package var absences: AbsenceRepository<Self> { AbsenceRepository(transaction: self) }
}

/// When people are away.
package struct AbsenceRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { AbsenceStatements.all }

    /// Those of a person, the earliest first.
    package func list(of person: String) throws -> [Absence] {
        try transaction.all(AbsenceStatements.ofPerson, person) { row in
            Absence(id: try row[0], from: try row[1], to: try row[2], note: try row[3])
        }
        .sorted { ($0.from, $0.id) < ($1.from, $1.id) }
    }
}

extension AbsenceRepository where Transaction == WriteTransaction {
    package func insert(_ absence: Absence, of person: String) throws {
        try transaction.run(AbsenceStatements.insert, person, absence.id, absence.from, absence.to, absence.note)
    }

    /// - Returns: Whether there was one.
    package func delete(_ id: String, of person: String) throws -> Bool {
        try transaction.run(AbsenceStatements.delete, person, id) == 1
    }
}

private enum AbsenceStatements {
    static let ofPerson = Statement(
        "absences.ofPerson",
        "SELECT id, first_day, last_day, note FROM person_absences WHERE person_id = ?1",
        isHot: true
    )
    static let insert = Statement(
        "absences.insert",
        "INSERT INTO person_absences (person_id, id, first_day, last_day, note) VALUES (?1, ?2, ?3, ?4, ?5)"
    )
    static let delete = Statement("absences.delete", "DELETE FROM person_absences WHERE person_id = ?1 AND id = ?2")

    static let all = [ofPerson, insert, delete]
}
