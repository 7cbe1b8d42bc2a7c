package import HubJSON

/// Finds a campaign's facts again from its events alone, apart from the code that changed the campaign: what the two
/// agree on, no code path has forgotten.
package struct CampaignReplay {
    private let definitions: CampaignDefinitions
    private var document = JSONValue.object(JSONObject())
    private var campaign: Campaign
    private var heldSince: [String: Instant] = [:]
    /// By their groups.
    package private(set) var facts: [(fact: Fact, group: FactGroup)] = []

    /// - Parameter campaign: As it is now; only what never changes is taken from it.
    package init(of campaign: Campaign, _ definitions: CampaignDefinitions) {
        self.definitions = definitions
        self.campaign = Campaign(
            id: campaign.id,
            key: campaign.key,
            title: "",
            stage: definitions.workflow.landmarks.draft,
            stageEnteredAt: campaign.createdAt,
            priority: campaign.priority,
            division: campaign.division,
            requester: campaign.requester,
            brief: JSONObject(),
            lines: [],
            pins: campaign.pins,
            createdAt: campaign.createdAt,
            updatedAt: campaign.createdAt
        )
    }

    /// Takes the next event of the campaign.
    /// - Parameter body: As it is stored: reason code and changes.
    package mutating func take(_ type: EventType, at instant: Instant, body: JSONObject) {
        let before = campaign
        for change in body["changes"]?.array ?? [] {
            guard let pointer = change["pointer"]?.string.flatMap(JSONPointer.init(parsing:)) else { continue }
            document = document.replacing(pointer.tokens[...], with: change["after"] ?? .null)
        }
        read(type, at: instant)
        var event = CampaignEvent(type: type, occurredAt: instant, reasonCode: body["reasonCode"]?.string)
        event.overrides = (body["overrides"]?.array ?? []).compactMap { GateOverride(replayed: $0) }
        let found = Fact.completed(
            Fact.measured(by: event, from: before, to: campaign, definitions),
            after: facts.map(\.fact)
        )
        facts += found.map { fact in
            (fact, FactGroup(fact.metric == .regrouped && fact.value < 0 ? before : campaign))
        }
    }

    /// Takes an event that voided an action. The voided events themselves aren't to be taken at all.
    package mutating func takeVoid(of action: String?, at instant: Instant) {
        facts.append((Fact(metric: .voided, at: instant, label: action), FactGroup(campaign)))
    }

    private mutating func read(_ type: EventType, at instant: Instant) {
        campaign.priority = document["priority"]?.string.flatMap(Priority.init(rawValue:)) ?? campaign.priority
        campaign.team = document["team"]?.string
        campaign.division = document["division"]?.string ?? campaign.division
        campaign.brief = document["brief"]?.object ?? JSONObject()
        campaign.lines = (document["lines"]?.array ?? []).compactMap(ServiceLine.init(replayed:))
        campaign.requestedLaunchAt = document.instant("requestedLaunchAt")
        campaign.committedLaunchAt = document.instant("committedLaunchAt")
        campaign.originalCommittedLaunchAt = document.instant("originalCommittedLaunchAt")
        campaign.launchedAt = document.instant("launchedAt")
        campaign.findings = (document["findings"]?.object?.members ?? []).compactMap {
            Finding(replayed: $0.value, id: $0.key)
        }
        campaign.tasks = (document["tasks"]?.object?.members ?? []).map { CampaignTask(replayed: $0.value, id: $0.key) }
        readHolds(at: instant)
        readApprovals(at: instant)
        if type == .submitted { campaign.submittedAt = instant }
        if type == .returned { campaign.returns += 1 }
        guard let stage = document["stage"]?.string, stage != campaign.stage.rawValue else { return }
        campaign.stage = StageKey(rawValue: stage)
        campaign.stageEnteredAt = max(instant, campaign.stageEnteredAt)
        if definitions.workflow.landmarks.building.contains(campaign.stage) {
            campaign.buildStartedAt = campaign.buildStartedAt ?? instant
        }
    }

    /// An approval is asked for when it is first heard of.
    private mutating func readApprovals(at instant: Instant) {
        let known = Dictionary(campaign.approvals.map { ($0.id, $0.askedAt) }) { first, _ in first }
        campaign.approvals = (document["approvals"]?.object?.members ?? []).compactMap {
            Approval(replayed: $0.value, id: $0.key, askedAt: known[$0.key] ?? instant)
        }
    }

    /// A hold that the document has no more has ended.
    private mutating func readHolds(at instant: Instant) {
        let active = document["holds"]?.array ?? []
        let ids = Set(active.compactMap { $0["id"]?.string })
        for index in campaign.holds.indices
        where campaign.holds[index].isActive && !ids.contains(campaign.holds[index].id) {
            campaign.holds[index].endedAt = instant
        }
        let known = Set(campaign.holds.map(\.id))
        campaign.holds += active.compactMap(Hold.init(replayed:)).filter { !known.contains($0.id) }
    }
}

