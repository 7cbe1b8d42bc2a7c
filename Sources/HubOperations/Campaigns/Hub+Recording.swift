import HubDomain
import HubJSON
import HubStore

extension Hub {
    /// Locks a campaign, lets `change` alter it, and stores state, events and facts together.
    /// - Parameter expected: The edit version the caller has seen.
    func change(
        _ key: CampaignKey,
        expecting expected: Int64?,
        by caller: Caller,
        in tx: WriteTransaction,
        _ change: (inout Campaign, CampaignDefinitions) throws -> Outcome
    ) throws -> Campaign {
        let stored = try tx.campaigns.lock(key, expecting: expected)
        var campaign = stored.campaign
        try definitions.rebase(&campaign)
        let pinned = try definitions.definitions(for: campaign, in: tx)
        let fired = try fireClocks(of: &campaign, pinned, in: tx)
        let before = campaign
        let outcome = try change(&campaign, pinned)
        try checkFiles(of: campaign, since: stored.campaign, in: tx)
        guard campaign != stored.campaign || !outcome.events.isEmpty else { return campaign }
        // Somebody works on it now: from here on it is no longer history, and timers see it.
        if !isReplaying { campaign.isImported = false }
        let events = try moveClocks(of: &campaign, since: before, outcome.events, pinned, in: tx)
        let head = try record(fired, of: campaign, after: stored.chain, by: .system, in: tx)
        let chain = try record(events, of: campaign, after: head, by: caller, in: tx)
        try tx.campaigns.update(campaign, since: stored.campaign, chain: chain)
        try tx.facts.insert(outcome.facts, of: campaign)
        return campaign
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
        if !clocks.isEmpty { body["clocks"] = .array(clocks.map(\.json)) }
        body["changes"] = .array(
            changes.map { ["pointer": .string($0.pointer), "before": $0.before, "after": $0.after] }
        )
        return .object(body)
    }
}
