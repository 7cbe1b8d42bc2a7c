import HubDomain
import HubJSON
import Testing

/// A campaign on its way, with the definitions it is judged by and the time of day.
struct Journey {
    var campaign: Campaign
    var definitions: CampaignDefinitions
    var now: Instant

    init(
        _ draft: RequestDraft,
        by definitions: CampaignDefinitions,
        versions: [String: Int],
        at now: Instant
    ) throws {
        func pin(_ kind: DefinitionKind) -> DefinitionReference {
            DefinitionReference(kind: kind, key: "any", version: 1)
        }
        campaign = Campaign.drafted(
            draft,
            id: "0199a2f0-0000-7000-8000-000000000001",
            key: CampaignKey(number: 1_042),
            requester: Cast.requester.id,
            pins: Campaign.Pins(
                workflow: pin(.workflow),
                brief: pin(.brief),
                division: pin(.division),
                calendar: pin(.calendar)
            ),
            serviceVersions: versions,
            in: .draft,
            at: now
        )
        self.definitions = definitions
        // Journeys are about the way; what a campaign costs is agreed.
        self.definitions.surroundings.quote = .accepted
        self.now = now
        try campaign.resize(by: definitions, at: now)
    }

    func plan(_ request: ActionRequest, by caller: Caller) throws -> Plan {
        try campaign.plan(request, for: caller, by: definitions, at: now)
    }

    func plan(_ action: ActionKey, by caller: Caller) throws -> Plan {
        try plan(ActionRequest(action: action), by: caller)
    }

    /// Performs an action a minute after what came before.
    @discardableResult
    mutating func perform(_ request: ActionRequest, by caller: Caller) throws -> Outcome {
        now = now + .minutes(1)
        let plan = try plan(request, by: caller)
        guard plan.isAllowed else { throw Refused(plan: plan) }
        return try campaign.apply(plan, request, by: caller, definitions, at: now)
    }

    @discardableResult
    mutating func perform(_ action: ActionKey, by caller: Caller, reason: String? = nil) throws -> Outcome {
        try perform(ActionRequest(action: action, reason: reason), by: caller)
    }

