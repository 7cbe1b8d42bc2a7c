import HubDomain
import HubStore

extension Hub {
    /// Links that can be stored: to campaigns that the caller knows of, and never in a circle.
    /// - Throws: `invalid` with every link that can't be.
    func check(_ links: [CampaignLink], of key: CampaignKey, by caller: Caller, in tx: ReadTransaction) throws {
        let issues = try links.enumerated().compactMap { index, link -> Issue? in
            let pointer = "/links/\(index)/campaign"
            // What lines went there and back makes no circle.
            guard link.campaign != key, link.kind != .related else { return nil }
            guard try isKnown(link.campaign, to: caller, in: tx) else {
                return .invalid(pointer, "There is no campaign \(link.campaign)")
            }
            guard let path = try path(from: link, backTo: key, in: tx) else { return nil }
            let circle = ([key] + path).map(\.description).joined(separator: " → ")
            return .invalid(pointer, "The links would go in a circle: \(circle)")
        }
        guard issues.isEmpty else { throw HubError(.invalid, "The request has problems", issues: issues) }
    }

    private func isKnown(_ key: CampaignKey, to caller: Caller, in tx: ReadTransaction) throws -> Bool {
        do {
            _ = try readable(key, by: caller, in: tx)
            return true
        } catch let error as HubError where error.code == .notFound {
            return false
        }
    }

    /// Campaigns that are looked at to find a circle.
    private static let reach = 500

    /// The campaigns by which links of one kind lead back to where they began.
    private func path(
        from link: CampaignLink,
        backTo goal: CampaignKey,
        in tx: ReadTransaction
    ) throws -> [CampaignKey]? {
        var seen: Set<CampaignKey> = [link.campaign]
        var paths = [[link.campaign]]
        var index = 0
        while index < paths.count, index < Self.reach {
            let path = paths[index]
            index += 1
            guard let last = path.last else { continue }
            if last == goal { return path }
            let next = try tx.campaigns.glance(at: last)?.links.filter { $0.kind == link.kind }.map(\.campaign) ?? []
            paths += next.filter { seen.insert($0).inserted }.map { path + [$0] }
        }
        return nil
    }
}

extension DefinitionCatalogue {
    /// What rules may ask beside the answers of a campaign, as it stands now.
    func surroundings(
        of campaign: Campaign,
        by definitions: CampaignDefinitions,
        in tx: ReadTransaction
    ) throws -> Surroundings {
        var surroundings = Surroundings.none
        surroundings.linked = try campaign.links.compactMap { link in
            guard let glance = try tx.campaigns.glance(at: link.campaign) else { return nil }
            return LinkedCampaign(
                key: glance.key,
                title: glance.title,
                stage: glance.stage,
                reached: try value(glance.workflow, in: tx).workflow?.reached(from: glance.stage) ?? []
            )
        }
        let replaced = campaign.replaced
        surroundings.taken = try campaign.uniqueAnswers(by: definitions).compactMap { answer in
            let taker = try tx.campaigns.takers(of: answer, besides: campaign.key).first { !replaced.contains($0) }
            return taker.map { TakenAnswer(line: answer.line, field: answer.field, by: $0) }
        }
        surroundings.approvals = campaign.givenApprovals
        if !definitions.workflow.externalChecks.isEmpty {
            surroundings.externalAnswers = try tx.externalAnswers.list(of: campaign.key)
        }
        if definitions.workflow.asksPersonForApproval {
            for person in Set(campaign.approvals.flatMap { [$0.person, $0.decidedBy].compactMap(\.self) }) {
                surroundings.approvers[person] = try tx.people.address(of: person)
            }
        }
        surroundings.board = try boardLoads(of: campaign, in: tx)
        // What happened before the hub knew of a freeze happened.
        guard !campaign.isImported else { return surroundings }
        surroundings.freezes = freezes.periods(for: campaign, by: current, at: tx.now)
        if !surroundings.freezes.isEmpty {
            let excepted = try tx.launchControl.exceptedFreezes(of: campaign.key, at: tx.now)
            surroundings.freezes.removeAll { excepted.contains($0.key) }
        }
        if definitions.workflow.landmarks.launching.contains(campaign.stage) {
            surroundings.launchStops = try tx.launchControl.activeStops(in: campaign.division)
        }
        return surroundings
    }
}
