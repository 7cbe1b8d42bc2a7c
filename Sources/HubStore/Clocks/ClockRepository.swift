package import HubDomain

extension TransactionScope {
    package var clocks: ClockRepository<Self> { ClockRepository(transaction: self) }
}

/// Clock cycles of all campaigns.
package struct ClockRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    /// Campaigns with a warning or breach to be recorded by now, earliest first; one may be named more than once.
    package func due(at now: Instant, limit: Int) throws -> [DueCampaign] {
        try transaction.all(ClockStatements.due, now, Int64.min, limit) { row in
            DueCampaign(key: try row[0], at: try row[1])
        }
    }

    /// The earliest instant at which something is to be recorded, past ones included.
    package func nextTimer() throws -> Instant? {
        try transaction.first(ClockStatements.next) { try $0[0] }
    }

    /// Campaigns with an active cycle under any version of a policy, in order of their numbers.
    package func campaigns(under policy: String) throws -> [CampaignKey] {
        try transaction.all(ClockStatements.withPolicy, policy) { try $0[0] }
    }

    /// Campaigns in order of their numbers.
    package func campaigns(after last: CampaignKey?, limit: Int) throws -> [CampaignKey] {
        try transaction.all(ClockStatements.campaigns, last?.number ?? 0, limit) { try $0[0] }
    }
}
