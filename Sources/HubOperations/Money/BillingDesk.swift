import HubDomain
import HubStore

/// Gathers what a division owes up to the end of a month and wasn't billed before.
struct BillingDesk {
    let hub: Hub
    let tx: ReadTransaction
    let division: String
    let month: CalendarMonth
    private let currency: String
    private let zone: ZoneID
    private var campaigns: [CampaignKey: Campaign] = [:]
    /// Entries whose hours a fixed price covers: nothing of them is billed, and they are settled with the statement.
    private(set) var covered: [String] = []

    init(_ hub: Hub, _ division: String, _ month: CalendarMonth, _ tx: ReadTransaction) throws {
        self.hub = hub
        self.tx = tx
        self.division = division
        self.month = month
        currency = try hub.currency(of: division)
        zone = hub.definitions.head(.division, division)?.value.division.flatMap { ZoneID($0.zone) } ?? .utc
    }

    mutating func items() throws -> [BillableItem] {
        try hours() + fixed() + expenses() + cancellations() + shares() + credits()
    }

    private mutating func campaign(_ key: CampaignKey) throws -> Campaign {
        if let known = campaigns[key] { return known }
        let campaign = try tx.campaigns.find(key)
        campaigns[key] = campaign
        return campaign
    }

    private func description(_ line: String, of campaign: Campaign) -> String {
        let service = campaign.line(line)?.service ?? ""
        return "\(campaign.key) \(line) \(service)"
    }

    /// Time by its date; with a cap the hours of a line and its variants count together.
    private mutating func hours() throws -> [BillableItem] {
        struct Family: Hashable {
            let campaign: CampaignKey
            let line: String
            let isChangeOrder: Bool
        }
        var families: [Family: [TimeEntry]] = [:]
        for entry in try tx.time.unbilled(division, upTo: month) {
            guard let work = entry.work.line else { continue }
            let campaign = try campaign(work.campaign)
            guard hub.billsHours(entry, of: campaign) else {
                covered.append(entry.id)
                continue
            }
            let line = campaign.line(work.line).map { campaign.pricedLine(of: $0).id } ?? work.line
            let family = Family(campaign: work.campaign, line: line, isChangeOrder: work.isChangeOrder)
            families[family, default: []].append(entry)
        }
        var items: [BillableItem] = []
        for (family, entries) in families {
            let campaign = try campaign(family.campaign)
            let cap = family.isChangeOrder ? nil : try cap(of: family.line, of: campaign)
            let billed = cap == nil ? 0 : try billedHours(of: family.line, of: campaign)
            items += BillableItem.hours(entries, cap: cap, billed: billed, description(family.line, of: campaign))
        }
        return items
    }

    private func cap(of line: String, of campaign: Campaign) throws -> Int64? {
        guard let line = campaign.line(line), let price = line.price.flatMap({ hub.definitions.money.prices[$0] })
        else {
            return nil
        }
        return try price.cap(tier: line.tier, quantity: line.quantity, in: currency)
    }

    private func billedHours(of line: String, of campaign: Campaign) throws -> Int64 {
        let billed = try tx.billing.billed(of: campaign.key)
        let own = try tx.time.entries(of: campaign.key).filter { entry in
            guard let work = entry.work.line, !work.isChangeOrder else { return false }
            return campaign.line(work.line).map { campaign.pricedLine(of: $0).id } == line
        }
        return try MinorUnits.sum(own.compactMap { billed["time/\($0.id)"] })
    }

    /// Fixed amounts once they are launched, monthly ones on the last day of each month in which they are live.
    private mutating func fixed() throws -> [BillableItem] {
        var items: [BillableItem] = []
        for key in try tx.billing.fixedCharges(division) {
            let campaign = try campaign(key)
            guard let launchedAt = campaign.launchedAt else { continue }
            let launched = zone.rules.date(at: launchedAt)
            guard launched <= month.lastDay else { continue }
            for line in campaign.lines {
                guard let price = line.price.flatMap({ hub.definitions.money.prices[$0] }) else { continue }
                items += try charges(of: line, of: campaign, price, launched)
            }
        }
        return items
    }

