private import HubJSON

/// What was agreed on when the brief was accepted is changed by a change request. Wording, what was never answered and what
/// production fills in stay open: the work needs them.
extension Campaign {
    /// Parts of a line's edit that requester and lead have to agree on.
    func scopeIssues(of edit: LineEdit, on line: ServiceLine) -> [Issue] {
        guard acceptedAt != nil else { return [] }
        func issue(_ member: String, _ value: JSONValue) -> Issue {
            agreed(at: "/" + member, ["lines": [.object(JSONObject([("line", .string(line.id)), (member, value)]))]])
        }
        var issues: [Issue] = []
        if let tier = edit.tier, tier != line.tier { issues.append(issue("tier", .string(tier.rawValue))) }
        if let quantity = edit.quantity, quantity != line.quantity {
            issues.append(issue("quantity", .integer(Int64(quantity))))
        }
        if let locale = edit.locale, locale != line.locale { issues.append(issue("locale", .string(locale))) }
        return issues
    }

    /// Parts of a campaign's edit that requester and lead have to agree on.
    func scopeIssues(of edit: CampaignEdit) -> [Issue] {
        guard acceptedAt != nil, let wanted = edit.requestedLaunchAt, wanted != requestedLaunchAt else { return [] }
        return [agreed(at: "/requestedLaunchAt", ["requestedLaunchAt": .instant(wanted)])]
    }

    private func agreed(at pointer: String, _ body: JSONObject) -> Issue {
        var body = body
        body["reason"] = .null
        return Issue(
            pointer: pointer,
            code: "agreed",
            detail: "was agreed on: propose a change with POST /v1/campaigns/\(key)/changes",
            satisfy: Satisfy(method: "POST", href: "/v1/campaigns/\(key)/changes", body: .object(body))
        )
    }
}
