extension [String] {
    /// Each once, in the order of their first place.
    package var unique: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}

extension RequestDraft.Line {
    /// The line that the draft goes on.
    func kept(of existing: [ServiceLine]) -> ServiceLine? {
        existing.first { $0.id == id && $0.service == service }
    }
}

extension Campaign {
    /// A new draft of a checked request.
    package static func drafted(
        _ draft: RequestDraft,
        id: String,
        key: CampaignKey,
        requester: String,
        pins: Pins,
        serviceVersions: [String: Int],
        in stage: StageKey,
        at now: Instant
    ) -> Campaign {
        var campaign = Campaign(
            id: id,
            key: key,
            title: draft.title,
            stage: stage,
            stageEnteredAt: now,
            priority: draft.priority,
            division: draft.division,
            requester: requester,
            requestedFor: draft.requestedFor,
            requestedLaunchAt: draft.requestedLaunchAt,
            brief: draft.brief.withoutNulls,
            lines: lines(of: draft.lines, keeping: [], serviceVersions),
            pins: pins,
            createdAt: now,
            updatedAt: now,
            watchers: draft.watchers.unique,
            links: draft.links
        )
        campaign.dropRepetitions()
        return campaign
    }

    /// Lines for drafts of lines; those with the id of an existing line of the same service keep it with its attempt.
    /// - Parameter used: Ids of lines that are gone, which no new line gets.
    package static func lines(
        of drafts: [RequestDraft.Line],
        keeping existing: [ServiceLine],
        _ serviceVersions: [String: Int],
        avoiding used: [String] = []
    ) -> [ServiceLine] {
        var number = nextNumber(in: existing.map(\.id) + used)
        return drafts.map { draft in
            let kept = draft.kept(of: existing)
            defer { if kept == nil { number += 1 } }
            return ServiceLine(
                id: kept?.id ?? "L\(number)",
                service: draft.service,
                serviceVersion: serviceVersions[draft.service] ?? kept?.serviceVersion ?? 1,
                tier: draft.tier ?? .small,
                proposedTier: draft.tier,
                quantity: draft.quantity,
                locale: draft.locale,
                variantOf: draft.variantOf,
                attempt: kept?.attempt ?? 1,
                answers: draft.answers.withoutNulls,
                changedAt: kept?.changedAt,
                staleness: draft.variantOf == kept?.variantOf ? kept?.staleness : nil,
                price: kept?.price
            )
        }
    }

    /// Works every line's tier out anew; a confirmed tier stays.
    package mutating func resize(by definitions: CampaignDefinitions, at now: Instant) throws {
        guard acceptedAt == nil else { return }
        for index in lines.indices {
            lines[index].tier = try sizedTier(of: lines[index], by: definitions, at: now)
        }
    }
}
