import HubDomain
import HubJSON
import HubStore

extension Hub {
    /// Locks a campaign, lets `change` alter it, and stores state, events and facts together.
    /// - Parameters:
    ///   - expected: The edit version the caller has seen.
    ///   - seesAll: Confidential campaigns are changed as well, for changes that concern every campaign.
    func change(
        _ key: CampaignKey,
        expecting expected: Int64?,
        by caller: Caller,
        seesAll: Bool = false,
        in tx: WriteTransaction,
        _ change: (inout Campaign, CampaignDefinitions) throws -> Outcome
    ) throws -> Campaign {
        let stored = try lock(key, expecting: expected, by: seesAll ? .system : caller, in: tx)
        var campaign = stored.campaign
        try definitions.rebase(&campaign)
        // Somebody who works on history works by the rules of today.
        var judged = campaign
        if !isReplaying { judged.isImported = false }
        let pinned = try definitions.definitions(for: judged, in: tx)
        let fired = try fireClocks(of: &campaign, pinned, in: tx)
        let before = campaign
        let outcome = try change(&campaign, pinned)
        try settleTasks(of: &campaign, since: before, in: tx)
        try checkFiles(of: campaign, since: stored.campaign, in: tx)
        guard campaign != stored.campaign || !outcome.events.isEmpty else { return campaign }
        // Somebody works on it now: from here on it is no longer history, and timers see it.
        if !isReplaying { campaign.isImported = false }
        try settleTimer(of: &campaign, pinned.workflow, since: before, in: tx)
        let events =
            outcome.hasMovedClocks
            ? outcome.events : try moveClocks(of: &campaign, since: before, outcome.events, pinned, in: tx)
        let head = try record(fired, of: campaign, after: stored.chain, by: .system, in: tx)
        let chain = try record(events, of: campaign, after: head, by: caller, in: tx)
        try tx.campaigns.update(campaign, since: stored.campaign, chain: chain)
        try holdAnswers(of: campaign, since: stored.campaign, in: tx)
        let facts = try tx.facts.insert(outcome.facts, of: campaign, since: stored.campaign)
        try trace(events, from: before, to: campaign, facts, (head.streamSeq, chain.streamSeq), by: caller, in: tx)
        try settleAccount(of: campaign, since: stored.campaign, outcome.events, pinned.workflow, in: tx)
        return campaign
    }

    /// Keeps what an action changed, so that it can be voided. History is nobody's slip any more.
    private func trace(
        _ events: [CampaignEvent],
        from before: Campaign,
        to campaign: Campaign,
        _ facts: [FactLine],
        _ positions: (before: Int64, last: Int64),
        by caller: Caller,
        in tx: WriteTransaction
    ) throws {
        guard !isReplaying, let first = events.first, first.type.isOfAction, let action = first.action else { return }
        try tx.actionTraces.insert(
            StoredActionTrace(
                trace: ActionTrace(of: action, from: before, to: campaign),
                positions: (positions.before + 1)...max(positions.before + 1, positions.last),
                performedAt: tx.now,
                performedBy: caller.id,
                facts: facts
            ),
            of: campaign.id
        )
    }

    /// Says what the hub does next with a campaign; nothing with history.
    private func settleTimer(
        of campaign: inout Campaign,
        _ workflow: WorkflowDefinition,
        since before: Campaign,
        in tx: ReadTransaction
    ) throws {
        let isRepinned = campaign.pins.workflow != before.pins.workflow
        let newest = isRepinned ? try definitions.value(campaign.pins.workflow, in: tx).workflow : workflow
        campaign.settleTimer(newest ?? workflow)
    }

    /// Who may not know of a campaign doesn't learn its version either.
    private func lock(
        _ key: CampaignKey,
        expecting expected: Int64?,
        by caller: Caller,
        in tx: WriteTransaction
    ) throws -> StoredCampaign {
        do {
            let stored = try tx.campaigns.lock(key, expecting: expected)
            try check(caller, maySee: stored.campaign, in: tx)
            return stored
        } catch let error as HubError where error.code == .staleVersion {
            _ = try readable(key, by: caller, in: tx)
            throw error
        }
    }

    /// Keeps the answers that nobody else may give in step with a campaign.
    func holdAnswers(of campaign: Campaign, since before: Campaign?, in tx: WriteTransaction) throws {
        guard campaign.submittedAt != nil || before?.submittedAt != nil else { return }
        guard before?.lines != campaign.lines || before?.stage != campaign.stage else { return }
        func held(by campaign: Campaign) throws -> Set<UniqueAnswer> {
            try campaign.heldAnswers(by: try definitions.pinned(for: campaign, in: tx))
        }
        let answers = campaign.submittedAt == nil ? [] : try held(by: campaign)
        try tx.campaigns.hold(answers, insteadOf: before.map(held) ?? [], for: campaign.key)
    }

    /// Appends events to a campaign's chain.
    func record(
        _ events: [CampaignEvent],
        of campaign: Campaign,
        after head: ChainHead,
        by caller: Caller,
        in tx: WriteTransaction
    ) throws -> ChainHead {
        try events.reduce(head) { head, event in
            try tx.append(
                NewEvent(
                    id: ids.next(),
                    stream: campaign.id,
                    occurredAt: event.occurredAt,
                    type: event.type.rawValue,
                    actorID: caller.id,
                    body: event.body(of: campaign, by: caller).text()
                ),
                after: head
            )
        }
    }
}

extension CampaignEvent {
    /// What is stored, hashed and later shown of an event beside who and when.
    fileprivate func body(of campaign: Campaign, by caller: Caller) -> JSONValue {
        var body: JSONObject = ["campaign": .string(campaign.key.description)]
        body["action"] = action.map { .string($0.rawValue) }
        body["reason"] = reason.map(JSONValue.string)
        body["reasonCode"] = reasonCode.map(JSONValue.string)
        body["requestId"] = caller.requestID.map(JSONValue.string)
        if campaign.isImported { body["imported"] = true }
        if !informed.isEmpty { body["inform"] = .array(informed.map(JSONValue.string)) }
        if !overrides.isEmpty {
            body["overrides"] = .array(
                overrides.map { ["gate": .string($0.gate), "reason": .string($0.reason), "by": .string($0.by)] }
            )
        }
        body["voids"] = voids?.json
        if !clocks.isEmpty { body["clocks"] = .array(clocks.map(\.json)) }
        body["changes"] = .array(
            changes.map { ["pointer": .string($0.pointer), "before": $0.before, "after": $0.after] }
        )
        return .object(body)
    }
}
