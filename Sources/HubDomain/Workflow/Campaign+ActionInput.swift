private import HubJSON

extension Campaign {
    /// What is wrong with the input of an action, apart from gates.
    func inputIssues(
        of request: ActionRequest,
        _ action: ActionDefinition,
        _ definitions: CampaignDefinitions,
        _ now: Instant
    ) -> [Issue] {
        misplacedInput(of: request, action)
            + reasonIssues(of: request, action, definitions.workflow)
            + lineIssues(of: request)
            + effectIssues(of: request, action, definitions, now)
    }

    /// The inputs an effect takes beside a reason.
    private func misplacedInput(of request: ActionRequest, _ action: ActionDefinition) -> [Issue] {
        let given: [(String, Bool)] = [
            ("committedLaunchAt", request.committedLaunchAt != nil),
            ("plannedStartAt", request.plannedStartAt != nil),
            ("launchAt", request.launchAt != nil),
            ("effectiveAt", request.effectiveAt != nil),
            ("findings", !request.findings.isEmpty),
            ("questions", !request.questions.isEmpty),
            ("lines", !request.lines.isEmpty),
            ("until", request.until != nil),
            ("tiers", !request.tiers.isEmpty),
            ("hold", request.hold != nil),
            ("slots", !request.slots.isEmpty),
            ("evidence", !request.evidence.isEmpty),
            ("inputs", !request.inputs.isEmpty),
        ]
        return given.filter { $0.1 && !action.effect.inputs.contains($0.0) }.map {
            .unknownMember("/\($0.0)", "The action \(action.key.rawValue) takes no \($0.0)")
        }
    }

    private func reasonIssues(
        of request: ActionRequest,
        _ action: ActionDefinition,
        _ workflow: WorkflowDefinition
    ) -> [Issue] {
        let name = action.key.rawValue
        guard action.reason.isAccepted else {
            let given = [("reason", request.reason), ("reasonCode", request.reasonCode)].filter { $0.1 != nil }
            return given.map { .unknownMember("/\($0.0)", "The action \(name) takes no \($0.0)") }
        }
        let issues = TextRules.issues(withReason: request.reason)
        guard let list = action.reason.list else {
            if request.reasonCode != nil {
                return issues + [.invalid("/reasonCode", "The action \(name) has no list of reasons; use reason")]
            }
            let isMissing = action.reason.isRequired && (request.reason ?? "").isBlank
            return isMissing ? [.required("/reason", "Say why")] : issues
        }
        return issues + codeIssues(of: request, action, list, workflow)
    }

    private func codeIssues(
        of request: ActionRequest,
        _ action: ActionDefinition,
        _ list: ReasonList,
        _ workflow: WorkflowDefinition
    ) -> [Issue] {
        let known = workflow.reasons[list].map(\.key)
        guard let code = request.reasonCode else {
            return action.reason.isRequired ? [.required("/reasonCode", "Give one of \(known.listed)")] : []
        }
        guard let reason = workflow.reasons.reason(code, in: list) else {
            return [.invalid("/reasonCode", "\"\(code.shortened)\" is not one of \(known.listed)")]
        }
        guard let needs = reason.needs, action.effect == .hold, (request.reason ?? "").isBlank else { return [] }
        return [.required("/reason", "This hold needs: \(needs)")]
    }

    private func lineIssues(of request: ActionRequest) -> [Issue] {
        let unknown = request.lines.enumerated().filter { line($0.element) == nil }.map {
            Issue.invalid("/lines/\($0.offset)", "The campaign has no line \"\($0.element.shortened)\"")
        }
        let tiers = request.tiers.keys.sorted().filter { line($0) == nil }.map {
            Issue.invalid(
                "/tiers/\(JSONPointer.escape($0.shortened))",
                "The campaign has no line \"\($0.shortened)\""
            )
        }
        return Array((unknown + tiers).prefix(Issue.limitPerValue))
    }

    private func effectIssues(
        of request: ActionRequest,
        _ action: ActionDefinition,
        _ definitions: CampaignDefinitions,
        _ now: Instant
    ) -> [Issue] {
        switch action.effect {
        case .accept:
            futureIssue(request.committedLaunchAt, "committedLaunchAt", now)
                + issues(withInputs: request.inputs, at: "/inputs", definitions, now)
        case .plan:
            required(request.plannedStartAt, "plannedStartAt", "Say when the build begins")
                + futureIssue(request.plannedStartAt, "plannedStartAt", now)
                + futureIssue(request.committedLaunchAt, "committedLaunchAt", now)
                + issues(withInputs: request.inputs, at: "/inputs", definitions, now)
        case .sendBack: questionIssues(of: request)
        case .hold: futureIssue(request.until, "until", now)
        case .resume: holdIssues(of: request)
        case .failQA: findingIssues(of: request, definitions)
        case .schedule: slotIssues(of: request, now)
        case .unschedule: scheduledLaunchAt == nil ? [.invalid("", "There is no confirmed launch slot to give up")] : []
        case .launch: launchIssues(of: request, now)
        default: []
        }
    }

    private func required(_ value: Instant?, _ name: String, _ detail: String) -> [Issue] {
        value == nil ? [.required("/\(name)", detail)] : []
    }

    func futureIssue(_ value: Instant?, _ name: String, _ now: Instant) -> [Issue] {
        guard let value, value <= now else { return [] }
        return [.invalid("/\(name)", "must lie in the future; it is \(now.rfc3339) now")]
    }