extension JSONValue {
    fileprivate func instant(_ name: String) -> Instant? { self[name]?.string.flatMap(Instant.init(rfc3339:)) }

    /// The document with the value at a path.
    fileprivate func replacing(_ path: ArraySlice<String>, with value: JSONValue) -> JSONValue {
        guard let token = path.first else { return value }
        if case .array(var elements) = self {
            let named = elements.firstIndex { $0["id"]?.string == token }
            // A place that isn't there leaves the others as they are.
            guard let index = named ?? Int(token), elements.indices.contains(index) else { return self }
            elements[index] = elements[index].replacing(path.dropFirst(), with: value)
            return .array(elements)
        }
        var object = self.object ?? JSONObject()
        object[token] = (object[token] ?? .null).replacing(path.dropFirst(), with: value)
        return .object(object)
    }
}

extension ServiceLine {
    fileprivate init?(replayed value: JSONValue) {
        guard let id = value["id"]?.string, let service = value["service"]?.string else { return nil }
        self.init(
            id: id,
            service: service,
            serviceVersion: Int(value["serviceVersion"]?.integer ?? 1),
            tier: value["tier"]?.string.flatMap(Tier.init(rawValue:)) ?? .small,
            proposedTier: nil,
            quantity: Int(value["quantity"]?.integer ?? 1),
            locale: value["locale"]?.string ?? "",
            variantOf: value["variantOf"]?.string,
            attempt: Int(value["attempt"]?.integer ?? 1),
            answers: value["answers"]?.object ?? JSONObject()
        )
    }
}

extension GateOverride {
    /// Only what facts ask for.
    fileprivate init?(replayed value: JSONValue) {
        guard let gate = value["gate"]?.string else { return nil }
        self.init(
            id: "",
            gate: gate,
            stage: StageKey(rawValue: ""),
            attempt: 0,
            reason: "",
            by: value["by"]?.string ?? "",
            at: Instant(milliseconds: 0)
        )
    }
}

extension Hold {
    fileprivate init?(replayed value: JSONValue) {
        guard let id = value["id"]?.string, let since = value.instant("since") else { return nil }
        self.init(
            id: id,
            reason: value["reason"]?.string ?? "",
            lines: (value["lines"]?.array ?? []).compactMap(\.string),
            since: since,
            questions: (value["questions"]?.array ?? []).map {
                Question(pointer: $0["pointer"]?.string ?? "", text: $0["question"]?.string ?? "")
            }
        )
    }
}

extension Finding {
    fileprivate init?(replayed value: JSONValue, id: String) {
        guard let cause = value["cause"]?.string else { return nil }
        self.init(
            id: id,
            line: value["line"]?.string,
            item: value["item"]?.string,
            severity: value["severity"]?.string.flatMap(Severity.init(rawValue:)) ?? .major,
            cause: cause,
            text: "",
            attempt: Int(value["attempt"]?.integer ?? 1),
            by: "",
            at: Instant(milliseconds: 0),
            resolvedAt: value.instant("resolvedAt")
        )
    }
}

extension Approval {
    /// Only what facts ask for.
    fileprivate init?(replayed value: JSONValue, id: String, askedAt: Instant) {
        guard let kind = value["kind"]?.string else { return nil }
        self.init(
            id: id,
            proof: "",
            kind: kind,
            person: "",
            substitute: nil,
            round: 1,
            askedBy: "",
            askedAt: askedAt,
            decision: value["decision"]?.string.flatMap(Decision.init(rawValue:))
        )
    }
}

extension CampaignTask {
    /// Only when it was worked on.
    fileprivate init(replayed value: JSONValue, id: String) {
        self.init(
            id: id,
            line: "",
            template: nil,
            stage: StageKey(rawValue: ""),
            title: "",
            role: .producer,
            skill: "",
            minutes: 0,
            attempt: 1,
            startedAt: value.instant("startedAt"),
            finishedAt: value.instant("finishedAt")
        )
    }
}
