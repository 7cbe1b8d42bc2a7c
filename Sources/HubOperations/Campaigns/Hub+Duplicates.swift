import HubDomain
import HubStore

extension Hub {
    /// Neighbours in time that are compared, on either side of the launch.
    private static let candidates = 50

    /// Campaigns that may be the same work once more: of the same division, launching within a week of this one and
    /// titled much alike. Looked for until the request is accepted; they never stand in the way of anything.
    func duplicates(
        of campaign: Campaign,
        _ workflow: WorkflowDefinition,
        for viewer: CampaignViewer,
        in tx: ReadTransaction
    ) throws -> [LikelyDuplicate] {
        let category = workflow.stage(campaign.stage)?.category
        guard category == .draft || category == .intake, let launch = campaign.expectedLaunchAt else { return [] }
        return try duplicates(
            titled: campaign.title,
            launchingAt: launch,
            in: campaign.division,
            besides: campaign.key,
            for: viewer,
            in: tx
        )
    }

    func duplicates(
        titled title: String,
        launchingAt launch: Instant,
        in division: String,
        besides key: CampaignKey?,
        for viewer: CampaignViewer,
        in tx: ReadTransaction
    ) throws -> [LikelyDuplicate] {
        let likeness = TitleLikeness(title)
        var found: [LikelyDuplicate] = []
        try tx.campaigns.forEachNeighbour(
            launchingWithin: LikelyDuplicate.window,
            of: launch,
            in: division,
            for: viewer,
            limit: Self.candidates
        ) { neighbour in
            // What was declined or cancelled is nobody's duplicate.
            let workflow = try definitions.value(neighbour.workflow, in: tx).workflow
            guard neighbour.isLaunched || workflow?.category(of: neighbour.stage) != .ended else { return true }
            let share = likeness.compared(with: TitleLikeness(neighbour.title))
            if neighbour.key != key, share >= TitleLikeness.threshold {
                found.append(
                    LikelyDuplicate(
                        key: neighbour.key,
                        title: neighbour.title,
                        stage: neighbour.stage,
                        launchAt: neighbour.launchAt,
                        likeness: share
                    )
                )
            }
            return found.count < LikelyDuplicate.limit
        }
        return found.sorted { ($1.likeness, $0.key.number) < ($0.likeness, $1.key.number) }
    }

    /// The duplicates of a request before it is stored, apart from the one writer of the store.
    func duplicates(of draft: RequestDraft, for caller: Caller) async throws -> [LikelyDuplicate] {
        guard let launch = draft.requestedLaunchAt, !isReplaying else { return [] }
        return try await store.read { tx in
            try duplicates(
                titled: draft.title,
                launchingAt: launch,
                in: draft.division,
                besides: nil,
                for: try tx.viewer(caller),
                in: tx
            )
        }
    }
}
