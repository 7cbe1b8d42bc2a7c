package import HubDomain
import HubJSON

extension TransactionScope {
    package var proposals: ProposalRepository<Self> { ProposalRepository(transaction: self) }
}

/// Agreements on prices.
package struct ProposalRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { ProposalStatements.all }

    package func find(_ number: Int64) throws -> PriceProposal? {
        try transaction.first(ProposalStatements.byNumber, number) { try Self.proposal($0) } ?? nil
    }

    /// Newest first.
    package func list(before number: Int64?, limit: Int) throws -> [PriceProposal] {
        try transaction.all(ProposalStatements.list, number ?? .max, limit) { try Self.proposal($0) }.compactMap(\.self)
    }

    /// In the order of their numbers.
    package func list(in state: PriceProposal.State) throws -> [PriceProposal] {
        try transaction.all(ProposalStatements.byState, state) { try Self.proposal($0) }.compactMap(\.self)
    }

    /// Every one for a service and tier, in the order of their numbers.
    package func list(of service: String, _ tier: Tier) throws -> [PriceProposal] {
        try transaction.all(ProposalStatements.ofService, service, tier) { try Self.proposal($0) }.compactMap(\.self)
    }

    /// Agreed ones whose date has come.
    package func due(on date: CivilDate) throws -> [PriceProposal] {
        try transaction.all(ProposalStatements.due, date) { try Self.proposal($0) }.compactMap(\.self)
    }

    /// What the watch found last.
    package func watch(of number: Int64) throws -> PriceWatch? {
        try transaction.first(ProposalStatements.watch, number) { row in
            PriceWatch(
                jobs: try row[0],
                drift: try row[1],
                checkedAt: try row[2],
                raisedJobs: try row[3],
                raisedAt: try row[4]
            )
        }
    }

    package func nextNumber() throws -> Int64 {
        (try transaction.first(ProposalStatements.lastNumber) { try $0.int64(0) } ?? 0) + 1
    }

    private static func proposal(_ row: SQLRow) throws -> PriceProposal? {
        let body: JSONObject = try row[0]
        return PriceProposal(json: body)
    }
}

extension ProposalRepository where Transaction == WriteTransaction {
    package func insert(_ proposal: PriceProposal) throws {
        try transaction.run(
            ProposalStatements.insert,
            proposal.number,
            proposal.service,
            proposal.tier,
            proposal.state,
            proposal.effectiveFrom,
            proposal.json
        )
    }

    package func put(_ watch: PriceWatch, of number: Int64) throws {
        try transaction.run(
            ProposalStatements.putWatch,
            number,
            watch.jobs,
            watch.drift,
            watch.checkedAt,
            watch.raisedJobs,
            watch.raisedAt
        )
    }

    package func update(_ proposal: PriceProposal) throws {
        try transaction.run(ProposalStatements.update, proposal.number, proposal.state, proposal.json)
    }
}

extension PriceProposal.State: SQLConvertible {}

private enum ProposalStatements {
    static let byNumber = Statement("proposals.byNumber", "SELECT body FROM price_proposals WHERE number = ?1")
    static let list = Statement(
        "proposals.list",
        "SELECT body FROM price_proposals WHERE number < ?1 ORDER BY number DESC LIMIT ?2",
        isHot: true
    )
    static let byState = Statement(
        "proposals.byState",
        "SELECT body FROM price_proposals WHERE state = ?1 ORDER BY number"
    )
    static let ofService = Statement(
        "proposals.ofService",
        "SELECT body FROM price_proposals WHERE service = ?1 AND tier = ?2 ORDER BY number"
    )
    static let due = Statement(
        "proposals.due",
        "SELECT body FROM price_proposals WHERE state = 'agreed' AND effective_from <= ?1 ORDER BY number"
    )
    static let lastNumber = Statement(
        "proposals.lastNumber",
        "SELECT number FROM price_proposals ORDER BY number DESC LIMIT 1",
        mayScan: true
    )
    static let insert = Statement(
        "proposals.insert",
        """
        INSERT INTO price_proposals (number, service, tier, state, effective_from, body)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """
    )
    static let update = Statement(
        "proposals.update",
        "UPDATE price_proposals SET state = ?2, body = ?3 WHERE number = ?1"
    )

    static let watch = Statement(
        "proposals.watch",
        "SELECT jobs, drift, checked_at, raised_jobs, raised_at FROM price_watches WHERE number = ?1"
    )
    static let putWatch = Statement(
        "proposals.putWatch",
        """
        INSERT INTO price_watches (number, jobs, drift, checked_at, raised_jobs, raised_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (number) DO UPDATE SET jobs = excluded.jobs, drift = excluded.drift,
            checked_at = excluded.checked_at, raised_jobs = excluded.raised_jobs, raised_at = excluded.raised_at
        """
    )

    static let all = [byNumber, list, byState, ofService, due, lastNumber, insert, update, watch, putWatch]
}
