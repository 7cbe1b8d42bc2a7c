package import HubDomain
import HubJSON

extension TransactionScope {
    package var quotes: QuoteRepository<Self> { QuoteRepository(transaction: self) }
}

/// Quotes, the jobs that they are made from, and what cancelling is charged.
package struct QuoteRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { QuoteStatements.all }

    /// The newest quote of a campaign.
    package func newest(of campaign: CampaignKey) throws -> Quote? {
        try transaction.first(QuoteStatements.newest, campaign) { try Quote(row: $0) }
    }

    /// The newest one that was accepted.
    package func accepted(of campaign: CampaignKey) throws -> Quote? {
        try transaction.first(QuoteStatements.accepted, campaign) { try Quote(row: $0) }
    }

    /// What launched lines of a service and tier took whose time is complete, newest first.
    package func jobs(of service: String, _ tier: Tier, limit: Int) throws -> [CompletedJob] {
        try transaction.all(QuoteStatements.jobs, service, tier, limit) { row in
            let minutes: JSONObject = try row[0]
            var byRole: [Role: Int] = [:]
            for (role, value) in minutes.members {
                guard let role = Role(rawValue: role), let value = value.integer else { continue }
                byRole[role] = Int(value)
            }
            return CompletedJob(minutes: byRole, quantity: try row[1])
        }
    }

    package func cancellation(of campaign: CampaignKey) throws -> StoredCancellation? {
        try transaction.first(QuoteStatements.cancellation, campaign) { try StoredCancellation(row: $0) }
    }

    /// Charges of a division booked up to a month, waived ones left out.
    package func cancellations(_ division: String, upTo month: CalendarMonth) throws -> [StoredCancellation] {
        try transaction.all(QuoteStatements.cancellations, division, month) { try StoredCancellation(row: $0) }
    }
}

/// A line that was launched and on which no more time is taken.
package struct CompletedJob: Sendable {
    /// By role, of all its units.
    package let minutes: [Role: Int]
    /// Units of the line, from 1.
    package let quantity: Int
}

/// What cancelling a campaign is charged, as it is kept.
package struct StoredCancellation: Sendable {
    package let campaign: CampaignKey
    package let division: String
    package let currency: String
    package let cancelledOn: CivilDate
    package let bookedMonth: CalendarMonth
    package let stage: StageKey
    package let lines: [CancellationCharge.Line]
    package let waivedBy: String?
    package let waiverReason: String?

    package init(
        campaign: CampaignKey,
        division: String,
        currency: String,
        cancelledOn: CivilDate,
        bookedMonth: CalendarMonth,
        stage: StageKey,
        lines: [CancellationCharge.Line]
    ) {
        self.campaign = campaign
        self.division = division
        self.currency = currency
        self.cancelledOn = cancelledOn
        self.bookedMonth = bookedMonth
        self.stage = stage
        self.lines = lines
        waivedBy = nil
        waiverReason = nil
    }

    fileprivate init(row: SQLRow) throws {
        campaign = try row[0]
        division = try row[1]
        currency = try row[2]
        cancelledOn = try row[3]
        bookedMonth = try row[4]
        stage = try row[5]
        let stored: JSONValue = try row[6]
        lines = (stored.array ?? []).compactMap(CancellationCharge.Line.init(json:))
        waivedBy = try row[7]
        waiverReason = try row[8]
    }
}

extension QuoteRepository where Transaction == WriteTransaction {
    package func insert(_ quote: Quote) throws {
        let figures = quote.figures
        try transaction.run(
            QuoteStatements.insert,
            quote.campaign,
            quote.number,
            quote.division,
            figures.currency,
            figures.basis,
            JSONValue.array(figures.lines.map(\.json)),
            figures.exact,
            figures.p50,
            figures.p90,
            figures.isEstimate,
            Int64(figures.seed),
            quote.madeBy,
            quote.madeAt,
            quote.validUntil,
            quote.acceptance?.by,
            quote.acceptance?.at,
            quote.acceptance?.isStanding ?? false,
            quote.burnPercent
        )
    }

    package func update(_ quote: Quote) throws {
        try transaction.run(
            QuoteStatements.update,
            quote.campaign,
            quote.number,
            quote.acceptance?.by,
            quote.acceptance?.at,
            quote.acceptance?.isStanding ?? false,
            quote.burnPercent
        )
    }

    package func insert(_ cancellation: StoredCancellation) throws {
        try transaction.run(
            QuoteStatements.charge,
            cancellation.campaign,
            cancellation.division,
            cancellation.currency,
            cancellation.cancelledOn,
            cancellation.bookedMonth,
            cancellation.stage,
            JSONValue.array(cancellation.lines.map(\.json)),
            cancellation.lines.reduce(0) { $0 + $1.charge }
        )
    }

