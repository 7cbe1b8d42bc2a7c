import HubDomain
import HubOperations

/// The people of the demo organisation as they were added to the hub.
struct Staff: Sendable {
    let members: [Member]
    private let byEmail: [String: Member]

    private init(_ members: [Member]) {
        self.members = members
        byEmail = Dictionary(members.map { ($0.person.email, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Adds everybody to the hub.
    /// - Throws: `HubError` when the hub lacks a calendar or a division that the demo needs.
    static func add(to hub: Hub) async throws -> Staff {
        var members: [Member] = []
        for person in StaffList.all {
            let new = NewPerson(
                email: person.email,
                name: person.name,
                zone: person.site.zone,
                employer: person.employer,
                grants: person.grants
            )
            let added = try await hub.add(new, by: .system).fresh
            members.append(
                Member(
                    person: person,
                    caller: Caller(id: added.id, name: added.name, grants: added.grants),
                    calendar: try hub.demoCalendar(person.site.calendar)
                )
            )
        }
        return Staff(members)
    }

    /// - Throws: `not-found`; the demo's lists then disagree.
    func member(_ email: String) throws -> Member {
        guard let member = byEmail[email] else {
            throw HubError(.internalError, "The demo organisation has nobody at \(email)")
        }
        return member
    }

    func members(with role: Role, in division: String? = nil) -> [Member] {
        members.filter { member in
            division.map { member.caller.has(role, in: $0) } ?? member.caller.has(role)
        }
    }

    /// Producers of a team, of all teams for `nil`.
    func producers(of team: String?) -> [Member] {
        members.filter { $0.caller.has(.producer) && (team == nil || $0.person.team == team) }
    }
}

extension Hub {
    func demoCalendar(_ key: String) throws -> WorkCalendar {
        guard let calendar = definitions.head(.calendar, key)?.value.calendar else {
            throw HubError(.conflict, "The demo needs the calendar \"\(key)\": apply the shipped definitions first")
        }
        return calendar
    }

    func demoDivision(_ key: String) throws -> DivisionDefinition {
        guard let division = definitions.head(.division, key)?.value.division else {
            throw HubError(.conflict, "The demo needs the division \"\(key)\": apply the shipped definitions first")
        }
        return division
    }
}
