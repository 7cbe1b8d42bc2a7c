package import HubDomain
import HubJSON
import HubStore

/// A change request with the people behind it.
package struct ChangeRequestView: Sendable {
    package let campaign: CampaignKey
    package let request: ChangeRequest
    /// Names by person id.
    package let people: [String: String]
}

extension Hub {
    /// - Throws: `not-found`.
    package func changes(of key: CampaignKey, for caller: Caller) async throws -> [ChangeRequestView] {
        try await store.read { tx in
            let campaign = try readable(key, by: caller, in: tx)
            return try tx.changes.list(of: campaign.id).map { try view(of: $0, key, in: tx) }
        }
    }

    /// - Throws: `not-found`.
    package func change(_ id: String, of key: CampaignKey, for caller: Caller) async throws -> ChangeRequestView {
        try await store.read { tx in
            let campaign = try readable(key, by: caller, in: tx)
            return try view(of: try request(id, of: campaign, in: tx), key, in: tx)
        }
    }

    /// Proposes a change of what was accepted, and shows what it means. It takes the place of one that is open.
    ///
    /// Who proposes agrees: the requester for the division, another person who is a lead for the team.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` outside accepted work, or `invalid`.
    package func propose(
        _ change: ScopeChange,
        reason: String,
        on key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<ChangeRequestView> = .never
    ) async throws -> Repeatable<ChangeRequestView> {
        try await write(repetition) { tx in
            var made: ChangeRequest?
            _ = try self.change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                guard campaign.mayProposeChange(caller) else {
                    throw HubError(.forbidden, "Changes are proposed by the requester, producers and leads")
                }
                let issues = TextRules.reasonIssues(reason)
                let trial = try ChangeDesk(hub: self, campaign: campaign, definitions: pinned, tx: tx)
                    .trial(change, id: "C", adding: issues)
                let known = try tx.changes.list(of: campaign.id)
                var request = ChangeRequest(
                    number: (known.last?.number ?? 0) + 1,
                    change: change,
                    reason: reason,
                    proposedBy: caller.id,
                    proposedAt: tx.now,
                    preview: trial.preview
                )
                if let side = try? campaign.side(of: caller) { request.agree(side, caller.id, at: tx.now) }
                let overtaken = try supersede(known, by: request, caller, campaign, in: tx)
                try tx.changes.put(request, of: campaign.id)
                made = request
                campaign.touch(at: tx.now)
                let place = Change(pointer: "/changes/\(request.id)", before: .null, after: .object(request.told))
                var event = CampaignEvent(
                    type: .changeProposed,
                    occurredAt: tx.now,
                    reason: reason,
                    changes: [place]
                )
                event.informed = campaign.people(informedBy: [.requester, .lead, .producer], besides: caller.id)
                return Outcome(events: [event] + overtaken)
            }
            guard let made else { throw HubError(.internalError, "No change was proposed") }
            return try view(of: made, key, in: tx)
        }
    }

    private func supersede(
        _ known: [ChangeRequest],
        by newest: ChangeRequest,
        _ caller: Caller,
        _ campaign: Campaign,
        in tx: WriteTransaction
    ) throws -> [CampaignEvent] {
        try known.filter(\.isOpen).map { old in
            var old = old
            old.state = .superseded
            old.ended = ChangeRequest.Ending(by: caller.id, at: tx.now, reason: "\(newest.id) took its place")
            try tx.changes.put(old, of: campaign.id)
            return CampaignEvent(type: .changeSuperseded, occurredAt: tx.now, changes: [old.change(to: .superseded)])
        }
    }

    /// Agrees to a proposed change, as the requester or as a lead; with the second of the two it takes effect.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, or `conflict` when it is settled, was agreed to already, or
    ///   would mean something else by now.
    package func agree(
        to id: String,
        of key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<ChangeRequestView> = .never
    ) async throws -> Repeatable<ChangeRequestView> {
        try await write(repetition) { tx in
            var settled: ChangeRequest?
            _ = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                var request = try openRequest(id, of: campaign, in: tx)
                let side = try campaign.side(of: caller)
                guard request.agreement(of: side) == nil else {
                    throw HubError(.conflict, "\(id) was agreed to already for the \(side.rawValue)")
                }
                request.agree(side, caller.id, at: tx.now)
                let outcome =
                    request.isAgreed
                    ? try apply(&request, to: &campaign, pinned, by: caller, in: tx)
                    : Outcome(events: [agreed(request, side, campaign, caller, at: tx.now)])
                campaign.touch(at: tx.now)
                try tx.changes.put(request, of: campaign.id)
                settled = request
                return outcome
            }
            guard let settled else { throw HubError(.internalError, "No change was agreed to") }
            return try view(of: settled, key, in: tx)
        }
    }

    private func agreed(
        _ request: ChangeRequest,
        _ side: ChangeRequest.Side,
        _ campaign: Campaign,
        _ caller: Caller,
        at now: Instant
    ) -> CampaignEvent {
        let place = Change(
            pointer: "/changes/\(request.id)/\(side.rawValue)AgreedAt",
            before: .null,
            after: .instant(now)
        )
        var event = CampaignEvent(type: .changeAgreed, occurredAt: now, changes: [place])
        event.informed = campaign.people(informedBy: [.requester, .lead], besides: caller.id)
        return event
    }

    /// Rejects a proposed change, as the requester or as a lead, or takes an own one back.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` when it is settled, or `invalid` without a reason.
    package func end(
        _ id: String,
        as state: ChangeRequest.State,
        reason: String,
        of key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<ChangeRequestView> = .never
    ) async throws -> Repeatable<ChangeRequestView> {
        try await write(repetition) { tx in
            var settled: ChangeRequest?
            _ = try change(key, expecting: version, by: caller, in: tx) { campaign, _ in
                var request = try openRequest(id, of: campaign, in: tx)
                if state == .withdrawn {
                    guard request.proposedBy == caller.id else {
                        throw HubError(.forbidden, "A proposal is taken back by who made it: reject it instead")
                    }
                } else {
                    _ = try campaign.side(of: caller)
                }
                let issues = TextRules.reasonIssues(reason)
                guard issues.isEmpty else {
                    throw HubError(.invalid, "The request has problems", issues: issues)
                }
                let place = request.change(to: state)
                request.state = state
                request.ended = ChangeRequest.Ending(by: caller.id, at: tx.now, reason: reason)
                try tx.changes.put(request, of: campaign.id)
                settled = request
                campaign.touch(at: tx.now)
                var event = CampaignEvent(
                    type: state == .withdrawn ? .changeWithdrawn : .changeRejected,
                    occurredAt: tx.now,
                    reason: reason,
                    changes: [place]
                )
                event.informed = campaign.people(informedBy: [.requester, .lead, .producer], besides: caller.id)
                return Outcome(events: [event])
            }
            guard let settled else { throw HubError(.internalError, "No change was settled") }
            return try view(of: settled, key, in: tx)
        }
    }

    private func request(_ id: String, of campaign: Campaign, in tx: ReadTransaction) throws -> ChangeRequest {
        let number = ChangeRequest.number(of: id)
        guard let found = try tx.changes.list(of: campaign.id).first(where: { $0.number == number }) else {
            throw HubError(.notFound, "Campaign \(campaign.key) has no change \"\(id.prefix(20))\"")
        }
        return found
    }

    private func openRequest(_ id: String, of campaign: Campaign, in tx: ReadTransaction) throws -> ChangeRequest {
        let request = try request(id, of: campaign, in: tx)
        guard request.isOpen else {
            throw HubError(
                .conflict,
                "\(id) is settled: it is \(request.state.rawValue)",
                details: ["state": .string(request.state.rawValue)]
            )
        }
        return request
    }

    private func view(of request: ChangeRequest, _ key: CampaignKey, in tx: ReadTransaction) throws
        -> ChangeRequestView
    {
        let people = [
            request.proposedBy, request.requesterAgreed?.by, request.leadAgreed?.by, request.ended?.by,
        ]
        return ChangeRequestView(
            campaign: key,
            request: request,
            people: try names(of: people.compactMap(\.self), in: tx)
        )
    }
}
