import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func addPeople(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, NoInput, PersonOutput>(
                .get,
                "/v1/me",
                id: "showMe",
                tag: "People",
                summary: "Tell who the token stands for",
                access: .person,
                failures: [.notFound]
            ) { _, request in Reply(PersonOutput(person: try await hub.person(request.caller.id))) }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, PageInput, Page<PersonOutput>>(
                .get,
                "/v1/people",
                id: "listPeople",
                tag: "People",
                summary: "List people",
                access: .person
            ) { input, _ in
                let after = try input.page.after.map { position throws(HubError) in try position.string(0) }
                let found = try await hub.people(.init(limit: input.page.limit, after: after))
                let next = found.next.map { input.page.cursor(after: [.string($0)]) }
                return Reply(Page(found.items.map(PersonOutput.init), next: next))
            }
        )
        catalogue.add(addPerson(hub))
        catalogue.add(
            Endpoint<HubDomain.Caller, PersonPath, PersonOutput>(
                .get,
                "/v1/people/{id}",
                id: "showPerson",
                tag: "People",
                summary: "Show a person",
                access: .person,
                failures: [.notFound]
            ) { input, _ in Reply(PersonOutput(person: try await hub.person(input.person))) }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, EditPerson, PersonOutput>(
                .patch,
                "/v1/people/{id}",
                id: "editPerson",
                tag: "People",
                summary: "Edit or deactivate a person",
                access: .roles(.admin),
                failures: [.notFound, .conflict]
            ) { input, request in
                Reply(PersonOutput(person: try await hub.edit(person: input.person, input.edit, by: request.person)))
            }
        )
        addAbsences(to: &catalogue, hub)
        addTokens(to: &catalogue, hub)
    }

    private static func addPerson(_ hub: Hub) -> Endpoint<HubDomain.Caller, AddPerson, PersonOutput> {
        Endpoint(
            .post,
            "/v1/people",
            id: "addPerson",
            tag: "People",
            summary: "Add a person",
            access: .roles(.admin),
            success: .created,
            failures: [.conflict]
        ) { input, request in
            let reply = { @Sendable (person: Person) in
                Reply(PersonOutput(person: person), location: "/v1/people/\(person.id)")
            }
            return try await hub.add(input.person, by: request.person, repetition: request.repetition(reply)).reply(
                reply
            )
        }
    }
}

struct PersonPath: EndpointInput {
    let person: String

    init(_ reader: inout InputReader) {
        person = reader.path("id", .personReference, note: "Id or address.")
    }
}

private let skillNote = "What they can do, in the words that tasks ask for."

struct AddPerson: EndpointInput {
    let person: NewPerson

    init(_ reader: inout InputReader) {
        person = NewPerson(
            email: reader.required("email", .email),
            name: reader.required("name", .text(1...200)),
            zone: reader.optional("zone", .text(1...64), default: "UTC", note: "IANA name."),
            employer: reader.optional("employer", .choice(Person.Employer.self), default: .internal),
            grants: reader.required("roles", .list(of: .object(RoleInput.self), 1...100)).map(\.grant),
            skills: reader.optional("skills", .list(of: .definitionKey, 0...50), default: [], note: skillNote)
        )
    }
}

struct EditPerson: EndpointInput {
    let person: String
    let name: String?
    let zone: String?
    let employer: Person.Employer?
    let isActive: Bool?
    let roles: [RoleInput]?
    let skills: [String]?

    init(_ reader: inout InputReader) {
        person = reader.path("id", .personReference, note: "Id or address.")
        name = reader.optional("name", .text(1...200), nullable: false)
        zone = reader.optional("zone", .text(1...64), nullable: false)
        employer = reader.optional("employer", .choice(Person.Employer.self), nullable: false)
        isActive = reader.optional("active", .boolean, nullable: false)
        roles = reader.optional("roles", .list(of: .object(RoleInput.self), 1...100), nullable: false)
        skills = reader.optional("skills", .list(of: .definitionKey, 0...50), nullable: false, note: skillNote)
    }

    func validate() -> [Issue] {
        guard name == nil, zone == nil, employer == nil, isActive == nil, roles == nil, skills == nil else {
            return []
        }
        return [Issue(pointer: "", code: "required", detail: "must name something to change")]
    }

    var edit: PersonEdit {
        var edit = PersonEdit()
        edit.name = name
        edit.zone = zone
        edit.employer = employer
        edit.isActive = isActive
        edit.grants = roles?.map(\.grant)
        edit.skills = skills
        return edit
    }
}

struct RoleInput: EndpointInput {
    let role: Role
    let division: String?

    init(_ reader: inout InputReader) {
        role = reader.required("role", .choice(of: Role.allCases.filter { $0 != .system }))
        division = reader.optional("division", .definitionKey, note: "Every division without it.")
    }

    var grant: RoleGrant { RoleGrant(role: role, division: division) }
}

struct PersonOutput: ObjectOutput {
    let person: Person

    static let schemaName = "Person"

    static let fields: [OutputField<PersonOutput>] = [
        .init("id") { $0.person.id },
        .init("email") { $0.person.email },
        .init("name") { $0.person.name },
        .init("zone") { $0.person.zone },
        .init("employer") { $0.person.employer.rawValue },
        .init("active") { $0.person.isActive },
        .init("roles") { $0.person.grants.map(RoleOutput.init) },
        .init("skills", note: skillNote) { $0.person.skills },
        .init("createdAt") { $0.person.createdAt },
    ]
}

struct RoleOutput: ObjectOutput {
    let grant: RoleGrant

    static let schemaName = "RoleGrant"

    static let fields: [OutputField<RoleOutput>] = [
        .init("role") { $0.grant.role.rawValue },
        .init("division", note: "null for every division.") { $0.grant.division },
    ]
}
