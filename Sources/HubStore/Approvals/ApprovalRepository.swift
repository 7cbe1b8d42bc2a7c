import HubDomain

extension TransactionScope {
    package var approvals: ApprovalRepository<Self> { ApprovalRepository(transaction: self) }
}

/// Where an approval stands in a person's list.
package struct ApprovalPosition: Hashable, Comparable, Sendable {
    package let campaign: Int64
    package let number: Int64

    package init(campaign: Int64, number: Int64) {
        self.campaign = campaign
        self.number = number
    }

    package static func < (left: ApprovalPosition, right: ApprovalPosition) -> Bool {
        (left.campaign, left.number) < (right.campaign, right.number)
    }
}

/// Approvals across campaigns.
package struct ApprovalRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { ApprovalStatements.all }

    /// Approvals that a person is asked for, or stands in for, in order of the campaigns' numbers.
    package func list(of person: String, after last: ApprovalPosition?, limit: Int) throws -> [ApprovalPosition] {
        let found = try [ApprovalStatements.ofPerson, ApprovalStatements.ofSubstitute].flatMap { statement in
            try transaction.all(statement, person, last?.campaign ?? 0, last?.number ?? 0, limit) { row in
                ApprovalPosition(campaign: try row.int64(0), number: try row.int64(1))
            }
        }
        return Array(Set(found).sorted().prefix(limit))
    }
}
