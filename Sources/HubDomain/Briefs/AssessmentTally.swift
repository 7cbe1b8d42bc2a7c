import HubJSON

/// Counts applicable and satisfied points while a campaign is judged.
struct AssessmentTally {
    private var unmet: [BriefAssessment.Unmet] = []
    private var applicable = 0
    private var satisfied = 0

    var assessment: BriefAssessment {
        BriefAssessment(
            unmet: unmet,
            completeness: applicable == 0 ? 1 : Double(satisfied) / Double(applicable)
        )
    }

    /// Every field that is due at a stage and applies must be answered, per locale where it says so.
    mutating func judge(
        _ fields: [FieldDefinition],
        answers: JSONObject,
        at place: String,
        locales: [String],
        in scope: AnswerScope
    ) {
        for field in fields {
            guard let due = field.due, field.condition?.holds(in: scope) ?? true else { continue }
            let pointer = place + "/" + JSONPointer.escape(field.id)
            for answer in field.owed(of: answers[field.id], locales: locales, pointer: pointer) {
                guard !answer.isGiven else {
                    countSatisfied(by: field.filledBy)
                    continue
                }
                count(
                    BriefAssessment.Unmet(
                        pointer: answer.pointer,
                        code: "required",
                        detail: field.askFor,
                        due: due,
                        level: .blocking,
                        filledBy: field.filledBy
                    )
                )
            }
        }
    }

    /// - Parameters:
    ///   - fields: Every field that the requirements may name.
    ///   - pointer: Where the first answer stands that a rule looks at.
    mutating func judge(
        _ requirements: [Requirement],
        on fields: [FieldDefinition],
        in scope: AnswerScope,
        pointer: (Predicate) -> String?
    ) {
        let producerFields = Set(fields.lazy.filter { $0.filledBy == .producer }.map(\.id))
        for requirement in requirements where requirement.condition?.holds(in: scope) ?? true {
            // A rule about what production fills in is not the requester's to satisfy.
            let isForProduction = requirement.rule.references.contains { producerFields.contains($0.root) }
            let owner: FieldOwner = isForProduction ? .producer : .requester
            guard !requirement.rule.holds(in: scope) else {
                if requirement.level == .blocking { countSatisfied(by: owner) }
                continue
            }
            count(
                BriefAssessment.Unmet(
                    pointer: pointer(requirement.rule) ?? "",
                    code: requirement.id,
                    detail: requirement.say,
                    due: requirement.due,
                    level: requirement.level,
                    filledBy: owner
                )
            )
        }
    }

    /// What every request needs, whatever its definitions say.
    mutating func judgeHeader(of campaign: Campaign) {
        require(campaign.requestedLaunchAt != nil, "/requestedLaunchAt", "Say when the campaign should launch")
        require(!campaign.lines.isEmpty, "/lines", "Order at least one service")
    }

    mutating func judgeTier(of line: ServiceLine, at place: String, isConfirmed: Bool) {
        guard !isConfirmed, let proposed = line.proposedTier, proposed != line.tier else { return }
        let detail =
            "The brief comes out as tier \(line.tier.rawValue), not \(proposed.rawValue); a producer confirms it at acceptance"
        unmet.append(
            BriefAssessment.Unmet(
                pointer: place + "/proposedTier",
                code: "tier-differs",
                detail: detail,
                due: .build,
                level: .warning,
                filledBy: .requester
            )
        )
    }

    private mutating func require(_ isMet: Bool, _ pointer: String, _ detail: String) {
        guard !isMet else { return countSatisfied(by: .requester) }
        count(
            BriefAssessment.Unmet(
                pointer: pointer,
                code: "required",
                detail: detail,
                due: .intake,
                level: .blocking,
                filledBy: .requester
            )
        )
    }

    private mutating func countSatisfied(by owner: FieldOwner) {
        guard owner == .requester else { return }
        applicable += 1
        satisfied += 1
    }

    private mutating func count(_ point: BriefAssessment.Unmet) {
        unmet.append(point)
        if point.level == .blocking, point.filledBy == .requester { applicable += 1 }
    }
}

extension FieldDefinition {
    /// Where an answer is owed: one place, or one for each locale.
    fileprivate func owed(
        of answer: JSONValue?,
        locales: [String],
        pointer: String
    ) -> [(pointer: String, isGiven: Bool)] {
        guard isPerLocale else { return [(pointer, answer?.isAnswer ?? false)] }
        return locales.map { (pointer + "/" + JSONPointer.escape($0), answer?[$0]?.isAnswer ?? false) }
    }

    fileprivate var askFor: String {
        let who = filledBy == .producer ? "Production fills in" : "Please answer"
        return help.map { "\(who): \(label). \($0)" } ?? "\(who): \(label)"
    }
}

extension BriefDefinition {
    /// Where the first answer stands that a rule looks at.
    func pointer(to rule: Predicate, line: String?) -> String? {
        rule.references.lazy.compactMap { reference in
            if fields.contains(where: { $0.id == reference.root }) {
                return "/brief/\(JSONPointer.escape(reference.root))"
            }
            return reference.builtInPointer(line: line)
        }.first
    }
}

extension ServiceDefinition {
    func pointer(to rule: Predicate, line: String) -> String? {
        rule.references.first { reference in fields.contains { $0.id == reference.root } }
            .map { "\(line)/answers/\(JSONPointer.escape($0.root))" }
    }
}

extension Reference {
    func builtInPointer(line: String?) -> String? {
        switch root {
        case "requestedLaunchAt", "priority", "title", "division": "/\(root)"
        case "tier", "quantity", "locale": line.map { "\($0)/\(root)" }
        case "locales": "/lines"
        default: nil
        }
    }
}
