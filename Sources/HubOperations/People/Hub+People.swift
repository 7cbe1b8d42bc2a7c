package import HubDomain
import HubJSON
import HubStore

/// A person to be added.
package struct NewPerson: Sendable {
    package var email: String
    package var name: String
    package var zone: String
    package var employer: Person.Employer
    package var grants: [RoleGrant]
    package var skills: [String]

    package init(
        email: String,
        name: String,
        zone: String = "UTC",
        employer: Person.Employer = .internal,
        grants: [RoleGrant],
        skills: [String] = []
    ) {
        self.email = email
        self.name = name
        self.zone = zone
        self.employer = employer
        self.grants = grants
        self.skills = skills
    }
}

/// A change of a person; what is `nil` stays as it is.
package struct PersonEdit: Sendable {
    package var name: String?
    package var zone: String?
    package var employer: Person.Employer?
    package var isActive: Bool?
    package var grants: [RoleGrant]?
    package var skills: [String]?

    package init() {}
}

extension Hub {
    /// - Throws: `forbidden`, `conflict` for an address in use, or `invalid`.
    package func add(
        _ new: NewPerson,
        by caller: Caller,
        repetition: RepetitionPolicy<Person> = .never
    ) async throws -> Repeatable<Person> {
        let id = ids.next()
        return try await write(repetition) { tx in
            try Self.checkAdministrator(caller)
            let person = Person(
                id: id,
                email: new.email.lowercased(),
                name: new.name,
                zone: new.zone,
                employer: new.employer,
                grants: new.grants.normalised,
                skills: new.skills,
                createdAt: tx.now
            )
            try check(person)
            try tx.people.insert(person)
            try recordPeopleEvent("person.added", about: id, ["roles": person.rolesJSON], by: caller, in: tx)
            return person
        }
    }

    /// Changes a person; somebody deactivated can't do anything any more, at once.
    /// - Parameter person: Address or id.
    /// - Throws: `forbidden`, `not-found`, `conflict` for the last administrator, or `invalid`.
    package func edit(person: String, _ edit: PersonEdit, by caller: Caller) async throws -> Person {
        let edited = try await write { tx in
            try Self.checkAdministrator(caller)
            guard var person = try self.person(person, in: tx) else {
                throw HubError(.notFound, "There is no person \"\(person)\"")
            }
            let before = person
            person.name = edit.name ?? person.name
            person.zone = edit.zone ?? person.zone
            person.employer = edit.employer ?? person.employer
            person.isActive = edit.isActive ?? person.isActive
            person.grants = edit.grants?.normalised ?? person.grants
            person.skills = edit.skills ?? person.skills
            try check(person)
            try checkAdministration(of: person, before: before, by: caller, in: tx)
            guard person != before else { return person }
            try tx.people.update(person)
            try recordPeopleEvent(
                person.isActive || !before.isActive ? "person.edited" : "person.deactivated",
                about: person.id,
                ["roles": person.rolesJSON],
                by: caller,
                in: tx
            )
            return person
        }
        sessions.forgetAll()
        return edited
    }

    /// In order of their being added.
    package func people(_ page: PageRequest<String>) async throws -> Page<Person, String> {
        try await store.read { tx in try tx.people.list(page) }
    }

    /// - Parameter person: Address or id.
    /// - Throws: `not-found`.
    package func person(_ person: String) async throws -> Person {
        try await store.read { tx in
            guard let found = try self.person(person, in: tx) else {
                throw HubError(.notFound, "There is no person \"\(person)\"")
            }
            return found
        }
    }

    func person(_ reference: String, in tx: ReadTransaction) throws -> Person? {
        reference.contains("@") ? try tx.people.find(email: reference) : try tx.people.find(id: reference)
    }

    /// Somebody who can be given work.
    /// - Throws: `invalid` at the pointer.
    func activePerson(_ reference: String, at pointer: String, in tx: ReadTransaction) throws -> Person {
        let found = try person(reference, in: tx)
        if let found, found.isActive { return found }
        let detail = found == nil ? "There is no person \"\(reference)\"" : "\(reference) is deactivated"
        throw HubError(
            .invalid,
            "The request names somebody who can't be",
            issues: [Issue(pointer: pointer, code: "invalid", detail: detail)]
        )
    }

