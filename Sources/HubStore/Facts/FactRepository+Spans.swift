package import HubDomain

extension FactRepository {
    /// How long each campaign was on the desk, of those submitted or launched in a window; what isn't over yet is open.
    package func spans(_ window: KPIWindow) throws -> [CampaignSpan] {
        let launches = try entries(.launched, window)
        let groups = try names(of: Set(launches.map(\.group)))
        var spans = launches.map { entry in
            CampaignSpan(
                submitted: entry.at + Milliseconds(-entry.value),
                ended: entry.at,
                isLaunched: true,
                services: groups[entry.group]?.services ?? []
            )
        }
        let launched = Set(launches.map(\.campaign))
        var ended: [CampaignKey: Instant] = [:]
        for metric in [Fact.Metric.declined, .cancelled] {
            for entry in try entries(metric, window) { ended[entry.campaign] = entry.at }
        }
        var submitted: [CampaignKey: Instant] = [:]
        for entry in try entries(.submitted, window) where !launched.contains(entry.campaign) {
            submitted[entry.campaign] = entry.at
        }
        for (campaign, at) in submitted.sorted(by: { $0.key.number < $1.key.number }) {
            let end = ended[campaign].flatMap { $0 > at ? $0 : nil }
            spans.append(CampaignSpan(submitted: at, ended: end, isLaunched: false, services: []))
        }
        return spans
    }

    private struct Entry {
        let campaign: CampaignKey
        let at: Instant
        let group: Int64
        let value: Int64
    }

    private func entries(_ metric: Fact.Metric, _ window: KPIWindow) throws -> [Entry] {
        try transaction.all(FactStatements.inWindow, metric, window.from, window.to) { row in
            Entry(campaign: try row[1], at: try row[3], group: try row.int64(5), value: try row.int64(6))
        }
    }
}
