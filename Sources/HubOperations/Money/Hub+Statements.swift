package import HubDomain
import HubJSON
import HubStore

/// A statement as a reader sees it.
package struct StatementView: Sendable {
    package let statement: BillingStatement
    package let total: Int64
    package let divisionName: String
    package let costCentre: String
    package let showsCost: Bool
}

extension Hub {
    /// Makes the draft of a division's month, or brings it up to date.
    /// - Throws: `forbidden`, `invalid` for an unknown division, or `conflict` once it is issued.
    package func draftStatement(
        for division: String,
        _ month: CalendarMonth,
        by caller: Caller,
        repetition: RepetitionPolicy<StatementView> = .never
    ) async throws -> Repeatable<StatementView> {
        let id = ids.next()
        return try await write(repetition) { tx in
            guard definitions.head(.division, division) != nil else {
                throw HubError(
                    .invalid,
                    "The statement has problems",
                    issues: [definitions.current.unknownDivision(division)]
                )
            }
            try check(caller, billsFor: division)
            let standing = try tx.billing.find(division, month)
            if let standing, standing.state != .draft {
                throw HubError(.conflict, "\(standing.name ?? "The statement") of \(month) is issued")
            }
            let draft = BillingStatement(
                id: standing?.id ?? id,
                division: division,
                month: month,
                currency: try currency(of: division),
                lines: try lines(of: division, month, in: tx).lines,
                madeBy: caller.id,
                madeAt: tx.now
            )
            try tx.billing.put(draft)
            return view(of: draft, for: caller)
        }
    }

    /// Issues a draft: it gets its number and can't be changed any more.
    /// - Throws: `not-found`, `forbidden`, or `conflict` when it is issued already, its month isn't over, it says nothing
    ///   or is no longer what the division owes.
    package func issueStatement(
        _ id: String,
        by caller: Caller,
        repetition: RepetitionPolicy<StatementView> = .never
    ) async throws -> Repeatable<StatementView> {
        try await write(repetition) { tx in
            var statement = try statement(id, for: caller, in: tx)
            try check(caller, billsFor: statement.division)
            guard statement.state == .draft else {
                throw HubError(.conflict, "\(statement.name ?? "It") is issued already")
            }
            guard today(in: statement.division, at: tx.now) > statement.month.lastDay else {
                throw HubError(.conflict, "\(statement.month) isn't over yet")
            }
            let (lines, covered) = try lines(of: statement.division, statement.month, in: tx)
            guard !lines.isEmpty else { throw HubError(.conflict, "There is nothing to bill") }
            guard lines == statement.lines else {
                throw HubError(.conflict, "The draft is out of date: make it anew and look at it first")
            }
            statement.number = try tx.billing.issue(statement, by: caller.id)
            statement.state = .issued
            statement.issuedBy = caller.id
            statement.issuedAt = tx.now
            try settle(statement, covered, in: tx)
            let body: JSONObject = [
                "statement": .string(statement.name ?? ""), "division": .string(statement.division),
                "month": .string(statement.month.description), "total": Money(statement.total, statement.currency).json,
            ]
            try recordMoney("statement.issued", of: "statement/\(id)", body, by: caller, in: tx)
            return view(of: statement, for: caller)
        }
    }

