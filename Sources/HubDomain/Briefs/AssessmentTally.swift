import HubJSON

/// Counts applicable, answered and satisfied points while a campaign is judged.
struct AssessmentTally {
    /// Keeps points that are satisfied as well.
    let keepsAll: Bool
    private let landmarks: WorkflowLandmarks
    private var points: [BriefAssessment.Point] = []
    private var applicable = 0
    private var answered = 0
    private var satisfied = 0

    init(keepsAll: Bool, _ landmarks: WorkflowLandmarks) {
        self.keepsAll = keepsAll
        self.landmarks = landmarks
    }

    var assessment: BriefAssessment {
        func share(_ count: Int) -> Double { applicable == 0 ? 1 : Double(count) / Double(applicable) }
        return BriefAssessment(points: points, completeness: share(satisfied), presence: share(answered))
    }

    /// Every field that is due at a stage and applies must be answered, per locale where it says so.
    mutating func judge(_ fields: [FieldDefinition], on sheet: AnswerSheet) {
        for field in fields {
            guard let due = field.due, field.isOwed(in: sheet.scope), !sheet.isAskedOfMaster(field) else { continue }
            for answer in sheet.owed(field) {
                count(due, .blocking, field.filledBy, isPresent: answer.isGiven, isSatisfied: answer.isGiven) {
                    (answer.pointer, "required", field.askFor)
                }
            }
        }
    }

    /// - Parameters:
    ///   - fields: Every field that the requirements may name.
    ///   - pointer: Where the answer to a reference stands; `nil` for what isn't answered anywhere.
    mutating func judge(
        _ requirements: [Requirement],
        on fields: [FieldDefinition],
        _ sheet: AnswerSheet,
        pointer: (Reference) -> String?
    ) {
        let scope = sheet.scope
        let producerFields = Set(fields.lazy.filter { $0.filledBy == .producer }.map(\.id))
        for requirement in requirements where requirement.condition?.holds(in: scope) ?? true {
            let isSatisfied = requirement.rule.holds(in: scope)
            guard isSatisfied || !sheet.isToldOfMaster(requirement) else { continue }
            // A rule about what production fills in is not the requester's to satisfy.
            let references = requirement.rule.references
            let isForProduction =
                requirement.rule.dependsOnOthers || references.contains { producerFields.contains($0.root) }
            count(
                requirement.due,
                requirement.level,
                isForProduction ? .producer : .requester,
                isPresent: isSatisfied || references.allSatisfy { scope.isAnswered($0.root) },
                isSatisfied: isSatisfied,
                asksSurroundings: requirement.rule.asksSurroundings
            ) {
                let culprits = (isSatisfied ? [] : requirement.rule.culprits(in: scope)) + references
                // An answer is easier to mend than what the hub itself knows.
                let answers = culprits.filter { !AnswerScope.builtInNames.contains($0.root) }
                return ((answers + culprits).lazy.compactMap(pointer).first ?? "", requirement.id, requirement.say)
            }
        }
    }

    /// What every request needs, whatever its definitions say.
    mutating func judgeHeader(of campaign: Campaign, _ surroundings: Surroundings) {
        require(campaign.requestedLaunchAt != nil, "/requestedLaunchAt", "Say when the campaign should launch")
        require(!campaign.lines.isEmpty, "/lines", "Order at least one service")
        for (index, link) in campaign.links.enumerated() {
            guard let stage = link.stage else { continue }
            let other = surroundings.linked.first { $0.key == link.campaign }
            let isSatisfied = other?.reached.contains(stage) ?? false
            count(
                landmarks.launch,
                .blocking,
                .producer,
                isPresent: true,
                isSatisfied: isSatisfied,
                asksSurroundings: true
            ) {
                ("/links/\(index)", "linked-state", "\(link.campaign) has to be \(stage.rawValue) first")
            }
        }
    }

    mutating func judgeTier(of line: ServiceLine, at place: String, isConfirmed: Bool) {
        guard !isConfirmed, let proposed = line.proposedTier, proposed != line.tier else { return }
        let detail =
            "The brief comes out as tier \(line.tier.rawValue), not \(proposed.rawValue); a producer confirms it at acceptance"
        count(landmarks.build, .warning, .requester, isPresent: true, isSatisfied: false) {
            (place + "/proposedTier", "tier-differs", detail)
        }
    }

    mutating func judgeStaleness(of line: ServiceLine, at place: String) {
        guard let staleness = line.staleness else { return }
        let master = line.variantOf ?? ""
        count(landmarks.review, .warning, .producer, isPresent: true, isSatisfied: false) {
            (
                place + "/stale", "variant-stale",
                "\(master) has changed in \(staleness.fields.listed) since this variant was begun"
            )
        }
    }

    private mutating func require(_ isMet: Bool, _ pointer: String, _ detail: String) {
        count(landmarks.intake, .blocking, .requester, isPresent: isMet, isSatisfied: isMet) {
            (pointer, "required", detail)
        }
    }

    private mutating func count(
        _ due: StageKey,
        _ level: Requirement.Level,
        _ owner: FieldOwner,
        isPresent: Bool,
        isSatisfied: Bool,
        asksSurroundings: Bool = false,
        _ words: () -> (pointer: String, code: String, detail: String)
    ) {
        if level == .blocking, owner == .requester {
            applicable += 1
            if isPresent { answered += 1 }
            if isSatisfied { satisfied += 1 }
        }
        guard keepsAll || !isSatisfied else { return }
        let words = words()
        points.append(
            BriefAssessment.Point(
                pointer: words.pointer,
                code: words.code,
                detail: words.detail,
                due: due,
                level: level,
                filledBy: owner,
                isPresent: isPresent,
                isSatisfied: isSatisfied,
                asksSurroundings: asksSurroundings
            )
        )
    }
}

extension FieldDefinition {
    /// The field is shown: it applies to these answers.
    package func applies(in scope: AnswerScope) -> Bool { condition?.holds(in: scope) ?? true }

    /// The field applies and must be answered.
    package func isOwed(in scope: AnswerScope) -> Bool {
        applies(in: scope) && requiredWhen?.holds(in: scope) ?? true
    }

    fileprivate var askFor: String {
        let who = filledBy == .producer ? "Production fills in" : "Please answer"
        return help.map { "\(who): \(label). \($0)" } ?? "\(who): \(label)"
    }
}
