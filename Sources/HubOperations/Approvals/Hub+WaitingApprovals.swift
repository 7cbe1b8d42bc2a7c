package import HubDomain
package import HubStore

extension Hub {
    /// The approvals that a person is asked for or stands in for, in order of the campaigns' keys.
    /// - Parameters:
    ///   - person: Address, id, or `me`.
    ///   - state: `nil` for all. What waits for somebody else while that person is there isn't the substitute's.
    package func approvals(
        of person: String,
        state: Approval.State?,
        for caller: Caller,
        page: PageRequest<ApprovalPosition>
    ) async throws -> Page<ApprovalView, ApprovalPosition> {
        try await store.read { tx in
            let id = person == "me" ? caller.id : try self.person(person, in: tx)?.id
            guard let id else { return Page(items: [], next: nil) }
            let viewer = try tx.viewer(caller)
            var found: [ApprovalView] = []
            var last = page.after
            while found.count < page.fetchCount {
                let positions = try tx.approvals.list(of: id, after: last, limit: page.fetchCount)
                for position in positions where found.count < page.fetchCount {
                    last = position
                    let campaign = try tx.campaigns.find(CampaignKey(number: position.campaign))
                    guard viewer.maySee(campaign), let approval = campaign.approval("V\(position.number)"),
                        let view = try view(of: approval, campaign, in: tx), state.map({ $0 == view.state }) ?? true,
                        try approval.person == id || !approval.isWaiting || isAway(approval.person, in: tx)
                    else { continue }
                    found.append(view)
                }
                if positions.count < page.fetchCount { break }
            }
            return page.page(found) { view in
                ApprovalPosition(
                    campaign: view.campaign.key.number,
                    number: Int64(view.approval.id.dropFirst()) ?? 0
                )
            }
        }
    }
}