    /// Locks what was billed, and forgets campaigns of which nothing is left to bill.
    private func settle(_ statement: BillingStatement, _ covered: [String], in tx: WriteTransaction) throws {
        for id in covered { try tx.time.bill(id, with: statement.id) }
        for source in statement.lines.flatMap(\.sources) {
            let parts = source.id.split(separator: "/").map(String.init)
            switch (parts[0], parts.count) {
            case ("time", 2): try tx.time.bill(parts[1], with: statement.id)
            case ("expense", 2):
                guard var expense = try tx.expenses.find(parts[1]) else { continue }
                expense.statement = statement.id
                try tx.expenses.update(expense)
            default: break
            }
        }
        let keys = Set(statement.lines.compactMap { [.fixed, .monthly].contains($0.kind) ? $0.campaign : nil })
        for key in keys {
            let campaign = try tx.campaigns.find(key)
            let isEndless =
                try !isClosed(campaign, in: tx)
                && campaign.lines.contains { line in
                    line.price.flatMap { definitions.money.prices[$0] }?.terms.model == .monthly
                }
            if !isEndless { try tx.billing.removeFixedCharge(key, statement.division) }
        }
        for key in Set(statement.lines.compactMap(\.campaign)).sorted(by: { $0.number < $1.number }) {
            let campaign = try tx.campaigns.find(key)
            guard let workflow = try definitions.value(campaign.pins.workflow, in: tx).workflow else { continue }
            try settleAccount(of: campaign, workflow, in: tx)
        }
    }

    func isClosed(_ campaign: Campaign, in tx: ReadTransaction) throws -> Bool {
        let workflow = try definitions.value(campaign.pins.workflow, in: tx).workflow
        return workflow.map { campaign.stands(after: .close, in: $0) } ?? false
    }

    /// The division agrees to lines of an issued statement, or disputes them.
    /// - Parameter judgements: By the number of the line; empty for agreeing to all that are still open.
    /// - Throws: `not-found`, `forbidden`, `conflict` for a draft, or `invalid`.
    package func judgeStatement(
        _ id: String,
        _ judgements: [StatementJudgement],
        by caller: Caller,
        repetition: RepetitionPolicy<StatementView> = .never
    ) async throws -> Repeatable<StatementView> {
        try await write(repetition) { tx in
            var statement = try statement(id, for: caller, in: tx)
            guard caller.has(anyOf: [.requester, .approver], in: statement.division) else {
                throw HubError(.forbidden, "A statement is judged by the division that pays")
            }
            guard statement.state != .draft else { throw HubError(.conflict, "It isn't issued yet") }
            let issues = judgements.enumerated().compactMap { index, judgement -> Issue? in
                guard !statement.lines.contains(where: { $0.number == judgement.line }) else { return nil }
                return .invalid("/lines/\(index)/number", "there is no such line")
            }
            guard issues.isEmpty else { throw HubError(.invalid, "The judgement has problems", issues: issues) }
            let before = statement
            for index in statement.lines.indices {
                let judgement = judgements.first { $0.line == statement.lines[index].number }
                if judgements.isEmpty, statement.lines[index].state == .open {
                    statement.lines[index].state = .accepted
                }
                guard let judgement else { continue }
                statement.lines[index].state = judgement.isAccepted ? .accepted : .disputed
                statement.lines[index].reason = judgement.reason
            }
            statement.state = statement.judgedState
            guard statement != before else { return view(of: statement, for: caller) }
            try tx.billing.judge(statement)
            let type = statement.state == .disputed ? "statement.disputed" : "statement.accepted"
            let body: JSONObject = [
                "statement": .string(statement.name ?? ""),
                "lines": .object(
                    JSONObject(statement.lines.map { (key: String($0.number), value: .string($0.state.rawValue)) })
                ),
            ]
            try recordMoney(type, of: "statement/\(id)", body, by: caller, in: tx)
            return view(of: statement, for: caller)
        }
    }

