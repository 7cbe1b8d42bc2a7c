private import HubJSON

extension Campaign {
    /// Judges the brief and every line against the requirements of all stages.
    /// - Parameters:
    ///   - now: Stands for the submission while there has been none.
    ///   - keepsAll: Gives the points that are satisfied as well.
    /// - Throws: `internal` when the service of a line isn't among the definitions.
    package func assess(
        by definitions: CampaignDefinitions,
        at now: Instant,
        keepsAll: Bool = false
    ) throws -> BriefAssessment {
        let services = try lines.map { try definitions.service(of: $0) }
        return assess(by: definitions, services: services, at: now, keepsAll: keepsAll)
    }

    /// As `assess(by:at:keepsAll:)`.
    /// - Parameter services: Those of the lines, in their order.
    package func assess(
        by definitions: CampaignDefinitions,
        services: [ServiceDefinition],
        at now: Instant,
        keepsAll: Bool = false
    ) -> BriefAssessment {
        var tally = AssessmentTally(keepsAll: keepsAll, definitions.workflow.landmarks)
        let common = definitions.brief
        let whole = briefSheet(definitions, now)
        tally.judge(common.fields, on: whole)
        tally.judge(common.requirements, on: common.fields, whole) { common.pointer(to: $0, line: nil) }
        tally.judgeHeader(of: self, definitions.surroundings)
        for (index, (line, service)) in zip(lines, services).enumerated() {
            let sheet = sheet(of: line, at: index, definitions, now)
            let place = "/lines/\(index)"
            tally.judge(service.fields, on: sheet)
            tally.judge(service.requirements, on: service.fields + common.fields, sheet) { reference in
                service.pointer(to: reference, in: sheet.place) ?? common.pointer(to: reference, line: place)
            }
            tally.judgeTier(of: line, at: place, isConfirmed: acceptedAt != nil)
            tally.judgeStaleness(of: line, at: place)
        }
        return tally.assessment
    }

    /// Whether the judgement moves with the clock: before the submission, and while what is launched goes out now.
    package func isJudgedByTime(in workflow: WorkflowDefinition) -> Bool {
        submittedAt == nil || launchesNow(in: workflow)
    }

    /// What is launched by hand goes out now.
    private func launchesNow(in workflow: WorkflowDefinition) -> Bool {
        scheduledLaunchAt == nil && workflow.landmarks.launching.contains(stage)
    }

    /// The tier that the sizing rules give a line.
    package func sizedTier(of line: ServiceLine, by definitions: CampaignDefinitions, at now: Instant) throws -> Tier {
        let scope = scope(of: line, locales: locales(of: line), definitions, now)
        return try definitions.service(of: line).sizing.first { $0.condition?.holds(in: scope) ?? true }?.tier ?? .small
    }

    /// Whether a rule holds on a line.
    func holds(_ rule: Predicate, on line: ServiceLine, by definitions: CampaignDefinitions) -> Bool {
        rule.holds(in: scope(of: line, locales: locales(of: line), definitions, updatedAt))
    }

    /// A field of the brief or of a line, and whether the answers so far make it apply.
    package struct FieldState: Hashable, Sendable {
        package let pointer: String
        /// The field asks for something only under a condition.
        package let isConditional: Bool
        package let applies: Bool
        /// It applies and must be answered at some stage.
        package let isOwed: Bool
        package let isAnswered: Bool
    }

    /// Every field in the order of the form.
    package func fieldStates(by definitions: CampaignDefinitions, at now: Instant) throws -> [FieldState] {
        let states = definitions.brief.fields.states(on: briefSheet(definitions, now))
        return try lines.enumerated().reduce(into: states) { states, line in
            let sheet = sheet(of: line.element, at: line.offset, definitions, now)
            states += try definitions.service(of: line.element).fields.states(on: sheet)
        }
    }

    private func briefSheet(_ definitions: CampaignDefinitions, _ now: Instant) -> AnswerSheet {
        let locales = lines.filter { $0.variantOf == nil }.flatMap { self.locales(of: $0) }
        let scope = scope(of: nil, locales: locales, definitions, now)
        return AnswerSheet(place: "/brief", answers: brief, locales: locales, scope: scope)
    }

