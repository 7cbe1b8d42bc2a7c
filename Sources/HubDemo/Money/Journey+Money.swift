import HubDomain
import HubJSON
import HubOperations

/// Time, quotes and expenses of a campaign. All chance of it is from dice of its own, so that it changes nothing else.
extension Journey {
    /// Notes down work that was done on a task until now.
    mutating func note(_ task: CampaignTask, by worker: Member, minutes: Double) {
        guard let line = campaign?.line(task.line) else { return }
        let factor = effortFactor(of: line)
        let whole = Int((minutes * factor / 5).rounded()) * 5
        worked.append(
            WorkedTask(
                task: task.id,
                line: task.line,
                role: task.role,
                person: worker.caller.id,
                calendar: worker.calendar,
                at: cursor,
                minutes: max(5, whole)
            )
        )
    }

    /// What a line takes beside others of its service and tier.
    private mutating func effortFactor(of line: ServiceLine) -> Double {
        if let known = effortFactors[line.id] { return known }
        let service = ServiceKind(rawValue: line.service) ?? .newsletter
        let months = Double((until - order.arrival).count) / (30.44 * 86_400_000)
        var factor = purse.logNormal(median: 1, spread: service.effortSpread)
        for _ in 0..<Int(months.rounded()) { factor /= 1 + service.effortGrowth }
        factor *= service.newestEffort(line.tier, from: order.arrival, until: until)
        effortFactors[line.id] = factor
        return factor
    }

    /// Enters what was noted down, as the import of a time sheet does.
    mutating func enterTime() -> [Step] {
        defer { worked = [] }
        return worked.isEmpty ? [] : [Step(at: cursor, by: .system, deed: .enterTime(worked))]
    }

    /// Some requesters want to read and accept the quote themselves.
    mutating func quote() -> [Step] {
        guard purse.happens(0.1), campaign != nil else { return [] }
        let made = crew.producer.calendar.after(5, from: cursor)
        let accepted = order.requester.calendar.after(purse.number(10...90), from: made)
        cursor = accepted
        return [
            Step(at: made, by: crew.producer.caller, deed: .quote),
            Step(at: accepted, by: order.requester.caller, deed: .acceptQuote(1)),
        ]
    }

    /// What is bought for the lines when the build begins.
    mutating func orderFromVendors() -> [Step] {
        (campaign?.lines ?? []).filter { $0.variantOf == nil }.compactMap { line in
            guard let service = ServiceKind(rawValue: line.service) else { return nil }
            guard let purchase = service.purchase(for: line, &purse) else { return nil }
            let draft = ExpenseDraft(
                line: line.id,
                vendor: purchase.vendor,
                description: purchase.description,
                kind: purchase.kind,
                markUp: purchase.kind == .markUp ? 10 : 0,
                amount: Money(purchase.amount, order.currency),
                orderedOn: nil
            )
            hasOrdered = true
            return Step(at: cursor, by: crew.producer.caller, deed: .order(draft))
        }
    }

    /// Invoices come in, and the producer says that no more time is to come.
    mutating func settle() -> [Step] {
        let at = cursor
        func step(_ deed: Deed) -> Step { Step(at: at, by: crew.producer.caller, deed: deed) }
        var invoice = step(.takeInvoices)
        invoice.isExclusive = true
        let invoices = hasOrdered ? [invoice] : []
        let lines = (campaign?.lines ?? []).filter { _ in purse.happens(0.985) }
        return enterTime() + invoices + lines.map { step(.completeTime($0.id)) }
    }
}

extension ServiceKind {
    typealias Purchase = (vendor: String, description: String, kind: Expense.Kind, amount: Int64)

    /// What is bought for a line, in whole units of the division's currency.
    func purchase(for line: ServiceLine, _ dice: inout Dice) -> Purchase? {
        let scale = line.tier == .small ? 1 : line.tier == .medium ? 2 : 5
        func amount(_ range: ClosedRange<Int>) -> Int64 { Int64(dice.count(range)) * Int64(scale) * 100 }
        switch self {
        case .translation where line.answers["vendor"] != "in-house" && dice.happens(0.6):
            let vendor = dice.pick(["agency-a", "agency-b"])
            return (vendor, "Translation", .markUp, amount(120...400))
        case .event where dice.happens(0.7):
            return ("event-staging", "Stage, sound and light", .passThrough, amount(900...4_000))
        case .webinar where dice.happens(0.2):
            return ("event-staging", "Camera and streaming", .passThrough, amount(300...900))
        case .paidSocial where dice.happens(0.85):
            return ("media-buying", "Media", .media, amount(800...5_000))
        default: return nil
        }
    }
}