    private func charges(
        of line: ServiceLine,
        of campaign: Campaign,
        _ price: PriceDefinition,
        _ launched: CivilDate
    ) throws -> [BillableItem] {
        guard !price.billsHours(line.tier) else { return [] }
        let amount = try campaign.fixedAmount(of: line, price, currency)
        guard amount > 0 else { return [] }
        let words = description(line.id, of: campaign)
        func item(_ kind: BillableItem.Kind, _ source: String, _ words: String, _ date: CivilDate) throws
            -> BillableItem?
        {
            guard try !tx.billing.isBilled(source) else { return nil }
            return BillableItem(
                source: source,
                kind: kind,
                campaign: campaign.key,
                line: line.id,
                description: words,
                date: date,
                amount: amount,
                cost: kind == .fixed ? try cost(of: line, of: campaign) : 0
            )
        }
        guard price.terms.model == .monthly else {
            return try [item(.fixed, "fixed/\(campaign.key)/\(line.id)", words, launched)].compactMap(\.self)
        }
        let ended = try hub.isClosed(campaign, in: tx) ? zone.rules.date(at: campaign.stageEnteredAt) : nil
        return try BillableItem.months(from: launched, to: ended, upTo: month).compactMap { month in
            let source = "monthly/\(campaign.key)/\(line.id)/\(month)"
            return try item(.monthly, source, "\(words), \(month)", month.lastDay)
        }
    }

    /// What the hours on a line and its variants have cost so far, those apart that are billed themselves.
    private func cost(of line: ServiceLine, of campaign: Campaign) throws -> Int64 {
        let own = try tx.time.entries(of: campaign.key).filter { entry in
            guard let work = entry.work.line, !work.isChangeOrder else { return false }
            return campaign.line(work.line).map { campaign.pricedLine(of: $0).id } == line.id
        }
        return try MinorUnits.sum(own.compactMap { $0.charge?.cost })
    }

    /// Media money is a budget of its own and never billed here.
    private mutating func expenses() throws -> [BillableItem] {
        try tx.expenses.unbilled(division, upTo: month).filter { $0.kind != .media }.map { expense in
            BillableItem(
                source: "expense/\(expense.id)",
                kind: .expense,
                campaign: expense.campaign,
                line: expense.line,
                description: "\(expense.campaign) \(expense.line) \(expense.description)",
                date: expense.invoicedOn ?? expense.orderedOn,
                amount: expense.bill.minor,
                cost: expense.cost.minor
            )
        }
    }

    private func cancellations() throws -> [BillableItem] {
        try tx.quotes.cancellations(division, upTo: month).map { cancellation in
            BillableItem(
                source: "cancellation/\(cancellation.campaign)",
                kind: .cancellation,
                campaign: cancellation.campaign,
                line: nil,
                description: "\(cancellation.campaign) cancelled in \(cancellation.stage.rawValue)",
                date: cancellation.cancelledOn,
                amount: try MinorUnits.sum(cancellation.lines.map(\.charge)),
                cost: 0
            )
        }
    }

    private func shares() throws -> [BillableItem] {
        try tx.billing.shares(division, upTo: month).filter { $0.amount != 0 }.map { share in
            BillableItem(
                source: "shared/\(share.cost)/\(division)",
                kind: .shared,
                campaign: nil,
                line: nil,
                description: share.description,
                date: share.month.lastDay,
                amount: share.amount,
                cost: share.amount
            )
        }
    }

    private func credits() throws -> [BillableItem] {
        try tx.billing.credits(division, upTo: month).map { credit in
            let statement = try tx.billing.find(credit.statement)
            let line = statement?.lines.first { $0.number == credit.line }
            return BillableItem(
                source: "credit/\(credit.id)",
                kind: .credit,
                campaign: line?.campaign,
                line: line?.line,
                description: "Credit for \(statement?.name ?? "") line \(credit.line): \(credit.reason)",
                date: credit.bookedMonth.lastDay,
                amount: -credit.amount,
                cost: 0
            )
        }
    }
}
