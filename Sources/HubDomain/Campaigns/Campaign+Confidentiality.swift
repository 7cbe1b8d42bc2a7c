import HubJSON

extension Campaign {
    /// Only the people whom it names may know of it: the brief's `confidential`.
    package var isConfidential: Bool { brief["confidential"] == .bool(true) }

    /// Whom a confidential campaign names, by person id or by address: who requested it and for whom, who watches it,
    /// who has a task or is asked to approve, the vendors that have work of it in hand, and the people of the brief such
    /// as contact, substitute and approvers.
    package var namedPeople: Set<String> {
        var people = Set([requester, requestedFor].compactMap(\.self) + watchers + tasks.compactMap(\.assignee))
        people.formUnion(approvals.flatMap { [$0.person, $0.substitute].compactMap(\.self) })
        people.formUnion(handOffs.filter(\.state.isOpen).flatMap(\.people))
        Self.collectAddresses(in: .object(brief), into: &people)
        return people
    }

    private static func collectAddresses(in value: JSONValue, into people: inout Set<String>) {
        switch value {
        case .string(let text) where text.contains("@") && text.utf8.count <= 254: people.insert(text.lowercased())
        case .array(let elements): for element in elements { collectAddresses(in: element, into: &people) }
        case .object(let object): for member in object.members { collectAddresses(in: member.value, into: &people) }
        default: break
        }
    }
}
