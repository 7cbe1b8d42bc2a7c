private import HubJSON

extension Campaign {
    /// What linked campaigns still have to reach.
    /// - Parameter role: Only links of this role count, and there must be one; `nil` for all that the campaign needs.
    func unreachedLinks(_ role: String?, _ surroundings: Surroundings) -> [Issue] {
        let needs = links.enumerated().filter { $0.element.kind == .needs && (role == nil || $0.element.role == role) }
        if let role, needs.isEmpty { return [missingLink(role)] }
        return needs.compactMap { index, link in
            let other = surroundings.linked.first { $0.key == link.campaign }
            guard let stage = link.stage, other?.reached.contains(stage) != true else { return nil }
            let words = link.role.map { " (\($0))" } ?? ""
            return Issue(
                pointer: "/links/\(index)",
                code: "linked-state",
                detail: "\(link.campaign)\(words) has to be \(stage.rawValue) first",
                satisfy: Satisfy(method: "GET", href: "/v1/campaigns/\(link.campaign)/actions")
            )
        }
    }

    private func missingLink(_ role: String) -> Issue {
        Issue(
            pointer: "/links",
            code: "link-missing",
            detail: "Link the campaign that is the \(role) of this one",
            satisfy: Satisfy(
                method: "POST",
                href: "/v1/campaigns/\(key)/links",
                body: ["kind": .string(CampaignLink.Kind.needs.rawValue), "role": .string(role), "campaign": .null]
            )
        )
    }
}
