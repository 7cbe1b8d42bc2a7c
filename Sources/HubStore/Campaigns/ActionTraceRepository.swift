package import HubDomain
import HubJSON

extension TransactionScope {
    package var actionTraces: ActionTraceRepository<Self> { ActionTraceRepository(transaction: self) }
}

/// An action that was performed, with what takes it back.
package struct StoredActionTrace: Sendable {
    package let trace: ActionTrace
    /// Where its events stand in the campaign's stream.
    package let positions: ClosedRange<Int64>
    package let performedAt: Instant
    /// Person id.
    package let performedBy: String
    package let facts: [FactLine]

    package init(
        trace: ActionTrace,
        positions: ClosedRange<Int64>,
        performedAt: Instant,
        performedBy: String,
        facts: [FactLine]
    ) {
        self.trace = trace
        self.positions = positions
        self.performedAt = performedAt
        self.performedBy = performedBy
        self.facts = facts
    }
}

/// What the newest actions changed. A trace is dropped when its action was voided, and when nobody can void it any more.
package struct ActionTraceRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { ActionTraceStatements.all }

    /// The newest action of a campaign that stands and was kept.
    package func newest(of campaign: String) throws -> StoredActionTrace? {
        try transaction.first(ActionTraceStatements.newest, campaign) { row in
            let (first, last): (Int64, Int64) = (try row[0], try row[1])
            let body: JSONObject = try row[4]
            let facts: JSONValue = try row[5]
            guard let trace = ActionTrace(json: body) else {
                throw HubError(.internalError, "The trace of an action can't be read")
            }
            return StoredActionTrace(
                trace: trace,
                positions: first...max(first, last),
                performedAt: try row[2],
                performedBy: try row[3],
                facts: (facts.array ?? []).compactMap(FactLine.init(json:))
            )
        }
    }
}

extension ActionTraceRepository where Transaction == WriteTransaction {
    /// However long a year's holidays are, an action is older than a working day by then.
    private static var life: Milliseconds { .days(45) }

    /// Keeps a trace, and drops those that are of no use any more.
    package func insert(_ trace: StoredActionTrace, of campaign: String) throws {
        try transaction.run(ActionTraceStatements.expire, trace.performedAt)
        try transaction.run(
            ActionTraceStatements.insert,
            campaign,
            trace.positions.lowerBound,
            trace.positions.upperBound,
            trace.performedAt,
            trace.performedBy,
            trace.trace.json,
            JSONValue.array(trace.facts.map(\.json)),
            trace.performedAt + Self.life
        )
    }

    package func delete(_ trace: StoredActionTrace, of campaign: String) throws {
        try transaction.run(ActionTraceStatements.delete, campaign, trace.positions.lowerBound)
    }
}

enum ActionTraceStatements {
    static let newest = Statement(
        "actionTraces.newest",
        """
        SELECT first_seq, last_seq, performed_at, performed_by, trace, facts FROM action_traces
        WHERE campaign_id = ?1 ORDER BY first_seq DESC LIMIT 1
        """,
        isHot: true
    )
    static let insert = Statement(
        "actionTraces.insert",
        """
        INSERT INTO action_traces (campaign_id, first_seq, last_seq, performed_at, performed_by, trace, facts,
            expires_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """,
        isHot: true
    )
    static let expire = Statement(
        "actionTraces.expire",
        "DELETE FROM action_traces WHERE expires_at <= ?1",
        isHot: true
    )
    static let delete = Statement(
        "actionTraces.delete",
        "DELETE FROM action_traces WHERE campaign_id = ?1 AND first_seq = ?2"
    )

    static let all = [newest, insert, expire, delete]
}
