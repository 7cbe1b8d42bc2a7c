package import HubDomain
import HubOperations

extension TestHub {
    /// A campaign of the past.
    package struct PastCampaign: Sendable {
        package let submitted: Instant
        package let launched: Instant?

        package init(submitted: Instant, launched: Instant?) {
            self.submitted = submitted
            self.launched = launched
        }
    }

    /// Imports campaigns as another tool would have logged them: submitted, taken into the build at once, launched.
    package func importPast(
        _ campaigns: [PastCampaign],
        service: String = "landing-page",
        division: String = "consumer",
        source: String = "past"
    ) async throws {
        let mapping = HistoryMapping(
            targets: ["hand in": .stage(.intake), "make": .stage(.build), "publish": .stage(.live)]
        )
        let cases = campaigns.enumerated().map { number, campaign in
            HistoryCase(
                id: "\(source)-\(number)",
                entries: [
                    HistoryEntry(activity: "hand in", at: campaign.submitted),
                    HistoryEntry(activity: "make", at: campaign.submitted),
                ] + (campaign.launched.map { [HistoryEntry(activity: "publish", at: $0)] } ?? [])
            )
        }
        _ = try await hub.importHistory(
            cases,
            mapping,
            HistoryDefaults(source: source, service: service, division: division)
        )
    }
}