    @discardableResult
    mutating func edit(by caller: Caller, _ change: (inout CampaignEdit) -> Void) throws -> Outcome {
        var edit = CampaignEdit()
        change(&edit)
        let services = Dictionary(
            definitions.services.map { ($0.key.key, $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
        return try campaign.apply(
            edit,
            by: caller,
            definitions,
            services: services,
            serviceVersions: services.mapValues { _ in 1 },
            at: now
        )
    }

    @discardableResult
    mutating func edit(line: String = "L1", by caller: Caller, _ change: (inout LineEdit) -> Void) throws -> Outcome {
        var edit = LineEdit()
        change(&edit)
        return try campaign.apply(edit, to: line, by: caller, definitions, at: now)
    }

    @discardableResult
    mutating func tick(
        _ item: String,
        on line: String = "L1",
        _ result: ChecklistTick.Result = .passed,
        evidence: JSONValue? = nil,
        by caller: Caller = Cast.reviewer
    ) throws -> Outcome {
        now = now + .minutes(1)
        let request = Campaign.TickRequest(line: line, item: item, result: result, evidence: evidence, note: nil)
        return try campaign.tick(request, by: caller, definitions, at: now)
    }

    @discardableResult
    mutating func move(
        _ task: String,
        to state: CampaignTask.State,
        by caller: Caller,
        reason: String? = nil
    ) throws -> Outcome {
        now = now + .minutes(1)
        let change = Campaign.TaskChange(state: state, assignee: nil, reason: reason)
        return try campaign.change(task: task, change, by: caller, definitions, at: now)
    }

    struct Refused: Error {
        let plan: Plan
    }
}

extension Journey {
    /// Finishes what is open in the stage, in an order that the dependencies allow.
    mutating func finishTasks(by caller: Caller? = nil) throws {
        while let task = campaign.tasks.first(where: { $0.stage == campaign.stage && $0.state == .ready }) {
            try move(task.id, to: .done, by: caller ?? (task.role == .reviewer ? Cast.reviewer : Cast.producer))
        }
    }

    mutating func passChecklist() throws {
        for point in try campaign.checklist(by: definitions) where point.valid?.result != .passed {
            try tick(point.item, on: point.line, evidence: point.template.evidence?.sample)
        }
    }

    /// Takes the campaign on to a stage, all work done by `Cast.producer` and `Cast.reviewer`.
    mutating func travel(to stage: StageKey) throws {
        while campaign.stage != stage { try step() }
    }

    private mutating func step() throws {
        switch campaign.stage {
        case .draft: try perform("submit", by: Cast.requester)
        case .intake: try perform(accept, by: Cast.producer)
        case .build:
            try finishTasks()
            try perform("submit-for-qa", by: Cast.producer)
        case .qa:
            try finishTasks()
            try passChecklist()
            try perform("pass-qa", by: Cast.reviewer)
        case .launch:
            try finishTasks()
            try fillIn("count", 7)
            try approve()
            try perform("launch", by: Cast.producer)
        case .live: try perform("close", by: Cast.producer)
        default: throw DeadEnd(stage: campaign.stage)
        }
    }

    /// Has the proof of everything approved, a new one if none is in force.
    mutating func approve() throws {
        guard !campaign.approvals.contains(where: { campaign.counts($0) }) else { return }
        let inForce = campaign.proofs.last { campaign.isInForce($0) && $0.subject == Proof.currentProof }
        let proof = try inForce?.id ?? putOut()
        try ask(.stakeholder(), of: proof)
        try decide("V\(campaign.approvals.count)", .approved)
    }

    /// - Parameter byte: Makes the digest.
    @discardableResult
    mutating func putOut(_ byte: UInt8 = 1, line: String? = nil, subject: String = Proof.currentProof) throws -> String
    {
        now = now + .minutes(1)
        let draft = ProofDraft(
            line: line,
            subject: subject,
            source: .url("https://proofs.example.com/\(byte)"),
            digest: ContentDigest(bytes: [UInt8](repeating: byte, count: 32)),
            note: nil
        )
        _ = try campaign.putOut(draft, by: Cast.producer, definitions, at: now)
        return campaign.proofs.last?.id ?? ""
    }

    @discardableResult
    mutating func ask(_ requests: Campaign.ApprovalRequest..., of proof: String) throws -> Outcome {
        now = now + .minutes(1)
        return try campaign.askApproval(of: proof, from: requests, note: nil, by: Cast.producer, definitions, at: now)
    }

    @discardableResult
    mutating func decide(
        _ approval: String,
        _ decision: Approval.Decision,
        remark: String? = nil,
        findings: [FindingDraft] = [],
        by caller: Caller = Cast.approver,
        substitutes: Bool = false
    ) throws -> Outcome {
        now = now + .minutes(1)
        let verdict = Campaign.ApprovalVerdict(decision: decision, remark: remark, findings: findings)
        return try campaign.decide(
            approval: approval,
            verdict,
            by: caller,
            substitutes: substitutes,
            definitions,
            at: now
        )
    }

    /// Fills in what production owes before a launch, on every line that has the field.
    mutating func fillIn(_ field: String, _ value: JSONValue) throws {
        for line in campaign.lines where try definitions.service(of: line).fields.contains(where: { $0.id == field }) {
            try edit(line: line.id, by: Cast.producer) { $0.answers = [field: value] }
        }
    }

    var accept: ActionRequest { ActionRequest(action: "accept", committedLaunchAt: Shop.opening + .days(60)) }

    func failing(_ findings: FindingDraft...) -> ActionRequest { ActionRequest(action: "fail-qa", findings: findings) }

    struct DeadEnd: Error {
        let stage: StageKey
    }
}

extension FindingDraft {
    static func on(_ line: String?, _ severity: Severity = .major, item: String? = nil) -> FindingDraft {
        FindingDraft(line: line, item: item, severity: severity, cause: "build-error", text: "Wrong")
    }
}

extension Campaign.ApprovalRequest {
    static func stakeholder(_ person: Caller = Cast.approver, substitute: Caller? = nil) -> Self {
        Self(kind: "stakeholder", person: person.id, substitute: substitute?.id, dueAt: nil)
    }
}

extension ChecklistItem.Evidence {
    var sample: JSONValue {
        switch self {
        case .number: .double(1.5)
        case .link: "https://example.com/proof"
        case .screenshot, .report, .approval: "drive/proof-1"
        case .file: "F1"
        }
    }
}
