private import HubJSON

extension Satisfy {
    /// The edit that answers a field of the brief or of a line.
    static func answering(_ pointer: String, of campaign: Campaign) -> Satisfy {
        let path = JSONPointer(parsing: pointer)?.tokens ?? []
        guard path.first == "lines", path.count > 2, let index = Int(path[1]), campaign.lines.indices.contains(index)
        else {
            let body: JSONValue =
                switch path.first {
                case "lines" where path.count == 1: ["lines": [lineToFill]]
                case "links" where path.count == 1: ["links": [linkToFill]]
                default: nested(path[...])
                }
            return Satisfy(method: "PATCH", href: "/v1/campaigns/\(campaign.key)", body: path.isEmpty ? nil : body)
        }
        let line = campaign.lines[index]
        return Satisfy(
            method: "PATCH",
            href: "/v1/campaigns/\(campaign.key)/lines/\(line.id)",
            body: nested(path.dropFirst(2))
        )
    }

    private static let lineToFill: JSONValue = [
        "service": nil, "quantity": 1, "locale": nil, "answers": [:],
    ]

    private static let linkToFill: JSONValue = ["kind": "needs", "campaign": nil, "role": nil]

    /// The action as such; what it needs beside is told by its own refusal.
    static func performing(_ action: ActionKey, of campaign: Campaign) -> Satisfy {
        Satisfy(method: "POST", href: "/v1/campaigns/\(campaign.key)/actions/\(action.rawValue)")
    }

    static func finishing(_ task: CampaignTask, of campaign: Campaign) -> Satisfy {
        Satisfy(
            method: "PATCH",
            href: "/v1/campaigns/\(campaign.key)/tasks/\(task.id)",
            body: ["state": .string(CampaignTask.State.done.rawValue)]
        )
    }

    /// The edit of a line whose answers the hub tests by itself.
    static func editing(_ line: String, of campaign: Campaign) -> Satisfy {
        Satisfy(method: "PATCH", href: "/v1/campaigns/\(campaign.key)/lines/\(line)", body: ["answers": .null])
    }

    static func ticking(_ point: ChecklistPoint, of campaign: Campaign) -> Satisfy {
        var body: JSONObject = ["result": "passed"]
        body["evidence"] = point.template.evidence?.example
        return Satisfy(
            method: "PUT",
            href: "/v1/campaigns/\(campaign.key)/checklist/\(point.line)/\(point.item)",
            body: .object(body)
        )
    }

    /// `["brief", "contact"]` becomes `{"brief": {"contact": null}}`: the place is shown, the answer is the caller's.
    private static func nested(_ path: ArraySlice<String>) -> JSONValue {
        guard let first = path.first else { return .null }
        return .object(JSONObject([(key: first, value: nested(path.dropFirst()))]))
    }
}

extension ChecklistItem.Evidence {
    /// What evidence of this kind looks like.
    fileprivate var example: JSONValue {
        switch self {
        case .number: 0
        case .file: "A1"
        case .approval: "who approved, and where it is written"
        case .link, .screenshot, .report: "https://example.com/evidence"
        }
    }
}
