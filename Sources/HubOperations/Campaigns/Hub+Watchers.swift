package import HubDomain
import HubStore

extension Hub {
    /// Lets somebody follow a campaign, or no longer.
    /// - Parameter person: Address or id; `me` for the caller.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` or `invalid` for somebody who can't be.
    package func setWatching(
        _ isWatching: Bool,
        _ person: String,
        of key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?
    ) async throws -> CampaignView {
        try await write { tx in
            let campaign = try change(key, expecting: version, by: caller, in: tx) { campaign, _ in
                let id = try watcher(person, of: campaign, isWatching, by: caller, in: tx)
                return try campaign.setWatching(isWatching, id, by: caller, at: tx.now)
            }
            return try view(of: campaign, for: caller, in: tx)
        }
    }

    /// Somebody who has left can still be taken from the list.
    private func watcher(
        _ reference: String,
        of campaign: Campaign,
        _ isWatching: Bool,
        by caller: Caller,
        in tx: ReadTransaction
    ) throws -> String {
        if reference == "me" { return caller.id }
        if isWatching { return try activePerson(reference, at: "/path/person", in: tx).id }
        guard let person = try person(reference, in: tx) else {
            throw HubError(.notFound, "There is no person \"\(reference.shortened)\"")
        }
        return person.id
    }
}
