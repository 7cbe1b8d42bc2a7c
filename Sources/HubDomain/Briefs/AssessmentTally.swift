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
            let missing = field.missing(in: answers[field.id], locales: locales, pointer: pointer)
            if missing.isEmpty, field.filledBy == .requester { countSatisfied() }
            for missing in missing {
                count(
                    BriefAssessment.Unmet(
                        pointer: missing,
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

    mutating func judge(
        _ requirements: [Requirement],
        in scope: AnswerScope,
        pointer: (Predicate) -> String?
    ) {
        for requirement in requirements where requirement.condition?.holds(in: scope) ?? true {
            guard !requirement.rule.holds(in: scope) else {
                if requirement.level == .blocking { countSatisfied() }
                continue
            }
            count(
                BriefAssessment.Unmet(
                    pointer: pointer(requirement.rule) ?? "",
                    code: requirement.id,
                    detail: requirement.say,
                    due: requirement.due,
                    level: requirement.level,
                    filledBy: .requester
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
        guard !isMet else { return countSatisfied() }
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

    private mutating func countSatisfied() {
        applicable += 1
        satisfied += 1
    }

    private mutating func count(_ point: BriefAssessment.Unmet) {
        unmet.append(point)
        if point.level == .blocking, point.filledBy == .requester { applicable += 1 }
    }
}

extension FieldDefinition {
    /// Pointers to what has no answer yet.
    fileprivate func missing(in answer: JSONValue?, locales: [String], pointer: String) -> [String] {
        guard isPerLocale else { return answer?.isAnswer ?? false ? [] : [pointer] }
        return locales.filter { !(answer?[$0]?.isAnswer ?? false) }.map { pointer + "/" + JSONPointer.escape($0) }
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
