private import HubJSON

/// How far a brief has come: what is still unmet at any stage, and a number to show while one types.
package struct BriefAssessment: Sendable {
    package let unmet: [Unmet]
    /// Share of the requester's applicable, blocking points that are satisfied, 0…1; 1 when nothing applies.
    package let completeness: Double

    /// A point of the minimum requirements that isn't satisfied.
    package struct Unmet: Hashable, Sendable {
        package let pointer: String
        /// `required` for a missing answer, the rule's id otherwise.
        package let code: String
        package let detail: String
        package let due: StageKey
        package let level: Requirement.Level
        package let filledBy: FieldOwner
    }

    /// The blocking points that keep a campaign out of a stage.
    package func blocking(_ stage: StageKey) -> [Unmet] {
        blocking([stage])
    }

    /// The blocking points that are due at one of the stages.
    package func blocking(_ stages: Set<StageKey>) -> [Unmet] {
        unmet.filter { stages.contains($0.due) && $0.level == .blocking }
    }
}

extension Campaign {
    /// Judges the brief and every line against the requirements of all stages.
    /// - Parameter now: Stands for the submission while there has been none.
    /// - Throws: `internal` when the service of a line isn't among the definitions.
    package func assess(by definitions: CampaignDefinitions, at now: Instant) throws -> BriefAssessment {
        assess(by: definitions, services: try lines.map { try definitions.service(of: $0) }, at: now)
    }

    /// As `assess(by:at:)`.
    /// - Parameter services: Those of the lines, in their order.
    package func assess(
        by definitions: CampaignDefinitions,
        services: [ServiceDefinition],
        at now: Instant
    ) -> BriefAssessment {
        var tally = AssessmentTally()
        let locales = lines.filter { $0.variantOf == nil }.flatMap { self.locales(of: $0) }
        let whole = scope(line: nil, locales: locales, division: definitions.division, definitions.calendar, now)
        tally.judge(definitions.brief.fields, answers: brief, at: "/brief", locales: locales, in: whole)
        tally.judge(definitions.brief.requirements, on: definitions.brief.fields, in: whole) {
            definitions.brief.pointer(to: $0, line: nil)
        }
        tally.judgeHeader(of: self)
        for (index, (line, service)) in zip(lines, services).enumerated() {
            let locales = self.locales(of: line)
            let scope = scope(
                line: line,
                locales: locales,
                division: definitions.division,
                definitions.calendar,
                now
            )
            let place = "/lines/\(index)"
            tally.judge(service.fields, answers: answers(of: line), at: place + "/answers", locales: locales, in: scope)
            tally.judge(service.requirements, on: service.fields + definitions.brief.fields, in: scope) {
                service.pointer(to: $0, line: place) ?? definitions.brief.pointer(to: $0, line: place)
            }
            tally.judgeTier(of: line, at: place, isConfirmed: acceptedAt != nil)
        }
        return tally.assessment
    }

    /// The tier that the sizing rules give a line.
    package func sizedTier(of line: ServiceLine, by definitions: CampaignDefinitions, at now: Instant) throws -> Tier {
        let service = try definitions.service(of: line)
        let scope = scope(
            line: line,
            locales: locales(of: line),
            division: definitions.division,
            definitions.calendar,
            now
        )
        return service.sizing.first { $0.condition?.holds(in: scope) ?? true }?.tier ?? .small
    }

    private func scope(
        line: ServiceLine?,
        locales: [String],
        division: DivisionDefinition,
        _ calendar: any WorkingDayCounting,
        _ now: Instant
    ) -> AnswerScope {
        var builtIns: [String: JSONValue] = [
            "title": .string(title),
            "priority": .string(priority.rawValue),
            "locales": .array(locales.map(JSONValue.string)),
            "division": [
                "key": .string(division.key), "needsPurchaseOrder": .bool(division.needsPurchaseOrder),
            ],
        ]
        builtIns["requestedLaunchAt"] = requestedLaunchAt.map { .string($0.rfc3339) }
        if let line {
            builtIns["tier"] = .string(line.tier.rawValue)
            builtIns["quantity"] = .integer(Int64(line.quantity))
            builtIns["locale"] = .string(line.locale)
        }
        return AnswerScope(
            builtIns: builtIns,
            brief: brief,
            line: line.map { answers(of: $0) },
            tier: line?.tier ?? lines.map(\.tier).max(),
            submittedAt: submittedAt ?? now,
            workingDays: calendar
        )
    }
}
