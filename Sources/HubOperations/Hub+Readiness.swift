import HubDomain
import HubStore

extension Hub {
    /// Checks that the store answers and definitions are there.
    /// - Throws: `unavailable`.
    package func checkReadiness() async throws {
        _ = try await store.read { tx in try tx.campaigns.isEmpty }
        guard !definitions.heads(of: .workflow).isEmpty else {
            throw HubError(.unavailable, "No definitions are applied yet: run campaignhub apply")
        }
    }
}