    private func questionIssues(of request: ActionRequest) -> [Issue] {
        if request.questions.isEmpty, (request.reason ?? "").isBlank {
            return [.required("/questions", "Ask at least one question, or say in reason what to mend")]
        }
        if request.questions.count > Self.remarkLimit {
            return [.invalid("/questions", "has more than \(Self.remarkLimit) questions")]
        }
        return request.questions.enumerated().flatMap { index, question -> [Issue] in
            let place = "/questions/\(index)"
            let isPlace = question.pointer.utf8.count <= 400 && JSONPointer(parsing: question.pointer) != nil
            return (isPlace ? [] : [.invalid(place + "/pointer", "must be a JSON Pointer such as /brief/contact")])
                + Self.textIssues(question.text, at: place + "/question", "Say what you want to know")
        }
    }

    /// Questions or findings of one action.
    private static let remarkLimit = 200

    private static func textIssues(_ text: String, at pointer: String, _ detail: String) -> [Issue] {
        text.isBlank ? [.required(pointer, detail)] : TextRules.issues(withRemark: text, at: pointer)
    }

    private func holdIssues(of request: ActionRequest) -> [Issue] {
        guard let hold = request.hold, !activeHolds.contains(where: { $0.id == hold }) else { return [] }
        return [.invalid("/hold", "There is no hold \"\(hold.shortened)\"; on hold: \(activeHolds.map(\.id).listed)")]
    }

    private func findingIssues(of request: ActionRequest, _ definitions: CampaignDefinitions) -> [Issue] {
        if request.findings.isEmpty, !findings.contains(where: \.isOpen) {
            return [.required("/findings", "Name at least one finding")]
        }
        if request.findings.count > Self.remarkLimit {
            return [.invalid("/findings", "has more than \(Self.remarkLimit) findings")]
        }
        return request.findings.enumerated().flatMap { index, finding in
            problems(with: finding, at: "/findings/\(index)", definitions)
        }
    }

    /// What is wrong with a finding that a reviewer writes down.
    package func problems(
        with finding: FindingDraft,
        at pointer: String,
        _ definitions: CampaignDefinitions
    ) -> [Issue] {
        var issues = Self.textIssues(finding.text, at: pointer + "/text", "Say what is wrong")
        if let line = finding.line, self.line(line) == nil {
            issues.append(.invalid(pointer + "/line", "The campaign has no line \"\(line.shortened)\""))
        }
        let causes = definitions.workflow.reasons[.findingCause].map(\.key)
        if !causes.isEmpty, !causes.contains(finding.cause) {
            issues.append(.invalid(pointer + "/cause", "must be one of \(causes.listed)"))
        }
        if let item = finding.item, !hasChecklistItem(item, on: finding.line, definitions) {
            issues.append(.invalid(pointer + "/item", "The checklist has no item \"\(item.shortened)\""))
        }
        return issues
    }

    private func hasChecklistItem(_ item: String, on line: String?, _ definitions: CampaignDefinitions) -> Bool {
        let points = (try? checklist(by: definitions)) ?? []
        return points.contains { $0.item == item && (line == nil || $0.line == line) }
    }

    private func slotIssues(of request: ActionRequest, _ now: Instant) -> [Issue] {
        let evidence = request.evidence.enumerated().flatMap { index, text in
            TextRules.issues(withRemark: text, at: "/evidence/\(index)")
        }
        guard request.slots.isEmpty else {
            let both = [Issue.invalid("/launchAt", "Give slots for each line or one launchAt for all, not both")]
            return evidence + (request.launchAt == nil ? [] : both) + issues(withSlots: request.slots, at: now)
        }
        return evidence + launchAtIssues(of: request, now)
    }

    private func launchAtIssues(of request: ActionRequest, _ now: Instant) -> [Issue] {
        guard let slot = request.launchAt ?? committedLaunchAt else {
            return required(nil, "launchAt", "Say when the campaign goes live")
        }
        if slot <= now { return futureIssue(slot, "launchAt", now) }
        guard let embargo = embargo, slot < embargo else { return [] }
        return [.invalid("/launchAt", "lies before the embargo that ends at \(embargo.rfc3339)")]
    }

    private func launchIssues(of request: ActionRequest, _ now: Instant) -> [Issue] {
        guard let instant = request.effectiveAt else { return [] }
        if instant > now { return [.invalid("/effectiveAt", "must not lie in the future; it is \(now.rfc3339) now")] }
        guard instant < stageEnteredAt else { return [] }
        return [.invalid("/effectiveAt", "lies before the stage was entered at \(stageEnteredAt.rfc3339)")]
    }

    /// The instant before which nothing may go live.
    package var embargo: Instant? {
        brief["notBefore"]?.string.flatMap(Instant.init(rfc3339:))
    }
}

extension ActionDefinition.Effect {
    /// The inputs that the effect takes beside a reason, by their wire names.
    package var inputs: [String] {
        switch self {
        case .accept: ["committedLaunchAt", "tiers", "inputs"]
        case .plan: ["plannedStartAt", "committedLaunchAt", "tiers", "inputs"]
        case .sendBack: ["questions"]
        case .hold: ["lines", "until"]
        case .resume: ["hold"]
        case .failQA: ["findings"]
        case .schedule: ["launchAt", "slots", "evidence"]
        case .launch: ["effectiveAt"]
        default: []
        }
    }
}
