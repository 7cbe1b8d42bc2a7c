import HubDomain

/// The SQL of the hand-offs that belong to a campaign.
enum HandOffStatements {
    private static let columns = """
        position, line, vendor, what, due_at, price_minor, price_currency, expense_id, people, sent_by, sent_at, state, \
        changed_at, delivery, returns
        """
    static let ofCampaign = Statement(
        "handOffs.ofCampaign",
        "SELECT \(columns) FROM campaign_hand_offs WHERE campaign_id = ?1 ORDER BY position",
        isHot: true
    )
    static let put = Statement(
        "handOffs.put",
        """
        INSERT INTO campaign_hand_offs (campaign_id, \(columns))
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        ON CONFLICT (campaign_id, position) DO UPDATE SET due_at = excluded.due_at,
            price_minor = excluded.price_minor, price_currency = excluded.price_currency,
            expense_id = excluded.expense_id, sent_by = excluded.sent_by, sent_at = excluded.sent_at,
            state = excluded.state, changed_at = excluded.changed_at, delivery = excluded.delivery,
            returns = excluded.returns
        """
    )
    static let all = [ofCampaign, put]
}

extension ReadTransaction {
    func handOffs(of campaign: String) throws -> [HandOff] {
        try all(HandOffStatements.ofCampaign, campaign) { row in
            let minor: Int64? = try row[5]
            let currency: String? = try row[6]
            return HandOff(
                id: "W\(try row.int(0))",
                line: try row[1],
                vendor: try row[2],
                what: try row[3],
                dueAt: try row[4],
                price: minor.flatMap { minor in currency.map { Money(minor, $0) } },
                expense: try row[7],
                people: try NameList(row: row, column: 8).names,
                sentBy: try row[9],
                sentAt: try row[10],
                state: try row[11],
                changedAt: try row[12],
                delivery: try row[13],
                returns: try row[14]
            )
        }
    }
}

extension WriteTransaction {
    /// Stores what differs.
    func putHandOffs(of campaign: Campaign, since before: Campaign?) throws {
        for handOff in campaign.handOffs where before?.handOff(handOff.id) != handOff {
            try run(
                HandOffStatements.put,
                campaign.id,
                PartNumber(handOff.id),
                handOff.line,
                handOff.vendor,
                handOff.what,
                handOff.dueAt,
                handOff.price?.minor,
                handOff.price?.currency,
                handOff.expense,
                NameList(handOff.people),
                handOff.sentBy,
                handOff.sentAt,
                handOff.state,
                handOff.changedAt,
                handOff.delivery,
                handOff.returns
            )
        }
    }
}

extension HandOffState: SQLConvertible {}
