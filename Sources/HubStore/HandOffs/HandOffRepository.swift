package import HubDomain

extension TransactionScope {
    package var handOffs: HandOffRepository<Self> { HandOffRepository(transaction: self) }
}

/// Where a hand-off stands among open ones: by when it was sent.
package struct HandOffPosition: Hashable, Comparable, Sendable {
    package let sentAt: Int64
    package let campaign: String
    package let number: Int64

    package init(sentAt: Int64, campaign: String, number: Int64) {
        self.sentAt = sentAt
        self.campaign = campaign
        self.number = number
    }

    package static let first = HandOffPosition(sentAt: .min, campaign: "", number: -1)

    package static func < (left: HandOffPosition, right: HandOffPosition) -> Bool {
        (left.sentAt, left.campaign, left.number) < (right.sentAt, right.campaign, right.number)
    }
}

/// An open hand-off as a list finds it.
package struct ListedHandOff: Hashable, Sendable {
    package let position: HandOffPosition
    package let campaign: CampaignKey

    /// Within the campaign.
    package var handOff: String { "W\(position.number)" }
}

/// Hand-offs across campaigns.
package struct HandOffRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { HandOffStatements.all + HandOffListStatements.all }

    /// Open hand-offs, those sent first first; of confidential campaigns for whom these name.
    /// - Parameter vendors: `nil` for every vendor.
    package func open(
        of vendors: [String]?,
        state: HandOffState?,
        for viewer: CampaignViewer,
        after last: HandOffPosition?,
        limit: Int
    ) throws -> [ListedHandOff] {
        guard let vendors else { return try list(HandOffListStatements.open, nil, state, viewer, last, limit) }
        let found = try vendors.flatMap {
            try list(HandOffListStatements.openOfVendor, $0, state, viewer, last, limit)
        }
        return Array(found.sorted { $0.position < $1.position }.prefix(limit))
    }

    private func list(
        _ statement: Statement,
        _ vendor: String?,
        _ state: HandOffState?,
        _ viewer: CampaignViewer,
        _ last: HandOffPosition?,
        _ limit: Int
    ) throws -> [ListedHandOff] {
        let last = last ?? .first
        return try transaction.all(
            statement,
            last.sentAt,
            last.campaign,
            last.number,
            limit,
            viewer.id,
            viewer.address,
            state,
            vendor
        ) { row in
            ListedHandOff(
                position: HandOffPosition(
                    sentAt: try row.int64(0),
                    campaign: try row.text(1),
                    number: try row.int64(2)
                ),
                campaign: try row[3]
            )
        }
    }
}

private enum HandOffListStatements {
    private static func list(_ name: String, _ condition: String) -> Statement {
        Statement(
            name,
            """
            SELECT h.sent_at, h.campaign_id, h.position, number
            FROM campaign_hand_offs AS h CROSS JOIN campaigns ON campaigns.id = h.campaign_id
            WHERE h.state IN ('sent', 'acknowledged', 'delivered') AND \(condition)
                AND h.sent_at >= ?1 AND (h.sent_at, h.campaign_id, h.position) > (?1, ?2, ?3)
                AND \(CampaignViewer.condition(id: "?5", address: "?6")) AND (?7 IS NULL OR h.state = ?7)
            ORDER BY h.sent_at, h.campaign_id, h.position LIMIT ?4
            """,
            isHot: true
        )
    }

    static let open = list("handOffs.open", "?8 IS NULL")
    static let openOfVendor = list("handOffs.openOfVendor", "h.vendor = ?8")
    static let all = [open, openOfVendor]
}
