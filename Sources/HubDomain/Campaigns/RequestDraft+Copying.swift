import HubJSON

extension RequestDraft {
    /// A new request like a campaign: its brief and its lines as requesters answered them. What production filled in,
    /// what was promised and files that belong to the campaign stay behind.
    package init(like campaign: Campaign) {
        self.init(
            title: campaign.title,
            division: campaign.division,
            priority: campaign.priority == .urgent ? .high : campaign.priority,
            brief: campaign.brief.withoutFileReferences,
            lines: campaign.lines.map { line in
                let master = line.variantOf.flatMap { id in campaign.lines.firstIndex { $0.id == id } }
                return Line(
                    service: line.service,
                    tier: line.proposedTier,
                    quantity: line.quantity,
                    locale: line.locale,
                    variantOf: master.map { "L\($0 + 1)" },
                    answers: line.answers.withoutFileReferences
                )
            }
        )
    }

    /// Without the answers that issues point to, such as those to fields that there are no more.
    package func without(_ issues: [Issue]) -> RequestDraft {
        var draft = self
        for path in issues.compactMap({ JSONPointer(parsing: $0.pointer)?.tokens }) {
            if path.count > 1, path[0] == "brief" {
                draft.brief.remove(path[1])
            } else if path.count > 3, path[0] == "lines", path[2] == "answers", let index = Int(path[1]),
                lines.indices.contains(index)
            {
                draft.lines[index].answers.remove(path[3])
            }
        }
        return draft
    }
}

extension JSONObject {
    /// Without references to files of one campaign, which mean nothing in an other one.
    fileprivate var withoutFileReferences: JSONObject {
        JSONObject(members.compactMap { key, value in value.withoutFileReferences.map { (key: key, value: $0) } })
    }
}

extension JSONValue {
    fileprivate var withoutFileReferences: JSONValue? {
        switch self {
        case .object(let object) where object.keys == ["file"]: nil
        case .object(let object): .object(object.withoutFileReferences)
        case .array(let elements): .array(elements.compactMap(\.withoutFileReferences))
        default: self
        }
    }
}
