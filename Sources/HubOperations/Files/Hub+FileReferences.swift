package import HubDomain
import HubStore

extension Hub {
    /// Whether a campaign has a file.
    /// - Throws: `not-found` for an unknown campaign.
    package func has(_ file: FileID, of key: CampaignKey) async throws -> Bool {
        try await store.read { tx in try tx.files.has(file, of: try tx.campaigns.find(key).id) }
    }

    /// Refuses answers that refer to files which the campaign doesn't have. References that were there before stay.
    /// - Throws: `invalid` with each.
    func checkFiles(of campaign: Campaign, since before: Campaign?, in tx: ReadTransaction) throws {
        guard campaign.brief != before?.brief || campaign.lines != before?.lines else { return }
        let known = Set(before?.fileReferences.map(\.file) ?? [])
        let issues = try campaign.fileReferences.compactMap { reference -> Issue? in
            guard !known.contains(reference.file), let id = FileID(reference.file),
                try !tx.files.has(id, of: campaign.id)
            else { return nil }
            return .invalid(
                reference.pointer,
                "refers to the file \(id), which the campaign doesn't have: POST /v1/campaigns/\(campaign.key)/files first"
            )
        }
        guard issues.isEmpty else {
            throw HubError(.invalid, "The brief refers to files that the campaign doesn't have", issues: issues)
        }
    }
}
