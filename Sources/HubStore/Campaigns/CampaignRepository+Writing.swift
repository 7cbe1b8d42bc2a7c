package import HubDomain
import HubJSON

extension CampaignRepository where Transaction == WriteTransaction {
    /// Takes the campaign for this transaction: the first statement of every use-case that changes one.
    /// - Parameter expected: The edit version that the caller has seen; `nil` takes any.
    /// - Throws: `not-found`, or `stale-version` with the version in force.
    package func lock(_ key: CampaignKey, expecting expected: Int64?) throws -> StoredCampaign {
        let locked = try transaction.first(CampaignStatements.lock, key) { row in
            (id: try row.text(0), revision: try row.int64(1), chain: try ChainHead(campaignRow: row, column: 2))
        }
        guard let locked else { throw Self.missing(key) }
        let known = transaction.caches.campaigns.value(of: locked.id, at: locked.revision - 1)
        var campaign = try known ?? load(locked.id, key)
        campaign.revision = locked.revision
        if let expected, campaign.version != expected {
            throw HubError(
                .staleVersion,
                "The campaign was changed by somebody else: it is at version \(campaign.version)",
                details: ["version": .integer(campaign.version), "stage": .string(campaign.stage.rawValue)]
            )
        }
        return StoredCampaign(campaign: campaign, chain: locked.chain)
    }

    /// The number of the next campaign.
    package func nextKey() throws -> CampaignKey {
        CampaignKey(number: try transaction.first(CampaignStatements.nextNumber) { try $0.int64(0) } ?? 1_001)
    }

    package func insert(_ campaign: Campaign, chain: ChainHead) throws {
        let pins = campaign.pins
        try transaction.run(
            CampaignStatements.insert,
            campaign.id,
            campaign.key,
            campaign.revision,
            campaign.version,
            campaign.title,
            campaign.stage,
            campaign.stageEnteredAt,
            campaign.priority,
            campaign.division,
            campaign.requester,
            campaign.requestedFor,
            campaign.requestedLaunchAt,
            campaign.committedLaunchAt,
            campaign.originalCommittedLaunchAt,
            campaign.plannedStartAt,
            campaign.scheduledLaunchAt,
            campaign.launchedAt,
            campaign.brief,
            NameList(campaign.builders),
            pins.workflow.key,
            pins.workflow.version,
            pins.brief.key,
            pins.brief.version,
            pins.division.version,
            pins.calendar.key,
            pins.calendar.version,
            campaign.createdAt,
            campaign.submittedAt,
            campaign.acceptedAt,
            campaign.buildStartedAt,
            campaign.updatedAt,
            campaign.returns,
            campaign.isImported,
            chain.streamSeq,
            chain.hash,
            campaign.team,
            VersionList(pins.policies),
            campaign.queueAt,
            campaign.priority.rank,
            NameList(campaign.watchers),
            LinkList(campaign.links),
            campaign.isConfidential
        )
        try transaction.putViewers(of: campaign, since: nil)
        try transaction.putLinks(of: campaign, since: nil)
        for (position, line) in campaign.lines.enumerated() {
            try transaction.put(line, at: position, of: campaign.id)
        }
        for (position, task) in campaign.tasks.enumerated() {
            try transaction.put(task, at: position, of: campaign.id)
        }
        for hold in campaign.holds { try transaction.put(hold, of: campaign.id) }
        for tick in campaign.ticks { try transaction.put(tick, of: campaign.id) }
        for finding in campaign.findings { try transaction.put(finding, of: campaign.id) }
        for (position, cycle) in campaign.clocks.enumerated() {
            try transaction.put(cycle, at: position, of: campaign.id)
        }
        try transaction.put(campaign.flow, of: campaign, since: WorkflowState())
        try transaction.putApprovals(of: campaign, since: nil)
        try transaction.putHandOffs(of: campaign, since: nil)
        try transaction.putProgramme(of: campaign, since: nil)
        remember(campaign, at: campaign.revision)
    }

