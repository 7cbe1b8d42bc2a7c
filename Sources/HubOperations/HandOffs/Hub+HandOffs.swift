package import HubDomain
package import HubStore

extension Hub {
    /// The hand-offs of a campaign in the order in which they were first sent; a vendor sees its own.
    /// - Throws: `not-found`.
    package func handOffs(of key: CampaignKey, for caller: Caller) async throws -> [HandOffView] {
        try await store.read { tx in
            let campaign = try readable(key, by: caller, in: tx)
            let vendors = try vendors(of: caller, in: tx)
            return try campaign.handOffs.filter { sees($0, of: campaign, caller, vendors) }
                .map { try view(of: $0, campaign, for: caller, vendors, in: tx) }
        }
    }

    /// Hands work of a line to a vendor. Its price is committed.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` or `invalid`.
    package func handOver(
        _ draft: HandOffDraft,
        billing: HandOffBilling = HandOffBilling(),
        of key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<HandOffView> = .never
    ) async throws -> Repeatable<HandOffView> {
        let expense = ids.next()
        return try await write(repetition) { tx in
            let campaign = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                let vendor = vendor(draft.vendor)
                let workflow = pinned.workflow
                var outcome = try campaign.handOver(draft, to: vendor, by: caller, workflow, at: tx.now)
                if let made = campaign.handOffs.last {
                    outcome.events += try commit(
                        made,
                        billing,
                        expense: expense,
                        &campaign,
                        by: caller,
                        in: tx
                    )
                }
                return outcome
            }
            return try view(of: campaign.handOffs.last?.id ?? "", campaign, for: caller, in: tx)
        }
    }

    /// Takes a hand-off on: what the vendor says, or what becomes of what was delivered. When it goes back, is refused or
    /// withdrawn, what is still committed for it falls.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` or `invalid`.
    package func take(
        _ move: HandOffMove,
        on id: String,
        of key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<HandOffView> = .never
    ) async throws -> Repeatable<HandOffView> {
        let expense = ids.next()
        return try await write(repetition) { tx in
            let campaign = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                let vendors = try vendors(of: caller, in: tx)
                guard let known = campaign.handOff(id), sees(known, of: campaign, caller, vendors) else {
                    throw campaign.missing(handOff: id)
                }
                var outcome = try campaign.take(
                    move,
                    on: id,
                    of: vendor(known.vendor),
                    isVendor: caller.has(.vendor, in: campaign.division) && vendors.contains(known.vendor),
                    by: caller,
                    pinned.workflow,
                    at: tx.now
                )
                outcome.events += try settlePrice(of: id, move, expense, &campaign, by: caller, in: tx)
                return outcome
            }
            return try view(of: id, campaign, for: caller, in: tx)
        }
    }

    /// Open hand-offs, those sent first first. A vendor gets its own.
    package func openHandOffs(
        vendor: String?,
        state: HandOffState?,
        for caller: Caller,
        page: PageRequest<HandOffPosition>
    ) async throws -> Page<HandOffView, HandOffPosition> {
        try await store.read { tx in
            let own = try vendors(of: caller, in: tx)
            let isTeam = Self.handOffReaders.contains { caller.has($0) }
            let meant = isTeam ? vendor.map { [$0] } : own.filter { vendor == nil || $0 == vendor }
            let found = try tx.handOffs.open(
                of: meant,
                state: state,
                for: try tx.viewer(caller),
                after: page.after,
                limit: page.fetchCount
            )
            let listed = page.page(found) { $0.position }
            let views = try listed.items.compactMap { listed -> HandOffView? in
                let campaign = try tx.campaigns.find(listed.campaign)
                guard let handOff = campaign.handOff(listed.handOff), sees(handOff, of: campaign, caller, own) else {
                    return nil
                }
                return try view(of: handOff, campaign, for: caller, own, in: tx)
            }
            return Page(items: views, next: listed.next)
        }
    }
}

extension Hub {
    /// Who sees the hand-offs of every vendor.
    private static let handOffReaders: [Role] = [.producer, .reviewer, .lead, .finance, .admin]

    private func sees(_ handOff: HandOff, of campaign: Campaign, _ caller: Caller, _ vendors: [String]) -> Bool {
        caller.has(anyOf: Self.handOffReaders, in: campaign.division)
            || caller.has(.vendor, in: campaign.division) && vendors.contains(handOff.vendor)
    }

    private func vendor(_ key: String) -> VendorDefinition? {
        definitions.head(.vendor, key)?.value.vendor
    }

    /// Keys of the vendors that a caller acts for.
    private func vendors(of caller: Caller, in tx: ReadTransaction) throws -> [String] {
        guard caller.has(.vendor), let address = try tx.people.address(of: caller.id) else { return [] }
        return definitions.heads(of: .vendor).compactMap(\.value.vendor).filter { $0.people.contains(address) }
            .map(\.key)
    }

    private func view(
        of id: String,
        _ campaign: Campaign,
        for caller: Caller,
        in tx: ReadTransaction
    ) throws -> HandOffView {
        guard let handOff = campaign.handOff(id) else {
            throw HubError(.internalError, "\(campaign.key) lost the hand-off \(id)")
        }
        return try view(of: handOff, campaign, for: caller, try vendors(of: caller, in: tx), in: tx)
    }

    private func view(
        of handOff: HandOff,
        _ campaign: Campaign,
        for caller: Caller,
        _ vendors: [String],
        in tx: ReadTransaction
    ) throws -> HandOffView {
        HandOffView(
            campaign: campaign,
            handOff: handOff,
            vendorName: vendor(handOff.vendor)?.name,
            sentBy: try name(of: handOff.sentBy, in: tx),
            showsPrice: caller.seesCost(in: campaign.division) || vendors.contains(handOff.vendor),
            readAt: tx.now
        )
    }
}