    /// People belong to no division, so an administrator of one division manages none.
    static func checkAdministrator(_ caller: Caller) throws {
        guard caller.isAdministrator else { throw HubError(.forbidden, "Only administrators manage people") }
    }

    /// Somebody must be left who can let people in.
    private func checkAdministration(
        of person: Person,
        before: Person,
        by caller: Caller,
        in tx: WriteTransaction
    ) throws {
        guard before.isAdministrator, !person.isAdministrator else { return }
        if person.id == caller.id {
            throw HubError(.conflict, "Administrators don't lock themselves out: ask another one")
        }
        guard try tx.people.administratorCount() > 1 else {
            throw HubError(.conflict, "\(before.email) is the last administrator: name another one first")
        }
    }

    private func check(_ person: Person) throws {
        var issues: [Issue] = []
        if !MailAddress.isValid(person.email) { issues.append(.invalid("/email", "must be an email address")) }
        let bounds = FieldType.Bounds(minimum: 1, maximum: 200)
        if let problem = TextRules.problem(with: person.name, bounds: bounds, allowsLines: false) {
            issues.append(.invalid("/name", problem))
        }
        if ZoneID(person.zone) == nil { issues.append(.invalid("/zone", "must be an IANA time zone")) }
        if person.grants.isEmpty { issues.append(.invalid("/roles", "must name at least one role")) }
        issues += skillIssues(of: person)
        let divisions = Set(definitions.heads(of: .division).map(\.reference.key))
        for (index, grant) in person.grants.enumerated() {
            if grant.role == .system { issues.append(.invalid("/roles/\(index)/role", "is not given to people")) }
            if let division = grant.division, !divisions.contains(division) {
                issues.append(.invalid("/roles/\(index)/division", "There is no division \"\(division)\""))
            }
        }
        guard issues.isEmpty else { throw HubError(.invalid, "The person has problems", issues: issues) }
    }

    /// Skills are those of some team, each once.
    private func skillIssues(of person: Person) -> [Issue] {
        let known = Set(definitions.heads(of: .team).flatMap { $0.value.team?.skills ?? [] })
        return person.skills.enumerated().compactMap { index, skill in
            if !known.contains(skill) {
                return .invalid("/skills/\(index)", "No team has the skill \"\(skill.shortened)\"")
            }
            return person.skills[..<index].contains(skill) ? .invalid("/skills/\(index)", "is named twice") : nil
        }
    }

    /// Changes of people and tokens are events of the person's own stream; names and addresses stay out of them.
    func recordPeopleEvent(
        _ type: String,
        about person: String,
        _ body: JSONObject,
        by caller: Caller,
        in tx: WriteTransaction
    ) throws {
        var body = body
        body["requestId"] = caller.requestID.map(JSONValue.string)
        try tx.append(
            NewEvent(
                id: ids.next(),
                stream: person,
                occurredAt: tx.now,
                type: type,
                actorID: caller.id,
                body: JSONValue.object(body).text()
            )
        )
    }
}

extension Caller {
    /// The hub itself or an administrator of everything.
    var isAdministrator: Bool {
        grants.contains { $0.role == .system || $0 == RoleGrant(role: .admin, division: nil) }
    }
}

extension [RoleGrant] {
    /// Each once, in the order that the store keeps.
    fileprivate var normalised: [RoleGrant] {
        Set(self).sorted { ($0.role.rawValue, $0.division ?? "") < ($1.role.rawValue, $1.division ?? "") }
    }
}

extension Person {
    fileprivate var isAdministrator: Bool { isActive && grants.contains(RoleGrant(role: .admin, division: nil)) }

    fileprivate var rolesJSON: JSONValue {
        .array(
            grants.map { grant in
                .string(grant.division.map { "\(grant.role.rawValue):\($0)" } ?? grant.role.rawValue)
            }
        )
    }
}