    /// Stores what differs from the state that was locked.
    /// - Parameter before: As `lock(_:expecting:)` gave it.
    package func update(_ campaign: Campaign, since before: Campaign, chain: ChainHead) throws {
        let pins = campaign.pins
        try transaction.run(
            CampaignStatements.update,
            campaign.id,
            campaign.version,
            campaign.title,
            campaign.stage,
            campaign.stageEnteredAt,
            campaign.priority,
            campaign.requestedFor,
            campaign.requestedLaunchAt,
            campaign.committedLaunchAt,
            campaign.originalCommittedLaunchAt,
            campaign.plannedStartAt,
            campaign.scheduledLaunchAt,
            campaign.launchedAt,
            campaign.brief == before.brief ? nil : campaign.brief,
            NameList(campaign.builders),
            pins.workflow.version,
            pins.brief.version,
            pins.division.version,
            pins.calendar.key,
            pins.calendar.version,
            campaign.submittedAt,
            campaign.acceptedAt,
            campaign.buildStartedAt,
            campaign.updatedAt,
            campaign.returns,
            chain.streamSeq,
            chain.hash,
            pins.workflow.key,
            pins.brief.key,
            campaign.isImported,
            campaign.team,
            VersionList(pins.policies),
            campaign.queueAt,
            campaign.priority.rank,
            NameList(campaign.watchers),
            LinkList(campaign.links),
            campaign.isConfidential
        )
        if campaign.division != before.division || campaign.requester != before.requester {
            try transaction.run(CampaignStatements.transfer, campaign.id, campaign.division, campaign.requester)
        }
        try transaction.putViewers(of: campaign, since: before)
        try transaction.putLinks(of: campaign, since: before)
        try updateParts(of: campaign, since: before)
        try transaction.put(campaign.flow, of: campaign, since: before.flow)
        remember(campaign, at: before.revision)
    }

    private func updateParts(of campaign: Campaign, since before: Campaign) throws {
        let id = campaign.id
        try removeParts(of: campaign, since: before)
        if campaign.lines != before.lines {
            for line in before.lines where campaign.line(line.id) == nil {
                try transaction.run(CampaignPartStatements.deleteLine, id, line.id)
            }
            for (position, line) in campaign.lines.enumerated() {
                let isStored = before.lines.indices.contains(position) && before.lines[position] == line
                if !isStored { try transaction.put(line, at: position, of: id) }
            }
        }
        for hold in campaign.holds where !before.holds.contains(hold) { try transaction.put(hold, of: id) }
        for (position, task) in campaign.tasks.enumerated() {
            let isStored = before.tasks.indices.contains(position) && before.tasks[position] == task
            if !isStored { try transaction.put(task, at: position, of: id) }
        }
        if campaign.ticks != before.ticks {
            // A new tick stands behind the others, so hardly any is compared with more than its own earlier self.
            let unchanged = zip(campaign.ticks, before.ticks).prefix { $0 == $1 }.count
            for tick in campaign.ticks.dropFirst(unchanged) where !before.ticks.contains(tick) {
                try transaction.put(tick, of: id)
            }
        }
        for finding in campaign.findings where !before.findings.contains(finding) {
            try transaction.put(finding, of: id)
        }
        try transaction.putApprovals(of: campaign, since: before)
        try transaction.putHandOffs(of: campaign, since: before)
        try transaction.putProgramme(of: campaign, since: before)
        for (position, cycle) in campaign.clocks.enumerated() {
            let isStored = before.clocks.indices.contains(position) && before.clocks[position] == cycle
            if !isStored { try transaction.put(cycle, at: position, of: id) }
        }
    }

    /// Parts other than lines go only when the action that made them is voided.
    private func removeParts(of campaign: Campaign, since before: Campaign) throws {
        func remove(_ statement: Statement, _ old: [String], _ new: [String]) throws {
            guard old.count > new.count || old != Array(new.prefix(old.count)) else { return }
            for id in Set(old).subtracting(new).sorted() { try transaction.run(statement, campaign.id, id) }
        }
        try remove(CampaignPartStatements.deleteHold, before.holds.map(\.id), campaign.holds.map(\.id))
        try remove(CampaignPartStatements.deleteTask, before.tasks.map(\.id), campaign.tasks.map(\.id))
        try remove(CampaignPartStatements.deleteFinding, before.findings.map(\.id), campaign.findings.map(\.id))
        for cycle in before.clocks where !campaign.clocks.contains(where: { $0.isSameCycle(as: cycle) }) {
            try transaction.run(
                ClockStatements.delete,
                campaign.id,
                cycle.clock,
                cycle.subject ?? "",
                cycle.number
            )
        }
    }
}
