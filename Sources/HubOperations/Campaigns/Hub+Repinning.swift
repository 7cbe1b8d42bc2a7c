package import HubDomain
import HubStore

/// What somebody asks for who wants campaigns judged by newer definitions.
package struct PinRenewal: Sendable {
    package let selection: PinSelection
    package let reason: String
    /// Tells what would change and changes nothing.
    package let isDryRun: Bool

    package init(selection: PinSelection, reason: String, isDryRun: Bool) {
        self.selection = selection
        self.reason = reason
        self.isDryRun = isDryRun
    }
}

/// What came of it for one campaign.
package struct PinRenewalView: Sendable {
    package let campaign: Campaign
    package let result: Result<Repinning, HubError>
}

/// A pinned definition and how far it has moved on since.
package struct PinView: Sendable {
    package let pinned: DefinitionReference
    package let newest: Int
}

extension Hub {
    /// The definitions that a campaign is judged by.
    /// - Throws: `not-found`.
    package func pins(of key: CampaignKey, for caller: Caller) async throws -> [PinView] {
        try await store.read { tx in
            var campaign = try readable(key, by: caller, in: tx)
            try definitions.rebase(&campaign)
            let heads = definitions.current
            return campaign.pinned.map { pin in
                PinView(pinned: pin, newest: heads.head(pin.kind, pin.key)?.reference.version ?? pin.version)
            }
        }
    }

    /// Judges an open campaign by the newest versions of its definitions from now on.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` for drafts and finished campaigns, or `invalid`.
    package func repin(
        _ key: CampaignKey,
        _ renewal: PinRenewal,
        by caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<PinRenewalView> = .never
    ) async throws -> Repeatable<PinRenewalView> {
        if renewal.isDryRun {
            return .done(
                try await store.read { try trial(key, renewal, by: caller, expecting: version, in: $0) }
            )
        }
        return try await write(repetition) { tx in
            try repin(key, renewal, by: caller, expecting: version, in: tx)
        }
    }

    /// The same for a part of the open campaigns with a service, in divisions that the caller leads. One that can't be
    /// pinned anew is named with the reason and doesn't stop the others.
    /// - Throws: `not-found` for an unknown service, `forbidden` or `invalid`.
    package func repin(
        service: String,
        _ renewal: PinRenewal,
        _ page: PageRequest<Int64>,
        by caller: Caller,
        repetition: RepetitionPolicy<Page<PinRenewalView, Int64>> = .never
    ) async throws -> Repeatable<Page<PinRenewalView, Int64>> {
        guard definitions.head(.service, service) != nil else {
            throw HubError(.notFound, "There is no service \"\(service)\"")
        }
        guard caller.has(.lead) else { throw HubError(.forbidden, "Only leads pin campaigns anew") }
        if renewal.isDryRun {
            return .done(
                try await store.read { tx in
                    try views(of: service, page, by: caller, in: tx) {
                        try trial($0, renewal, by: caller, expecting: nil, in: tx)
                    }
                }
            )
        }
        return try await write(repetition) { tx in
            try views(of: service, page, by: caller, in: tx) { key in
                try tx.attempt { try repin(key, renewal, by: caller, expecting: nil, in: tx) }
            }
        }
    }

    private func views(
        of service: String,
        _ page: PageRequest<Int64>,
        by caller: Caller,
        in tx: ReadTransaction,
        _ repin: (CampaignKey) throws -> PinRenewalView
    ) throws -> Page<PinRenewalView, Int64> {
        let found = try tx.campaigns.submitted(with: service, in: openStages(in: tx), page)
        let viewer = try tx.viewer(caller)
        let views = try found.items.compactMap { key -> PinRenewalView? in
            let campaign = try tx.campaigns.find(key)
            guard caller.has(.lead, in: campaign.division), viewer.maySee(campaign) else { return nil }
            do {
                return try repin(key)
            } catch let error as HubError where [.conflict, .invalid].contains(error.code) {
                return PinRenewalView(campaign: campaign, result: .failure(error))
            }
        }
        return Page(items: views, next: found.next)
    }

    /// Open stages of every version of every workflow: campaigns may stand in any of them.
    private func openStages(in tx: ReadTransaction) throws -> [StageKey] {
        let workflows = try tx.definitions.versions(of: .workflow).compactMap { reference in
            try definitions.value(reference, in: tx).workflow
        }
        var seen: Set<StageKey> = []
        return workflows.flatMap(\.stages).filter { $0.category.isOpen && seen.insert($0.key).inserted }.map(\.key)
    }