    package func waive(_ campaign: CampaignKey, by person: String, _ reason: String) throws {
        try transaction.run(QuoteStatements.waive, campaign, person, transaction.now, reason)
    }

    package func removeCancellation(of campaign: CampaignKey) throws {
        try transaction.run(QuoteStatements.removeCancellation, campaign)
    }
}

private enum QuoteStatements {
    private static let columns = """
        campaign_number, number, division, currency, lines, exact_minor, p50_minor, p90_minor, seed, made_by, made_at, \
        valid_until, accepted_by, accepted_at, is_standing, burn_percent
        """

    static let newest = Statement(
        "quotes.newest",
        "SELECT \(columns) FROM quotes WHERE campaign_number = ?1 ORDER BY number DESC LIMIT 1",
        isHot: true
    )
    static let accepted = Statement(
        "quotes.accepted",
        """
        SELECT \(columns) FROM quotes WHERE campaign_number = ?1 AND accepted_at IS NOT NULL
        ORDER BY number DESC LIMIT 1
        """,
        isHot: true
    )
    static let insert = Statement(
        "quotes.insert",
        """
        INSERT INTO quotes (campaign_number, number, division, currency, basis, lines, exact_minor, p50_minor, p90_minor,
            is_estimate, seed, made_by, made_at, valid_until, accepted_by, accepted_at, is_standing, burn_percent)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
        """
    )
    static let update = Statement(
        "quotes.update",
        """
        UPDATE quotes SET accepted_by = ?3, accepted_at = ?4, is_standing = ?5, burn_percent = ?6
        WHERE campaign_number = ?1 AND number = ?2
        """
    )
    static let jobs = Statement(
        "quotes.jobs",
        """
        SELECT c.minutes, l.quantity FROM line_captures AS c JOIN campaigns AS m ON m.number = c.campaign_number
            JOIN campaign_lines AS l ON l.campaign_id = m.id AND l.id = c.line
        WHERE c.service = ?1 AND c.tier = ?2 AND m.launched_at IS NOT NULL
        ORDER BY c.closed_at DESC, c.campaign_number DESC, c.line LIMIT ?3
        """
    )
    private static let cancellationColumns = """
        campaign_number, division, currency, cancelled_on, booked_month, stage, lines, waived_by, waiver_reason
        """
    static let cancellation = Statement(
        "cancellations.ofCampaign",
        "SELECT \(cancellationColumns) FROM cancellations WHERE campaign_number = ?1"
    )
    static let cancellations = Statement(
        "cancellations.ofDivision",
        """
        SELECT \(cancellationColumns) FROM cancellations
        WHERE division = ?1 AND booked_month <= ?2 AND waived_at IS NULL AND charge_minor > 0 AND NOT EXISTS (
            SELECT 1 FROM billed_sources WHERE source = 'cancellation/CMP-' || cancellations.campaign_number
        )
        ORDER BY booked_month, campaign_number
        """
    )
    static let charge = Statement(
        "cancellations.insert",
        """
        INSERT INTO cancellations (campaign_number, division, currency, cancelled_on, booked_month, stage, lines,
            charge_minor)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """
    )
    static let waive = Statement(
        "cancellations.waive",
        "UPDATE cancellations SET waived_by = ?2, waived_at = ?3, waiver_reason = ?4 WHERE campaign_number = ?1"
    )
    static let removeCancellation = Statement(
        "cancellations.remove",
        "DELETE FROM cancellations WHERE campaign_number = ?1"
    )

    static let all = [
        newest, accepted, insert, update, jobs, cancellation, cancellations, charge, waive, removeCancellation,
    ]
}

extension Quote {
    fileprivate init(row: SQLRow) throws {
        let stored: JSONValue = try row[4]
        let acceptedAt: Instant? = try row[13]
        let acceptedBy: String? = try row[12]
        let isStanding: Bool = try row[14]
        let acceptance = acceptedAt.flatMap { at in
            acceptedBy.map { Acceptance(by: $0, at: at, isStanding: isStanding) }
        }
        self.init(
            campaign: try row[0],
            number: try row[1],
            division: try row[2],
            figures: QuoteFigures(
                currency: try row[3],
                lines: (stored.array ?? []).compactMap(QuoteFigures.Line.init(json:)),
                exact: try row[5],
                p50: try row[6],
                p90: try row[7],
                seed: UInt64(try row[8] as Int64)
            ),
            madeBy: try row[9],
            madeAt: try row[10],
            validUntil: try row[11],
            acceptance: acceptance,
            burnPercent: try row[15]
        )
    }
}
