package import HubDomain

/// What a table of requests would do, or did.
package struct BulkReport: Sendable {
    package let isDryRun: Bool
    package let rows: Int
    package let requests: Int
    /// The first ``issueLimit`` of them, by line.
    package let issues: [BulkIssue]
    package let issueCount: Int
    /// What was made, in the order of the table; empty for a dry run.
    package let created: [Created]

    package struct Created: Hashable, Sendable {
        package let line: Int
        package let reference: String?
        package let key: CampaignKey
    }

    package static let issueLimit = 200
}
