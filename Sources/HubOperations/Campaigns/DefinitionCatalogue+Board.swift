import HubDomain
import HubStore

extension DefinitionCatalogue {
    /// The limits of the board of a campaign's team with how much of them other campaigns take.
    func boardLoads(of campaign: Campaign, in tx: ReadTransaction) throws -> [BoardLoad] {
        // What happened before the hub knew of a limit happened.
        guard !campaign.isImported, let team = campaign.team.flatMap({ current.head(.team, $0)?.value.team }) else {
            return []
        }
        return try team.board.filter { $0.stage != campaign.stage }.map { limit in
            let count = try tx.campaigns.openCount(ofTeam: team.key, in: limit.stage)
            return BoardLoad(limit: limit, team: team.name, count: count)
        }
    }
}
