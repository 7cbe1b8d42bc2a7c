import HubDomain
import HubOperations

/// What is done with the money of a division or with the price of a service, and not with a campaign.
enum OfficeDeed: Sendable {
    case setBudget(BudgetDraft)
    case closeMonth(CalendarMonth)
    case bill(String, CalendarMonth)
    case agree(String, CalendarMonth)
    case dispute(String, CalendarMonth)
    case credit(String, CalendarMonth)
    case convert(Conversion)
}

extension OfficeDeed {
    func perform(by caller: Caller, through hub: Hub) async throws {
        switch self {
        case .setBudget(let draft): _ = try await hub.setBudget(draft, by: caller)
        case .closeMonth(let month): try await hub.close(month, by: caller)
        case .convert(let conversion): try await conversion.perform(by: caller, through: hub)
        case .bill(let division, let month): try await bill(division, month, by: caller, through: hub)
        case .agree(let division, let month):
            guard let statement = try await statement(division, month, by: caller, through: hub) else { return }
            _ = try await hub.judgeStatement(statement.id, [], by: caller)
            // What was disputed is agreed to by itself.
            let disputed = statement.lines.filter { $0.state == .disputed }
            guard !disputed.isEmpty else { return }
            let judgements = disputed.map { StatementJudgement(line: $0.number, isAccepted: true, reason: nil) }
            _ = try await hub.judgeStatement(statement.id, judgements, by: caller)
        case .dispute(let division, let month):
            guard let statement = try await statement(division, month, by: caller, through: hub) else { return }
            guard let line = statement.lines.last(where: { $0.kind == .time }) else { return }
            let judgement = StatementJudgement(line: line.number, isAccepted: false, reason: "More hours than agreed")
            _ = try await hub.judgeStatement(statement.id, [judgement], by: caller)
        case .credit(let division, let month):
            guard let statement = try await statement(division, month, by: caller, through: hub) else { return }
            guard let line = statement.lines.first(where: { $0.state == .disputed }), line.amount >= 10 else { return }
            _ = try await hub.credit(
                line.amount / 10,
                ofLine: line.number,
                of: statement.id,
                reason: "One hour in ten was rework of ours",
                by: caller
            )
        }
    }

    /// Other people's work goes on meanwhile, so that a draft may be out of date when it is issued.
    private func bill(_ division: String, _ month: CalendarMonth, by caller: Caller, through hub: Hub) async throws {
        for attempt in 1... {
            let draft = try await hub.draftStatement(for: division, month, by: caller).fresh.statement
            guard !draft.lines.isEmpty else { return }
            do {
                _ = try await hub.issueStatement(draft.id, by: caller)
                return
            } catch let error as HubError where error.code == .conflict && attempt < 10 {
                continue
            }
        }
    }

    private func statement(
        _ division: String,
        _ month: CalendarMonth,
        by caller: Caller,
        through hub: Hub
    ) async throws -> BillingStatement? {
        var page = PageRequest<String>(limit: 200)
        while true {
            let found = try await hub.statements(for: caller, page)
            let head = found.items.first { $0.statement.division == division && $0.statement.month == month }
            if let head {
                guard head.statement.state != .draft else { return nil }
                return try await hub.statement(head.statement.id, for: caller).statement
            }
            guard let next = found.next else { return nil }
            page = PageRequest(limit: 200, after: next)
        }
    }
}
