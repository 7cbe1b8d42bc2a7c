package import HubJSON

/// What ties a campaign to an other one.
package struct CampaignLink: Hashable, Sendable {
    package let kind: Kind
    /// The other campaign.
    package let campaign: CampaignKey
    /// What the other campaign is to this one, such as `registration-page`; rules ask by it.
    package let role: String?
    /// The stage that the other campaign has to reach before this one launches; of `needs` only.
    package let stage: StageKey?

    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The other campaign has to be there first.
        case needs
        /// A change of what the other campaign launched.
        case changes
        /// Takes the other campaign's place.
        case supersedes
        /// Lines came from there or went there; the role says which.
        case related
    }

    package init(kind: Kind, campaign: CampaignKey, role: String? = nil, stage: StageKey? = nil) {
        self.kind = kind
        self.campaign = campaign
        self.role = role
        self.stage = kind == .needs ? stage ?? .live : nil
    }

    /// Links that one campaign may have.
    package static let limit = 20

    package var json: JSONValue {
        [
            "kind": .string(kind.rawValue), "campaign": .string(campaign.description),
            "role": role.map(JSONValue.string) ?? .null, "stage": stage.map { .string($0.rawValue) } ?? .null,
        ]
    }

    /// Reads what ``json`` made; `nil` for anything else.
    package init?(json: JSONValue) {
        guard
            let kind = json["kind"]?.string.flatMap(Kind.init(rawValue:)),
            let campaign = json["campaign"]?.string.flatMap({ CampaignKey($0) })
        else { return nil }
        self.init(
            kind: kind,
            campaign: campaign,
            role: json["role"]?.string,
            stage: json["stage"]?.string.map(StageKey.init(rawValue:))
        )
    }
}

extension Campaign {
    /// The campaigns whose launched work this one changes or takes the place of: what they hold is this one's to reuse.
    package var replaced: Set<CampaignKey> {
        var keys = Set(links.filter { $0.kind == .changes || $0.kind == .supersedes }.map(\.campaign))
        if let named = brief["changeOfLive"]?.string.flatMap({ CampaignKey($0) }) { keys.insert(named) }
        return keys
    }

    /// What is wrong with a set of links by itself; whether the other campaigns exist only the store knows.
    static func issues(with links: [CampaignLink], of key: CampaignKey, _ workflow: WorkflowDefinition) -> [Issue] {
        guard links.count <= CampaignLink.limit else {
            return [.invalid("/links", "A campaign has at most \(CampaignLink.limit) links")]
        }
        return links.enumerated().flatMap { index, link -> [Issue] in
            let place = "/links/\(index)"
            var issues: [Issue] = []
            if link.campaign == key { issues.append(.invalid(place + "/campaign", "A campaign has no link to itself")) }
            if links[..<index].contains(where: { $0.kind == link.kind && $0.campaign == link.campaign }) {
                issues.append(
                    .invalid(place + "/campaign", "\(link.campaign) is linked twice as \(link.kind.rawValue)")
                )
            }
            if let stage = link.stage, workflow.stage(stage) == nil {
                let known = workflow.stages.map(\.key.rawValue).listed
                issues.append(.invalid(place + "/stage", "must be one of \(known)"))
            }
            return issues
        }
    }
}

extension WorkflowDefinition {
    /// The stages that a campaign has got to or beyond when it stands at one. What was given up has reached nothing;
    /// what was closed after its launch has reached everything before.
    package func reached(from stage: StageKey) -> Set<StageKey> {
        let keys = stages.map(\.key)
        guard let definition = self.stage(stage), let index = keys.firstIndex(of: stage) else { return [] }
        let closed = actions.filter { $0.effect == .close }.flatMap { action in
            action.from.map { action.destination(from: $0) }
        }
        guard definition.category != .ended || closed.contains(stage) else { return [] }
        return Set(stages[...index].filter { $0.category != .ended || $0.key == stage }.map(\.key))
    }
}
