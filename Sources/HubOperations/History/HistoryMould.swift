import Crypto
import HubDomain
import HubJSON

/// Everything that the campaigns of one log have in common.
struct HistoryMould: Sendable {
    let source: String
    /// The draft that each case begins as.
    let draft: Campaign
    let mapping: HistoryMapping
    let definitions: CampaignDefinitions

    static func draft(
        _ division: String,
        _ service: String,
        _ version: Int,
        _ requester: String,
        _ pins: Campaign.Pins
    ) -> Campaign {
        let epoch = Instant(milliseconds: 0)
        let line = ServiceLine(
            id: "L1",
            service: service,
            serviceVersion: version,
            tier: .medium,
            proposedTier: nil,
            quantity: 1,
            locale: "en",
            answers: JSONObject()
        )
        return Campaign(
            id: "",
            key: CampaignKey(number: 1),
            title: "",
            stage: StageKey(rawValue: ""),
            stageEnteredAt: epoch,
            priority: .normal,
            division: division,
            requester: requester,
            brief: JSONObject(),
            lines: [line],
            pins: pins,
            createdAt: epoch,
            updatedAt: epoch,
            isImported: true
        )
    }

    func replay(_ history: HistoryCase, id: String, key: CampaignKey) -> HistoryReplay {
        let begin = history.entries.first?.at ?? draft.createdAt
        let campaign = Campaign(
            id: id,
            key: key,
            title: String(history.id.prefix(200)),
            stage: draft.stage,
            stageEnteredAt: begin,
            priority: draft.priority,
            division: draft.division,
            requester: draft.requester,
            brief: draft.brief,
            lines: draft.lines,
            pins: draft.pins,
            createdAt: begin,
            updatedAt: begin,
            isImported: true
        )
        var replay = HistoryReplay(campaign, mapping, definitions)
        replay.play(history)
        return replay
    }

    func comments(in history: HistoryCase) -> [String: Int] {
        let names = history.entries.map(\.activity).filter { mapping.targets[$0] == nil }
        return Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    }

    /// Tells a case whose events or whose meaning have changed from one that is the same as before.
    func digest(of history: HistoryCase) -> String {
        let launch = mapping.launchPosition(in: history, definitions.workflow)
        let content = history.entries.enumerated().map { index, entry -> JSONValue in
            [
                .integer(entry.at.milliseconds), .string(entry.activity), entry.resource.map(JSONValue.string) ?? .null,
                .string(mapping.targets[entry.activity]?.word ?? "comment"), .bool(index == launch),
            ]
        }
        let digest = SHA256.hash(data: JSONValue.array(content).canonicalBytes)
        return digest.map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }
        .joined()
    }
}

extension HistoryMapping {
    /// Targets that the workflow doesn't know.
    func issues(with workflow: WorkflowDefinition) -> [Issue] {
        let known = workflow.stages.filter { $0.category != .draft }.map(\.key.rawValue) + ["hold", "resume"]
        return targets.sorted { $0.key < $1.key }.compactMap { activity, target in
            guard case .stage(let stage) = target, !known.contains(stage.rawValue) else { return nil }
            return .invalid(
                "/stages",
                "\"\(activity)\" stands for \"\(stage.rawValue)\"; known are \(known.joined(separator: ", "))"
            )
        }
    }
}

extension HistoryMapping.Target {
    fileprivate var word: String {
        switch self {
        case .stage(let stage): "stage " + stage.rawValue
        case .hold: "hold"
        case .resume: "resume"
        }
    }
}
