import HubDomain
import HubJSON
import HubStore

extension Hub {
    /// Carries a change out that both sides have agreed to: scope, prices, quote and commitment in one.
    /// - Throws: `conflict` when it would mean something else than what was shown.
    func apply(
        _ request: inout ChangeRequest,
        to campaign: inout Campaign,
        _ pinned: CampaignDefinitions,
        by caller: Caller,
        in tx: WriteTransaction
    ) throws -> Outcome {
        let desk = ChangeDesk(hub: self, campaign: campaign, definitions: pinned, tx: tx)
        let trial = try desk.trial(request.change, id: request.id)
        guard request.preview.promises(the: trial.preview) else {
            throw HubError(
                .conflict,
                "By now \(request.id) would mean something else than what was shown: propose it again",
                details: [
                    "stage": .string(campaign.stage.rawValue), "version": .integer(campaign.version),
                    "shown": request.preview.json, "now": trial.preview.json,
                ]
            )
        }
        let before = campaign
        campaign = trial.campaign
        let place = request.change(to: .applied)
        request.state = .applied
        request.appliedAt = tx.now
        let quote = try requote(campaign, request, trial.definitions, by: caller, in: tx)
        let event = appliedEvent(request, from: before, to: campaign, [place] + quote, pinned, by: caller, at: tx.now)
        return Outcome(
            events: [event],
            facts: Fact.measured(by: event, from: before, to: campaign, trial.definitions)
        )
    }

    private func appliedEvent(
        _ request: ChangeRequest,
        from before: Campaign,
        to campaign: Campaign,
        _ changes: [Change],
        _ pinned: CampaignDefinitions,
        by caller: Caller,
        at now: Instant
    ) -> CampaignEvent {
        let isMoved = before.committedLaunchAt != campaign.committedLaunchAt
        let code = pinned.workflow.reasons.reason("requester-changed-scope", in: .recommit)?.key
        var event = CampaignEvent(
            type: .changeApplied,
            occurredAt: now,
            reason: request.reason,
            reasonCode: isMoved ? code : nil,
            changes: changes + campaign.changes(since: before)
        )
        event.informed = campaign.people(
            informedBy: [.requester, .watchers, .producer, .assignees],
            besides: caller.id
        )
        return event
    }

    /// The requester has agreed to the price with the change.
    private func requote(
        _ campaign: Campaign,
        _ request: ChangeRequest,
        _ definitions: CampaignDefinitions,
        by caller: Caller,
        in tx: WriteTransaction
    ) throws -> [Change] {
        try tx.billing.removeFixedCharge(campaign.key, campaign.division)
        if hasFixedPrice(campaign) { try tx.billing.addFixedCharge(campaign.key, campaign.division) }
        guard request.preview.priceAfter != nil, let agreed = request.requesterAgreed else { return [] }
        let simulation = try simulation(of: campaign, by: definitions, in: tx)
        let isOfOtherLines = try tx.quotes.accepted(of: campaign.key)?.figures.basis != simulation.basis
        guard isOfOtherLines || request.preview.priceBefore != request.preview.priceAfter else { return [] }
        let number = (try tx.quotes.newest(of: campaign.key)?.number ?? 0) + 1
        let offer = QuoteOffer(simulation: simulation, prepared: nil)
        var quote = try makeQuote(of: campaign, offer, number: number, by: caller, at: tx.now)
        quote.acceptance = Quote.Acceptance(by: agreed.by, at: tx.now, isStanding: false)
        try tx.quotes.insert(quote)
        return [quote.change]
    }
}

/// Works out what a change of scope would make of a campaign.
struct ChangeDesk {
    let hub: Hub
    let campaign: Campaign
    let definitions: CampaignDefinitions
    let tx: ReadTransaction

    struct Trial {
        let campaign: Campaign
        let definitions: CampaignDefinitions
        let preview: ChangePreview
    }

    /// - Parameter issues: What is wrong with the request beside the change itself.
    /// - Throws: `conflict` outside accepted work, or `invalid` with every problem.
    func trial(_ change: ScopeChange, id: String, adding issues: [Issue] = []) throws -> Trial {
        let heads = hub.definitions.current
        let definitions = definitions(adding: change.added.map(\.service), heads)
        var changed = campaign
        let effects: ScopeEffects
        do {
            effects = try changed.apply(
                change,
                id: id,
                definitions,
                services: heads.services,
                serviceVersions: heads.serviceVersions,
                price: price(of:_:),
                at: tx.now
            )
        } catch let error as HubError where error.code == .invalid {
            throw HubError(.invalid, error.message, issues: error.issues + issues)
        }
        guard issues.isEmpty else { throw HubError(.invalid, "The change has problems", issues: issues) }
        return Trial(
            campaign: changed,
            definitions: definitions,
            preview: ChangePreview(
                priceBefore: try price(of: campaign, definitions),
                priceAfter: try price(of: changed, definitions),
                earliestBefore: try earliest(campaign, definitions),
                earliestAfter: try earliest(changed, definitions),
                effects: effects
            )
        )
    }

    private func definitions(adding keys: [String], _ heads: DefinitionHeads) -> CampaignDefinitions {
        var services = definitions.services
        for key in keys {
            guard let head = heads.head(.service, key), let service = head.value.service else { continue }
            services[.init(key: key, version: head.reference.version)] = service
        }
        return CampaignDefinitions(
            workflow: definitions.workflow,
            brief: definitions.brief,
            division: definitions.division,
            calendar: definitions.calendar,
            services: services,
            surroundings: definitions.surroundings
        )
    }

    private func price(of service: String, _ tier: Tier) -> DefinitionReference? {
        let today = hub.today(in: campaign.division, at: tx.now)
        return hub.definitions.money.prices.price(of: service, tier, for: campaign.division, on: today)?.reference
    }

    /// - Returns: `nil` where a price or rate is missing.
    private func price(of campaign: Campaign, _ definitions: CampaignDefinitions) throws -> ChangePreview.Price? {
        do {
            // One seed for both sides, so that what differs is the change.
            let seed = UInt64(bitPattern: campaign.key.number)
            let figures = try hub.simulation(of: campaign, by: definitions, in: tx).figures(seed: seed)
            return ChangePreview.Price(
                p50: Money(figures.p50, figures.currency),
                p90: Money(figures.p90, figures.currency)
            )
        } catch let error as HubError where error.code == .conflict || error.code == .invalid {
            return nil
        }
    }

    private func earliest(_ campaign: Campaign, _ definitions: CampaignDefinitions) throws -> Instant? {
        var campaign = campaign
        try hub.definitions.pinPolicies(of: &campaign, definitions)
        let shelf = try hub.definitions.clockShelf(for: campaign, in: tx)
        let isWorkedOn = definitions.workflow.category(of: campaign.stage) == .production
        let stage = isWorkedOn ? campaign.stage : definitions.workflow.landmarks.build
        return try campaign.earliestDate(by: definitions, shelf, from: tx.now, in: stage)?.at
    }
}
