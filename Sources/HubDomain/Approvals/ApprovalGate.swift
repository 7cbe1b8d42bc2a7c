/// What approvals a gate asks for.
package struct ApprovalGate: Hashable, Sendable {
    /// Kinds that must have approved; `nil` stands for those that the brief names, and a stakeholder where it names none.
    package let kinds: [String]?
    /// How many different people of each kind; `nil` as many as the brief names, at least one.
    package let count: Int?
    /// The role that a decider must hold in the campaign's division; `nil` for any.
    package let role: Role?
    /// Address, in lower case, of the one who must have approved; `nil` for anybody.
    package let person: String?

    package init(kinds: [String]? = nil, count: Int? = nil, role: Role? = nil, person: String? = nil) {
        self.kinds = kinds
        self.count = count
        self.role = role
        self.person = person
    }

    package static let required = ApprovalGate()

    package var name: String {
        let parts = (kinds ?? []) + [count.map(String.init), role?.rawValue, person].compactMap(\.self)
        return parts.isEmpty ? "approval" : "approval(\(parts.joined(separator: " ")))"
    }
}

extension WorkflowDefinition {
    /// Whether a gate waits for the approval of a named person.
    package var asksPersonForApproval: Bool {
        actions.flatMap(\.gates).contains { gate in
            if case .approval(let gate) = gate { gate.person != nil } else { false }
        }
    }
}
