package import HubDomain
package import HubStore

/// A campaign with the links in both directions.
package struct LinksView: Sendable {
    package let campaign: Campaign
    /// The campaigns behind its links that the reader may know of.
    package let linked: [LinkedCampaign]
    package let incoming: [IncomingLink]
}

extension Hub {
    /// - Throws: `not-found`.
    package func links(of key: CampaignKey, for caller: Caller) async throws -> LinksView {
        try await store.read { tx in
            try linksView(of: try view(of: readable(key, by: caller, in: tx), for: caller, in: tx), caller, in: tx)
        }
    }

    /// Ties a campaign to another one. A link of the same kind to the same campaign is replaced.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` or `invalid`, a circle among the problems.
    package func add(
        _ link: CampaignLink,
        reason: String?,
        to key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<LinksView> = .never
    ) async throws -> Repeatable<LinksView> {
        try await write(repetition) { tx in
            try changeLinks(of: key, reason, by: caller, expecting: version, in: tx) { links in
                links.removeAll { $0.kind == link.kind && $0.campaign == link.campaign }
                links.append(link)
            }
        }
    }

    /// Takes a link away.
    /// - Throws: `not-found`, also for a link that isn't there, `stale-version`, `forbidden` or `conflict`.
    package func removeLink(
        _ kind: CampaignLink.Kind,
        to other: CampaignKey,
        of key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?
    ) async throws {
        try await write { tx in
            _ = try changeLinks(of: key, nil, by: caller, expecting: version, in: tx) { links in
                guard let index = links.firstIndex(where: { $0.kind == kind && $0.campaign == other }) else {
                    throw HubError(.notFound, "\(key) has no link \(kind.rawValue) to \(other)")
                }
                links.remove(at: index)
            }
        }
    }

    private func changeLinks(
        of key: CampaignKey,
        _ reason: String?,
        by caller: Caller,
        expecting version: Int64?,
        in tx: WriteTransaction,
        _ body: (inout [CampaignLink]) throws -> Void
    ) throws -> LinksView {
        let heads = definitions.current
        let campaign = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
            var edit = CampaignEdit()
            edit.reason = reason
            var links = campaign.links
            try body(&links)
            edit.links = links
            do {
                try check(links, of: key, by: caller, in: tx)
                return try campaign.apply(
                    edit,
                    by: caller,
                    pinned,
                    services: heads.services,
                    serviceVersions: heads.serviceVersions,
                    at: tx.now
                )
            } catch let error as HubError where error.code == .invalid {
                throw HubError(.invalid, error.message, issues: error.issues.map(Self.ofBody))
            }
        }
        return try linksView(of: try view(of: campaign, for: caller, in: tx), caller, in: tx)
    }

    /// The body holds one link, which stands behind the others.
    private static func ofBody(_ issue: Issue) -> Issue {
        let parts = issue.pointer.split(separator: "/")
        guard parts.count == 3, parts[0] == "links" else { return issue }
        return Issue(pointer: "/\(parts[2])", code: issue.code, detail: issue.detail)
    }

    private func linksView(of view: CampaignView, _ caller: Caller, in tx: ReadTransaction) throws -> LinksView {
        LinksView(
            campaign: view.campaign,
            linked: view.linked,
            incoming: try tx.linksTo(view.campaign.key, for: try tx.viewer(caller))
        )
    }
}
