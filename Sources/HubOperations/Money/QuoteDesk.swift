import HubDomain
import HubJSON
import HubStore

/// Gathers what a quote is made from.
struct QuoteDesk {
    let hub: Hub
    let campaign: Campaign
    let definitions: CampaignDefinitions
    let tx: ReadTransaction
    /// Jobs that are looked at, the newest ones.
    private static let mostJobs = 200

    init(hub: Hub, campaign: Campaign, definitions: CampaignDefinitions, tx: ReadTransaction) {
        self.hub = hub
        self.campaign = campaign
        self.definitions = definitions
        self.tx = tx
    }

    func simulation() throws -> QuoteSimulation {
        let money = hub.definitions.money
        let today = hub.today(in: campaign.division, at: tx.now)
        let currency = try hub.currency(of: campaign.division)
        let priced = campaign.lines.map { (line: $0, price: price(of: $0, money, today)) }
        let billsHours = priced.contains { $0.price?.price.billsHours($0.line.tier) ?? true }
        let planned = billsHours ? try campaign.plannedMinutes(by: definitions) : [:]
        let lines = try priced.map { line, price in
            let charge: QuoteSimulation.Charge
            if price?.price.billsHours(line.tier) ?? true {
                charge = try hours(of: line, price, planned, currency, today)
            } else {
                charge = .exact(try campaign.fixedAmount(of: line, price?.price, currency))
            }
            return QuoteSimulation.Line(line: line, price: price, charge: charge)
        }
        return QuoteSimulation(lines: lines, currency: currency)
    }

    private func price(of line: ServiceLine, _ money: MoneyShelf, _ today: CivilDate) -> PriceBook.Entry? {
        if let pinned = line.price { return money.prices.entry(pinned) }
        // Without a price of its own an accepted line stays with its hours.
        guard campaign.acceptedAt == nil else { return nil }
        return money.prices.price(of: line.service, line.tier, for: campaign.division, on: today)
    }

    /// The work on a variant stands in the line of its master.
    private func hours(
        of line: ServiceLine,
        _ price: PriceBook.Entry?,
        _ planned: [String: [Role: Int]],
        _ currency: String,
        _ today: CivilDate
    ) throws -> QuoteSimulation.Charge {
        guard line.variantOf == nil else { return .exact(0) }
        var minutes = planned[line.id] ?? [:]
        for variant in campaign.lines where variant.variantOf == line.id {
            minutes.merge(planned[variant.id] ?? [:], uniquingKeysWith: +)
        }
        let jobs = try tx.quotes.jobs(of: line.service, line.tier, limit: Self.mostJobs)
        let rates = try rates(for: Set(minutes.keys).union(jobs.flatMap(\.minutes.keys)), of: line, currency, today)
        return .hours(
            jobs: jobs.count < QuoteSimulation.enoughJobs
                ? jobs.map { _ in 0 }
                : try jobs.map { try Self.bill($0.minutes, rates, times: line.quantity, over: $0.quantity) },
            planned: try Self.bill(minutes, rates, times: line.quantity),
            cap: try price?.price.cap(tier: line.tier, quantity: line.quantity, in: currency)
        )
    }

    private func rates(
        for roles: Set<Role>,
        of line: ServiceLine,
        _ currency: String,
        _ today: CivilDate
    ) throws -> [Role: Int64] {
        let own = try tx.time.rates(of: line.id, of: campaign.key)
        return try Dictionary(
            uniqueKeysWithValues: roles.map { role in
                let work = RatedWork(
                    role: role,
                    division: campaign.division,
                    currency: currency,
                    team: campaign.team,
                    date: today
                )
                return (role, try hub.definitions.money.rates.rate(for: work, overriding: own).hourly.bill)
            }
        )
    }

    /// - Parameter quantity: Units that the minutes are of; a job of three letters takes three times as long as one.
    private static func bill(
        _ minutes: [Role: Int],
        _ rates: [Role: Int64],
        times units: Int,
        over quantity: Int = 1
    ) throws -> Int64 {
        let whole = try MinorUnits.sum(
            minutes.map { role, count in
                try MinorUnits.amount(forMinutes: count * units, atHourly: rates[role] ?? 0)
            }
        )
        return try MinorUnits.scale(whole, by: 1, over: Int64(quantity))
    }
}
