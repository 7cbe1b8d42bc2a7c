/// What approvals a gate asks for.
package struct ApprovalGate: Hashable, Sendable {
    /// Kinds that must have approved; `nil` stands for those that the brief names, and a stakeholder where it names none.
    package let kinds: [String]?
    /// How many different people of each kind; `nil` as many as the brief names, at least one.
    package let count: Int?
    /// The role that a decider must hold in the campaign's division; `nil` for any.
    package let role: Role?

    package init(kinds: [String]? = nil, count: Int? = nil, role: Role? = nil) {
        self.kinds = kinds
        self.count = count
        self.role = role
    }

    package static let required = ApprovalGate()

    package var name: String {
        let parts = (kinds ?? []) + [count.map(String.init), role?.rawValue].compactMap(\.self)
        return parts.isEmpty ? "approval" : "approval(\(parts.joined(separator: " ")))"
    }
}