    private func sheet(
        of line: ServiceLine,
        at index: Int,
        _ definitions: CampaignDefinitions,
        _ now: Instant
    ) -> AnswerSheet {
        let locales = self.locales(of: line)
        var sheet = AnswerSheet(
            place: "/lines/\(index)/answers",
            answers: answers(of: line),
            locales: locales,
            scope: scope(of: line, locales: locales, definitions, now)
        )
        if let master = master(of: line) {
            sheet.master = AnswerSheet.Master(
                overridden: Set(line.answers.keys),
                scope: scope(of: master, locales: self.locales(of: master), definitions, now)
            )
        } else {
            sheet.variants = variants(of: line)
        }
        return sheet
    }

    private func scope(
        of line: ServiceLine?,
        locales: [String],
        _ definitions: CampaignDefinitions,
        _ now: Instant
    ) -> AnswerScope {
        AnswerScope(
            builtIns: builtIns(of: line, locales, definitions, now),
            brief: brief,
            line: line.map { answers(of: $0) },
            tier: line?.tier ?? lines.map(\.tier).max(),
            submittedAt: submittedAt ?? now,
            workingDays: definitions.calendar,
            place: line.map { AnswerScope.Place(line: $0.id, service: $0.service) },
            surroundings: definitions.surroundings
        )
    }

    private func builtIns(
        of line: ServiceLine?,
        _ locales: [String],
        _ definitions: CampaignDefinitions,
        _ now: Instant
    ) -> [String: JSONValue] {
        let division = definitions.division
        var builtIns: [String: JSONValue] = [
            "title": .string(title),
            "priority": .string(priority.rawValue),
            "locales": .array(locales.map(JSONValue.string)),
            "division": [
                "key": .string(division.key), "needsPurchaseOrder": .bool(division.needsPurchaseOrder),
            ],
        ]
        builtIns["requestedLaunchAt"] = requestedLaunchAt.map { .string($0.rfc3339) }
        if !links.isEmpty { builtIns["links"] = .array(links.map(\.json)) }
        let isNow = launchesNow(in: definitions.workflow)
        let slots = flow.slots.isEmpty ? [isNow ? now : scheduledLaunchAt] : slots(of: line)
        let instants = slots.compactMap(\.self)
        if !instants.isEmpty { builtIns["launchSlots"] = .array(instants.map { .string($0.rfc3339) }) }
        if let line {
            builtIns["tier"] = .string(line.tier.rawValue)
            builtIns["quantity"] = .integer(Int64(line.quantity))
            builtIns["locale"] = .string(line.locale)
        }
        return builtIns
    }
}

extension [FieldDefinition] {
    fileprivate func states(on sheet: AnswerSheet) -> [Campaign.FieldState] {
        map { field in
            Campaign.FieldState(
                pointer: sheet.place + "/" + JSONPointer.escape(field.id),
                isConditional: field.condition != nil || field.requiredWhen != nil,
                applies: field.applies(in: sheet.scope),
                isOwed: field.due != nil && field.isOwed(in: sheet.scope),
                isAnswered: sheet.answers[field.id]?.isAnswer ?? false
            )
        }
    }
}

extension BriefDefinition {
    /// Where the answer to a reference stands; `nil` for what the brief doesn't ask.
    func pointer(to reference: Reference, line: String?) -> String? {
        if fields.contains(where: { $0.id == reference.root }) { return "/brief/\(JSONPointer.escape(reference.root))" }
        return reference.builtInPointer(line: line)
    }
}

extension ServiceDefinition {
    fileprivate func pointer(to reference: Reference, in place: String) -> String? {
        guard fields.contains(where: { $0.id == reference.root }) else { return nil }
        return "\(place)/\(JSONPointer.escape(reference.root))"
    }
}

extension Reference {
    func builtInPointer(line: String?) -> String? {
        switch root {
        case "requestedLaunchAt", "priority", "title", "division", "links": "/\(root)"
        case "tier", "quantity", "locale": line.map { "\($0)/\(root)" }
        case "locales": "/lines"
        case "launchSlots": "/scheduledLaunchAt"
        default: nil
        }
    }
}
