private import HubJSON

/// What the hub tests by itself, from the data that it holds.
package enum AutomaticCheck: Sendable {
    /// A rule over the answers of the line and the brief.
    case rule(Predicate)
    /// Every web address in the answers of the line and the brief is a complete `https` one.
    case links
}

extension Campaign {
    /// The judgement of the hub on an item that it tests itself.
    func automaticTick(
        _ check: AutomaticCheck,
        _ item: String,
        of line: ServiceLine,
        by definitions: CampaignDefinitions
    ) throws -> ChecklistTick {
        let failure: String? =
            switch check {
            case .rule(let rule): holds(rule, on: line, by: definitions) ? nil : "The answers don't meet the rule"
            case .links: try openLinks(of: line, by: definitions)
            }
        return ChecklistTick(
            line: line.id,
            item: item,
            attempt: line.attempt,
            result: failure == nil ? .passed : .failed,
            evidence: nil,
            note: failure,
            by: Caller.system.id,
            at: line.changedAt ?? submittedAt ?? createdAt
        )
    }

    /// The places of addresses that aren't `https`; `nil` when all are.
    private func openLinks(of line: ServiceLine, by definitions: CampaignDefinitions) throws -> String? {
        let index = lines.firstIndex { $0.id == line.id } ?? 0
        let places =
            definitions.brief.fields.flatMap { $0.addresses(in: brief, at: "/brief") }
            + (try definitions.service(of: line)).fields.flatMap {
                $0.addresses(in: answers(of: line), at: "/lines/\(index)/answers")
            }
        let bad = places.filter { !$0.address.lowercased().hasPrefix("https://") }
        return bad.isEmpty ? nil : "Not https: " + bad.map(\.pointer).listed
    }
}

extension FieldDefinition {
    /// Web addresses in the answer to a field or in the columns of its table, with the place of each.
    fileprivate func addresses(in answers: JSONObject, at place: String) -> [(pointer: String, address: String)] {
        guard let answer = answers[id] else { return [] }
        let pointer = place + "/" + JSONPointer.escape(id)
        switch type {
        case .url: return answer.texts.map { (pointer, $0) }
        case .table(let columns, _):
            let names = columns.filter { if case .url = $0.type { true } else { false } }.map(\.name)
            return (answer.array ?? []).enumerated().flatMap { row, cells in
                names.compactMap { name in cells[name]?.string.map { ("\(pointer)/\(row)/\(name)", $0) } }
            }
        default: return []
        }
    }
}

extension JSONValue {
    /// A text, or the texts of each locale.
    fileprivate var texts: [String] {
        string.map { [$0] } ?? object?.members.compactMap(\.value.string) ?? []
    }
}