    private func repin(
        _ key: CampaignKey,
        _ renewal: PinRenewal,
        by caller: Caller,
        expecting version: Int64?,
        in tx: WriteTransaction
    ) throws -> PinRenewalView {
        var repinning: Repinning?
        let campaign = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
            let done = try repin(&campaign, renewal, pinned, by: caller, in: tx)
            repinning = done.repinning
            return done.outcome
        }
        guard let repinning else { throw HubError(.internalError, "A campaign was not pinned") }
        return PinRenewalView(campaign: campaign, result: .success(repinning))
    }

    private func trial(
        _ key: CampaignKey,
        _ renewal: PinRenewal,
        by caller: Caller,
        expecting version: Int64?,
        in tx: ReadTransaction
    ) throws -> PinRenewalView {
        let stored = try readable(key, by: caller, in: tx)
        if let version, version != stored.version {
            throw HubError(
                .staleVersion,
                "The campaign was changed by somebody else: it is at version \(stored.version)"
            )
        }
        var campaign = stored
        let pinned = try definitions.definitions(for: campaign, in: tx)
        let done = try repin(&campaign, renewal, pinned, by: caller, in: tx)
        return PinRenewalView(campaign: stored, result: .success(done.repinning))
    }

    private func repin(
        _ campaign: inout Campaign,
        _ renewal: PinRenewal,
        _ pinned: CampaignDefinitions,
        by caller: Caller,
        in tx: ReadTransaction
    ) throws -> (outcome: Outcome, repinning: Repinning) {
        let (pins, services) = try definitions.current.renewed(campaign, renewal.selection)
        var target = campaign
        target.pins = pins
        for index in target.lines.indices {
            target.lines[index].serviceVersion =
                services[target.lines[index].service] ?? target.lines[index].serviceVersion
        }
        return try campaign.repin(
            to: pins,
            services: services,
            from: pinned,
            to: try definitions.definitions(for: target, in: tx),
            reason: renewal.reason,
            by: caller,
            at: tx.now
        )
    }
}

extension DefinitionHeads {
    /// The versions that a campaign has after the chosen ones were renewed.
    /// - Throws: `invalid` for a choice that names nothing the campaign is pinned to.
    fileprivate func renewed(
        _ campaign: Campaign,
        _ selection: PinSelection
    ) throws -> (pins: Campaign.Pins, services: [String: Int]) {
        try check(selection, of: campaign)
        func newest(_ reference: DefinitionReference) -> DefinitionReference {
            guard selection.covers(reference) else { return reference }
            return head(reference.kind, reference.key)?.reference ?? reference
        }
        var pins = campaign.pins
        pins.workflow = newest(pins.workflow)
        pins.brief = newest(pins.brief)
        pins.division = newest(pins.division)
        pins.calendar = newest(calendar(of: pins, selection))
        for (key, version) in campaign.pins.policies {
            let policy = DefinitionReference(kind: .slaPolicy, key: key, version: version)
            pins.policies[key] = newest(policy).version
        }
        let services = campaign.lines.map { line in
            newest(DefinitionReference(kind: .service, key: line.service, version: line.serviceVersion))
        }
        return (pins, Dictionary(services.map { ($0.key, $0.version) }, uniquingKeysWith: max))
    }

    /// A division that is renewed as a whole may have taken another calendar.
    private func calendar(of pins: Campaign.Pins, _ selection: PinSelection) -> DefinitionReference {
        guard selection.covers(pins.calendar), selection.covers(pins.division) else { return pins.calendar }
        guard let key = head(.division, pins.division.key)?.value.division?.calendar else { return pins.calendar }
        return head(.calendar, key)?.reference ?? pins.calendar
    }

    private func check(_ selection: PinSelection, of campaign: Campaign) throws {
        let pinned = campaign.pinned
        let issues = selection.names.enumerated().compactMap { index, name -> Issue? in
            guard !pinned.contains(where: name.covers) else { return nil }
            let words = [name.kind.rawValue, name.key].compactMap(\.self).joined(separator: " ")
            return .invalid("/definitions/\(index)", "The campaign is pinned to no \(words)")
        }
        guard issues.isEmpty else { throw HubError(.invalid, "The pins have problems", issues: issues) }
    }
}
