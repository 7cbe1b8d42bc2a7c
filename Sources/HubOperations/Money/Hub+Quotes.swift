package import HubDomain
import HubJSON
import HubStore

/// A campaign's quote as a reader sees it.
package struct QuoteView: Sendable {
    package let quote: Quote
    /// Whether it was stored, or only worked out to be looked at.
    package let isStored: Bool
    /// Whether the campaign's lines or prices have changed since.
    package let isOutOfDate: Bool
    package let readAt: Instant

    package var state: State {
        if !isStored { return .preview }
        if quote.acceptance != nil { return isOutOfDate ? .outOfDate : .accepted }
        if isOutOfDate { return .outOfDate }
        return quote.validUntil <= readAt ? .expired : .open
    }

    package enum State: String, Sendable, CaseIterable {
        case preview
        case open
        case accepted
        case expired
        case outOfDate = "out-of-date"
    }
}

extension Hub {
    /// The newest quote, or what one made now would say.
    /// - Throws: `not-found`, or `conflict` when a price or rate is missing.
    package func quote(of key: CampaignKey, for caller: Caller) async throws -> QuoteView {
        try await store.read { tx in
            var campaign = try readable(key, by: caller, in: tx)
            try definitions.rebase(&campaign)
            let pinned = try definitions.definitions(for: campaign, in: tx)
            let simulation = try simulation(of: campaign, by: pinned, in: tx)
            if let stored = try tx.quotes.newest(of: key) { return view(of: stored, against: simulation, at: tx.now) }
            let offer = QuoteOffer(simulation: simulation, prepared: nil)
            let preview = try makeQuote(of: campaign, offer, number: 1, by: caller, at: tx.now)
            return QuoteView(quote: preview, isStored: false, isOutOfDate: false, readAt: tx.now)
        }
    }

    /// Makes a quote of the campaign as it stands.
    /// - Throws: `not-found`, `forbidden`, or `conflict` when a price or rate is missing.
    package func makeQuote(
        of key: CampaignKey,
        by caller: Caller,
        repetition: RepetitionPolicy<QuoteView> = .never
    ) async throws -> Repeatable<QuoteView> {
        let prepared = await prepareQuote(of: key, for: nil, by: caller)
        return try await write(repetition) { tx in
            var made: Quote?
            _ = try change(key, expecting: nil, by: caller, in: tx) { campaign, pinned in
                guard caller.has(anyOf: [.producer, .lead, .finance], in: campaign.division) else {
                    throw HubError(.forbidden, "Quotes are made by producers, leads and finance")
                }
                guard campaign.submittedAt != nil else {
                    throw HubError(.conflict, "A draft isn't quoted: look at its preview")
                }
                let number = (try tx.quotes.newest(of: key)?.number ?? 0) + 1
                let simulation = try simulation(of: campaign, by: pinned, in: tx)
                let offer = QuoteOffer(simulation: simulation, prepared: prepared)
                let quote = try makeQuote(of: campaign, offer, number: number, by: caller, at: tx.now)
                try tx.quotes.insert(quote)
                made = quote
                return Outcome(events: [CampaignEvent(type: .quoteMade, occurredAt: tx.now, changes: [quote.change])])
            }
            guard let made else { throw HubError(.internalError, "The quote was not made") }
            return QuoteView(quote: made, isStored: true, isOutOfDate: false, readAt: tx.now)
        }
    }

    /// The requester agrees to a quote.
    /// - Parameter number: The quote that they have read.
    /// - Throws: `not-found`, `forbidden`, or `conflict` for one that is expired, out of date or accepted already.
    package func acceptQuote(
        _ number: Int,
        of key: CampaignKey,
        by caller: Caller,
        repetition: RepetitionPolicy<QuoteView> = .never
    ) async throws -> Repeatable<QuoteView> {
        try await write(repetition) { tx in
            var accepted: Quote?
            _ = try change(key, expecting: nil, by: caller, in: tx) { campaign, pinned in
                guard caller.id == campaign.requester || caller.id == campaign.requestedFor else {
                    throw HubError(.forbidden, "A quote is accepted by the requester")
                }
                guard var quote = try tx.quotes.newest(of: key), quote.number == number else {
                    throw HubError(.conflict, "Quote \(number) isn't the newest one of \(key)")
                }
                let simulation = try simulation(of: campaign, by: pinned, in: tx)
                let view = view(of: quote, against: simulation, at: tx.now)
                guard view.state == .open else {
                    throw HubError(.conflict, "Quote \(number) is \(view.state.rawValue): have a new one made")
                }
                quote.acceptance = Quote.Acceptance(by: caller.id, at: tx.now, isStanding: false)
                try tx.quotes.update(quote)
                accepted = quote
                let place = Change(pointer: "/quote/acceptedAt", before: .null, after: .instant(tx.now))
                return Outcome(events: [CampaignEvent(type: .quoteAccepted, occurredAt: tx.now, changes: [place])])
            }
            guard let accepted else { throw HubError(.internalError, "The quote was not accepted") }
            return QuoteView(quote: accepted, isStored: true, isOutOfDate: false, readAt: tx.now)
        }
    }

    private func view(of quote: Quote, against simulation: QuoteSimulation, at now: Instant) -> QuoteView {
        QuoteView(quote: quote, isStored: true, isOutOfDate: simulation.basis != quote.figures.basis, readAt: now)
    }

    func makeQuote(
        of campaign: Campaign,
        _ offer: QuoteOffer,
        number: Int,
        by caller: Caller,
        at now: Instant
    ) throws -> Quote {
        Quote(
            campaign: campaign.key,
            number: number,
            division: campaign.division,
            figures: try offer.figures(number: number, seed: Self.quoteSeed(campaign.key, number)),
            madeBy: caller.id,
            madeAt: now,
            validUntil: now + Quote.validity
        )
    }

    /// What a campaign's lines would be charged by: the price that they are pinned to, or the one in force today.
    func simulation(of campaign: Campaign, by definitions: CampaignDefinitions, in tx: ReadTransaction) throws
        -> QuoteSimulation
    {
        try QuoteDesk(hub: self, campaign: campaign, definitions: definitions, tx: tx).simulation()
    }
}

extension Hub {
    /// Tells once when the hours pass 75 and 100 percent of what the accepted quote gives them at most.
    func burnAlert(of campaign: Campaign, in tx: WriteTransaction) throws -> [CampaignEvent] {
        guard var quote = try tx.quotes.accepted(of: campaign.key) else { return [] }
        let hours = try tx.time.entries(of: campaign.key).filter { billsHours($0, of: campaign) }
        let billed = try MinorUnits.sum(hours.compactMap { $0.charge?.bill })
        guard let mark = quote.burnMark(at: billed) else { return [] }
        let place = Change(
            pointer: "/quote/burnPercent",
            before: .integer(Int64(quote.burnPercent)),
            after: .integer(Int64(mark))
        )
        quote.burnPercent = mark
        try tx.quotes.update(quote)
        return [CampaignEvent(type: .quoteBurning, occurredAt: tx.now, changes: [place])]
    }
}

extension Quote {
    /// What events tell of it.
    var change: Change {
        Change(
            pointer: "/quote",
            before: .null,
            after: [
                "number": .integer(Int64(number)), "p50": Money(figures.p50, figures.currency).json,
                "p90": Money(figures.p90, figures.currency).json, "estimate": .bool(figures.isEstimate),
            ]
        )
    }
}
