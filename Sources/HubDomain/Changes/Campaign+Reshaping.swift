private import HubJSON

extension Campaign {
    /// Hands a request that nobody has accepted yet to another division: its prices, quote and calendar are the new
    /// one's from here on.
    /// - Parameters:
    ///   - newRequester: Who asks for it there; `nil` keeps who did.
    ///   - newPins: Of the other division.
    /// - Throws: `forbidden` for others than leads of both, `conflict` once it was accepted, or `invalid`.
    package mutating func transfer(
        to target: String,
        requester newRequester: String?,
        _ newPins: Pins,
        reason: String,
        by caller: Caller,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) throws -> Outcome {
        try checkIsUnaccepted(caller, definitions.workflow, "transferred")
        guard caller.has(.lead, in: target) else {
            throw HubError(.forbidden, "A campaign is transferred by a lead of both divisions")
        }
        let same = target == division ? [Issue.invalid("/division", "The campaign is \(target)'s already")] : []
        try refuse(same + TextRules.reasonIssues(reason))
        let before = self
        division = target
        requester = newRequester ?? requester
        requestedFor = nil
        pins.division = newPins.division
        pins.calendar = newPins.calendar
        return reshaped(.transferred, since: before, reason, definitions, at: now)
    }

    /// Takes lines out, for another campaign.
    /// - Throws: `forbidden`, `conflict` where no work is open, or `invalid` with every problem.
    package mutating func splitOff(
        lines ids: [String],
        as other: CampaignKey,
        reason: String,
        by caller: Caller,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) throws -> Outcome {
        try checkMayReshape(caller, definitions.workflow)
        let none = ids.isEmpty ? [Issue.required("/lines", "Name at least one line")] : []
        try refuse(none + splitIssues(ids) + TextRules.reasonIssues(reason))
        let before = self
        remove(lines: ids, at: now)
        links.append(CampaignLink(kind: .related, campaign: other, role: "split-into"))
        return reshaped(.split, since: before, reason, definitions, at: now)
    }

    /// A line goes along with its variants, and a variant with its master.
    private func splitIssues(_ ids: [String]) -> [Issue] {
        let orphans = ids.enumerated().compactMap { index, id -> Issue? in
            guard let master = line(id)?.variantOf, !ids.contains(master) else { return nil }
            return .invalid("/lines/\(index)", "\(id) inherits from \(master): name that as well")
        }
        return issues(dropping: ids) { "/lines/\($0)" } + orphans
            + (links.count >= CampaignLink.limit ? [.invalid("", "The campaign has as many links as it can")] : [])
    }

    /// The campaign that lines of this one become: a request in intake, to be judged, priced and accepted by itself.
    package func beginning(
        with ids: [String],
        title: String?,
        id: String,
        key: CampaignKey,
        _ workflow: WorkflowDefinition,
        at now: Instant
    ) -> Campaign {
        var other = Campaign(
            id: id,
            key: key,
            title: title ?? self.title,
            stage: workflow.landmarks.intake,
            stageEnteredAt: now,
            priority: priority,
            division: division,
            requester: requester,
            requestedFor: requestedFor,
            requestedLaunchAt: requestedLaunchAt,
            brief: brief,
            lines: [],
            pins: pins,
            createdAt: now,
            submittedAt: now,
            updatedAt: now,
            watchers: watchers,
            links: [CampaignLink(kind: .related, campaign: self.key, role: "split-from")]
        )
        other.adopt(lines.filter { ids.contains($0.id) })
        other.pins.policies = [:]
        return other
    }

    /// Takes another request's lines in.
    /// - Throws: `forbidden`, `conflict` once either was accepted, or `invalid`.
    package mutating func takeIn(
        _ other: Campaign,
        reason: String,
        by caller: Caller,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) throws -> Outcome {
        try checkIsUnaccepted(caller, definitions.workflow, "merged")
        guard other.division == division else {
            throw HubError(.conflict, "\(other.key) is of the division \(other.division): transfer it first")
        }
        guard lines.count + other.lines.count <= RequestDraft.lineLimit else {
            throw HubError(.conflict, "A campaign has at most \(RequestDraft.lineLimit) lines")
        }
        guard links.count < CampaignLink.limit else {
            throw HubError(.conflict, "\(key) has as many links as it can")
        }
        let before = self
        adopt(other.lines)
        watchers += Array(
            (other.watchers + [other.requester]).unique.filter { $0 != requester && !watchers.contains($0) }
        )
        watchers = Array(watchers.prefix(RequestDraft.watcherLimit))
        links.append(CampaignLink(kind: .related, campaign: other.key, role: "merged-from"))
        return reshaped(.merged, since: before, reason, definitions, at: now)
    }

    /// Ends the request whose lines went into another campaign.
    /// - Throws: `forbidden`, `conflict` once it was accepted, or `invalid`.
    package mutating func mergeAway(
        into other: CampaignKey,
        reason: String,
        by caller: Caller,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) throws -> Outcome {
        try checkIsUnaccepted(caller, definitions.workflow, "merged")
        let same = other == key ? [Issue.invalid("/into", "A campaign isn't merged with itself")] : []
        try refuse(same + TextRules.reasonIssues(reason))
        guard let end = definitions.workflow.actions(from: stage).first(where: { $0.effect == .cancel }) else {
            throw HubError(.conflict, "A campaign that is \(stage.rawValue) can't end")
        }
        let before = self
        try enter(end.destination(from: stage), definitions, at: now, now)
        links.append(CampaignLink(kind: .related, campaign: other, role: "merged-into"))
        return reshaped(.merged, since: before, reason, definitions, at: now)
    }

    /// Lines of another campaign as new ones of this, with what was asked for and nothing of what was done.
    private mutating func adopt(_ others: [ServiceLine]) {
        let first = Self.nextNumber(in: lines.map(\.id) + usedLineIDs)
        let names = Dictionary(
            others.enumerated().map { ($1.id, "L\(first + $0)") },
            uniquingKeysWith: { first, _ in first }
        )
        lines += others.map { line in
            ServiceLine(
                id: names[line.id] ?? line.id,
                service: line.service,
                serviceVersion: line.serviceVersion,
                tier: line.tier,
                proposedTier: line.proposedTier,
                quantity: line.quantity,
                locale: line.locale,
                variantOf: line.variantOf.flatMap { names[$0] },
                answers: line.answers
            )
        }
    }

    private func checkIsUnaccepted(_ caller: Caller, _ workflow: WorkflowDefinition, _ what: String) throws {
        try checkMayReshape(caller, workflow)
        guard acceptedAt == nil else {
            throw HubError(
                .conflict,
                "\(key) was accepted: only requests that wait for that are \(what)",
                details: ["stage": .string(stage.rawValue)]
            )
        }
    }

    private mutating func reshaped(
        _ type: EventType,
        since before: Campaign,
        _ reason: String,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) -> Outcome {
        touch(at: now)
        var event = CampaignEvent(type: type, occurredAt: now, reason: reason, changes: changes(since: before))
        event.informed = people(informedBy: [.requester, .watchers, .lead], besides: "")
        return Outcome(events: [event], facts: Fact.measured(by: event, from: before, to: self, definitions))
    }
}
