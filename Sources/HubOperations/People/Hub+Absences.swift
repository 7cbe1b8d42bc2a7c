package import HubDomain
import HubJSON
import HubStore

extension Hub {
    /// When somebody is away, the earliest first.
    /// - Parameter person: Address, id, or `me`.
    /// - Throws: `not-found`.
    package func absences(of person: String, for caller: Caller) async throws -> [Absence] {
        try await store.read { tx in try tx.absences.list(of: try known(person, caller, in: tx).id) }
    }

    /// Notes that somebody is away: the person's own matter, a lead's or an administrator's.
    /// - Throws: `not-found`, `forbidden` or `invalid`.
    package func addAbsence(
        from first: CivilDate,
        to last: CivilDate,
        note: String?,
        of person: String,
        by caller: Caller,
        repetition: RepetitionPolicy<Absence> = .never
    ) async throws -> Repeatable<Absence> {
        let id = ids.next()
        return try await write(repetition) { tx in
            let person = try known(person, caller, in: tx)
            try checkMaySayAbsent(person, caller)
            guard first <= last else {
                throw HubError(
                    .invalid,
                    "The absence has problems",
                    issues: [.invalid("/to", "lies before its beginning")]
                )
            }
            guard try tx.absences.list(of: person.id).count < 200 else {
                throw HubError(.conflict, "200 absences are noted: take old ones away first")
            }
            let absence = Absence(id: id, from: first, to: last, note: note)
            try tx.absences.insert(absence, of: person.id)
            try recordPeopleEvent(
                "person.absent",
                about: person.id,
                ["from": .string(first.iso8601), "to": .string(last.iso8601)],
                by: caller,
                in: tx
            )
            return absence
        }
    }

    /// - Throws: `not-found` or `forbidden`.
    package func removeAbsence(_ id: String, of person: String, by caller: Caller) async throws {
        try await write { tx in
            let person = try known(person, caller, in: tx)
            try checkMaySayAbsent(person, caller)
            guard try tx.absences.delete(id, of: person.id) else {
                throw HubError(.notFound, "There is no absence \"\(id.shortened)\"")
            }
            try recordPeopleEvent("person.absence-removed", about: person.id, [:], by: caller, in: tx)
        }
    }

    /// Whether somebody can't act now: has left, is away, or is nobody known.
    func isAway(_ id: String, in tx: ReadTransaction) throws -> Bool {
        guard let person = try tx.people.find(id: id) else { return true }
        return person.isAway(try tx.absences.list(of: id), at: tx.now)
    }

    private func known(_ reference: String, _ caller: Caller, in tx: ReadTransaction) throws -> Person {
        let found = reference == "me" ? try tx.people.find(id: caller.id) : try person(reference, in: tx)
        guard let found else { throw HubError(.notFound, "There is no person \"\(reference.shortened)\"") }
        return found
    }

    private func checkMaySayAbsent(_ person: Person, _ caller: Caller) throws {
        guard caller.id == person.id || caller.has(.lead) || caller.isAdministrator else {
            throw HubError(.forbidden, "Absences are noted by the person, a lead or an administrator")
        }
    }
}