    /// Takes an amount of an issued line back, on a later statement.
    /// - Throws: `not-found`, `forbidden`, `conflict` for a draft, or `invalid` for more than the line has left.
    package func credit(
        _ amount: Int64,
        ofLine number: Int,
        of id: String,
        reason: String,
        by caller: Caller,
        repetition: RepetitionPolicy<StatementCredit> = .never
    ) async throws -> Repeatable<StatementCredit> {
        let creditID = ids.next()
        return try await write(repetition) { tx in
            let statement = try statement(id, for: caller, in: tx)
            try check(caller, billsFor: statement.division)
            guard statement.state != .draft else {
                throw HubError(.conflict, "It isn't issued yet: change what it bills")
            }
            guard let line = statement.lines.first(where: { $0.number == number }) else {
                throw HubError(.notFound, "The statement has no line \(number)")
            }
            let left = line.amount - (try tx.billing.credited(id, number))
            guard amount <= left else {
                let detail = "is more than the \(max(0, left)) that the line has left"
                throw HubError(.invalid, "The credit has problems", issues: [.invalid("/amountMinor", detail)])
            }
            let closed = try tx.time.closedThrough()?.next ?? statement.month.next
            let credit = StatementCredit(
                id: creditID,
                division: statement.division,
                statement: id,
                line: number,
                amount: amount,
                bookedMonth: max(closed, statement.month.next),
                reason: reason,
                madeBy: caller.id
            )
            try tx.billing.insert(credit)
            let body: JSONObject = [
                "statement": .string(statement.name ?? ""), "line": .integer(Int64(number)),
                "amount": Money(amount, statement.currency).json, "reason": .string(reason),
            ]
            try recordMoney("statement.credited", of: "statement/\(id)", body, by: caller, in: tx)
            return credit
        }
    }

    /// - Throws: `not-found`.
    package func statement(_ id: String, for caller: Caller) async throws -> StatementView {
        try await store.read { tx in view(of: try statement(id, for: caller, in: tx), for: caller) }
    }

    /// The statements of the caller's divisions, in the order in which they were made, without their lines.
    package func statements(for caller: Caller, _ page: PageRequest<String>) async throws -> Page<StatementView, String>
    {
        try await store.read { tx in
            var found: [BillingStatement] = []
            var last = page.after ?? ""
            while found.count < page.fetchCount {
                let batch = try tx.billing.list(after: last, limit: 200)
                guard let end = batch.last else { break }
                found += batch.filter { caller.seesStatements(of: $0.division) }
                last = end.id
            }
            let shown = page.page(Array(found.prefix(page.fetchCount)), key: \.id)
            let views = try shown.items.map { view(of: $0, total: try tx.billing.total(of: $0.id), for: caller) }
            return Page(items: views, next: shown.next)
        }
    }

    private func statement(_ id: String, for caller: Caller, in tx: ReadTransaction) throws -> BillingStatement {
        guard let statement = try tx.billing.find(id), caller.seesStatements(of: statement.division) else {
            throw HubError(.notFound, "There is no such statement")
        }
        return statement
    }

    func lines(
        of division: String,
        _ month: CalendarMonth,
        in tx: ReadTransaction
    ) throws -> (lines: [BillingStatement.Line], covered: [String]) {
        var desk = try BillingDesk(self, division, month, tx)
        let lines = try BillingStatement.lines(of: try desk.items())
        return (lines, desk.covered)
    }

    func check(_ caller: Caller, billsFor division: String) throws {
        guard caller.has(anyOf: [.finance, .lead], in: division) else {
            throw HubError(.forbidden, "Statements are made by finance and leads of the division")
        }
    }

    private func view(of statement: BillingStatement, total: Int64? = nil, for caller: Caller) -> StatementView {
        let division = definitions.head(.division, statement.division)?.value.division
        return StatementView(
            statement: statement,
            total: total ?? statement.total,
            divisionName: division?.name ?? statement.division,
            costCentre: division?.costCentre ?? "",
            showsCost: caller.seesCost(in: statement.division)
        )
    }
}

/// What a division says to a line.
package struct StatementJudgement: Hashable, Sendable {
    package let line: Int
    package let isAccepted: Bool
    package let reason: String?

    package init(line: Int, isAccepted: Bool, reason: String?) {
        self.line = line
        self.isAccepted = isAccepted
        self.reason = reason
    }
}

extension Caller {
    /// Whoever has a role in the division.
    fileprivate func seesStatements(of division: String) -> Bool {
        has(anyOf: [.requester, .approver, .lead, .finance, .viewer, .admin], in: division)
    }
}
