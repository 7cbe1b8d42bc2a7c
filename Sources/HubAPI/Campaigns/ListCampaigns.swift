import HubDomain
import HubOperations

struct ListCampaigns: EndpointInput {
    let filter: CampaignFilter
    let assignee: String?
    let text: String?
    let page: PageRequest

    init(_ reader: inout InputReader) {
        filter = CampaignFilter(
            stage: reader.query("stage", .definitionKey, note: "A stage of the workflow.").map(
                StageKey.init(rawValue:)
            ),
            division: reader.query("division", .definitionKey),
            sort: reader.query(
                "sort",
                .choice(CampaignFilter.Sort.self),
                default: .keyDescending,
                note: "A campaign without a commitment counts as the latest."
            )
        )
        assignee = reader.query(
            "assignee",
            .personReference,
            note: "Address or id of a person with an unfinished task in the campaign."
        )
        text = reader.query(
            "q",
            .text(1...200),
            note:
                "A key such as `CMP-1042` or its number, or the beginnings of words in title and brief; case and accents don't matter."
        )
        page = reader.page()
    }
}

extension ListCampaigns {
    /// Tells a filter that nothing fits from one that nothing can ever fit.
    ///
    /// Asked only when nothing was found: campaigns may still be in a stage or a division that the newest definitions
    /// have no more.
    /// - Throws: `invalid` with every name that isn't known.
    func checkNames(_ hub: Hub) async throws {
        var issues: [Issue] = []
        if let stage = filter.stage {
            let stages = hub.definitions.heads(of: .workflow).compactMap(\.value.workflow).flatMap(\.stages)
            issues += Self.issues(with: stage.rawValue, among: stages.map(\.key.rawValue), at: "/query/stage")
        }
        if let division = filter.division {
            let divisions = hub.definitions.heads(of: .division).map(\.reference.key)
            issues += Self.issues(with: division, among: divisions, at: "/query/division")
        }
        if let assignee, try await !hub.knows(person: assignee) {
            issues.append(Issue(pointer: "/query/assignee", code: "invalid", detail: "is nobody that the hub knows"))
        }
        guard issues.isEmpty else { throw HubError.invalid(issues) }
    }

    private static func issues(with name: String, among known: [String], at pointer: String) -> [Issue] {
        guard !known.contains(name) else { return [] }
        let hint = Suggestion.phrase(for: name, among: known)
        return [
            Issue(pointer: pointer, code: "choice", detail: "must be one of \(known.joined(separator: ", "))\(hint)")
        ]
    }
}

extension Hub {
    fileprivate func knows(person: String) async throws -> Bool {
        do {
            _ = try await self.person(person)
            return true
        } catch let error as HubError where error.code == .notFound {
            return false
        }
    }
}
