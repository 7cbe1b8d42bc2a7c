import HubDomain
import HubJSON

/// People as the terminal shows them.
struct PersonList {
    let people: [Person]

    func print(asJSON: Bool) {
        if asJSON {
            Terminal.output.print(["items": .array(people.map(\.json))] as JSONValue)
            return
        }
        var table = TextTable(header: ["ID", "ADDRESS", "NAME", "ROLES", "ZONE", "STATE"])
        for person in people {
            table.add(
                person.id,
                person.email,
                person.name,
                person.grants.map(\.argument).joined(separator: ","),
                person.zone,
                person.isActive ? "active" : "deactivated"
            )
        }
        Terminal.output.print(table.text)
    }
}

extension Person {
    fileprivate var json: JSONValue {
        [
            "id": .string(id),
            "email": .string(email),
            "name": .string(name),
            "roles": .array(grants.map { .string($0.argument) }),
            "zone": .string(zone),
            "employer": .string(employer.rawValue),
            "active": .bool(isActive),
            "createdAt": .string(createdAt.rfc3339),
        ]
    }
}
