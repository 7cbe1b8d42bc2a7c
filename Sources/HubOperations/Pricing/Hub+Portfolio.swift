package import HubDomain
import HubStore

extension Hub {
    /// Where the team stands between hours and fixed prices: from prices, issued statements, key figures and an analysis
    /// of everything that is billed by the hour.
    /// - Parameters:
    ///   - division: `nil` for all.
    ///   - currency: Of the analyses; `nil` for that of the division, or the first by its code.
    /// - Throws: `forbidden`, `invalid` for an unknown division or a currency without rates, `unavailable` when too many
    ///   calculations wait.
    package func portfolio(of division: String?, currency: String?, for caller: Caller) async throws -> PortfolioView {
        let moment = now
        let divisions = try portfolioDivisions(division, caller)
        let currencies = try Set(divisions.map { try self.currency(of: $0) }).sorted()
        let currency = currency ?? currencies.first ?? ""
        let today = ZoneID.utc.rules.date(at: moment)
        let months = Self.months(endingWith: CalendarMonth(of: today))
        let spend = try await store.read { tx in
            try tx.spend.issued(from: months[0], to: months[months.count - 1]).filter {
                divisions.contains($0.division)
            }
        }
        let services = definitions.heads(of: .service).map(\.reference.key)
        let prices = definitions.money.prices
        let desk = PortfolioDesk(
            hub: self,
            divisions: divisions,
            division: division,
            currency: currency,
            caller: caller
        )
        let found = try await desk.candidates(services, on: today, now: moment)
        let whole = Array(months.dropLast())
        var figures = PortfolioPhase.Figures()
        figures.capture = found.captureShare
        figures.fixedSpend = Self.lowest(
            FixedShare.byCurrency(spend.filter { whole.suffix(3).contains($0.month) }),
            \.share
        )
        let quarters = Self.quarters(before: months[months.count - 1]).map { quarter in
            PortfolioView.Quarter(
                from: quarter[0],
                spend: FixedShare.byCurrency(spend.filter { quarter.contains($0.month) })
            )
        }
        figures.quarterMargin =
            quarters.allSatisfy { !$0.spend.isEmpty } ? Self.lowest(quarters.flatMap(\.spend), \.margin) : nil
        try await measure(&figures, services, division, whole.suffix(3))
        return PortfolioView(
            division: division,
            currency: currency,
            asOf: moment,
            months: months.map { month in
                PortfolioView.Month(
                    month: month,
                    serviceShare: prices.fixedShare(of: services, for: divisions, on: min(month.lastDay, today)),
                    spend: FixedShare.byCurrency(spend.filter { $0.month == month })
                )
            },
            quarters: quarters,
            phases: PortfolioPhase.all(figures),
            convertNext: found.ready,
            notReady: found.notReady
        )
    }

    private func portfolioDivisions(_ division: String?, _ caller: Caller) throws -> [String] {
        if let division, definitions.head(.division, division) == nil {
            let issue = definitions.current.unknownDivision(division)
            throw HubError(.invalid, "The question has problems", issues: [issue])
        }
        let divisions = division.map { [$0] } ?? definitions.heads(of: .division).map(\.reference.key)
        guard divisions.allSatisfy(caller.seesCost(in:)) else {
            throw HubError(.forbidden, "Costs are for finance and leads of every division that is asked about")
        }
        return divisions
    }

    /// Key figures that other parts of the hub keep.
    private func measure(
        _ figures: inout PortfolioPhase.Figures,
        _ services: [String],
        _ division: String?,
        _ months: ArraySlice<CalendarMonth>
    ) async throws {
        guard let first = months.first, let last = months.last else { return }
        let worked = try await store.read { tx in try tx.spend.worked(from: first, to: last) }
        let minutes = worked.onLines + worked.support
        figures.catalogueCoverage = minutes == 0 ? nil : Double(worked.onLines) / Double(minutes)
        func begin(_ month: CalendarMonth) -> Instant {
            ZoneID.utc.rules.earliest(LocalDateTime(month.firstDay, .startOfDay))
        }
        let window = KPIWindow(from: begin(first), to: begin(last.next), zone: .utc)
        var filter = KPIFilter()
        filter.division = division
        func attainment(_ by: [KPIDimension]) -> KPIQuery {
            KPIQuery(metric: .slaAttainment, window: window, interval: .month, by: by, filter: filter)
        }
        let answers = try await kpis([attainment([]), attainment([.service])])
        let values = answers[0].series.compactMap(\.value.ratio)
        figures.slaAttainment = values.count == months.count ? values.min() : nil
        let measured = services.filter { service in
            definitions.services[service]?.slaPolicy != nil
                && answers[1].series.count { $0.by == [service] && $0.value.ratio != nil } == months.count
        }
        figures.servicesWithSLA = services.isEmpty ? nil : Double(measured.count) / Double(services.count)
        let records = try await forecastAccuracy(service: nil, .month, since: window.from).records
        let errors = months.compactMap { month in
            ForecastRecordAccuracy(records.filter { $0.from >= begin(month) && $0.to <= begin(month.next) }).wape
        }
        figures.forecastError = errors.count == months.count ? errors.max() : nil
    }

    /// The running one and those that the last four whole quarters reach back to at most.
    private static func months(endingWith last: CalendarMonth) -> [CalendarMonth] {
        (-14...0).map { last.moved(by: $0) }
    }

    /// The last four whole quarters, the oldest first.
    private static func quarters(before month: CalendarMonth) -> [[CalendarMonth]] {
        let first = month.moved(by: -((month.month - 1) % 3))
        return (1...4).reversed().map { back in (0..<3).map { first.moved(by: $0 - 3 * back) } }
    }

    private static func lowest(_ shares: [FixedShare], _ value: (FixedShare) -> Double?) -> Double? {
        shares.compactMap(value).min()
    }
}

/// Analyses everything that is billed by the hour.
struct PortfolioDesk: Sendable {
    let hub: Hub
    let divisions: [String]
    let division: String?
    let currency: String
    let caller: Caller

    struct Found: Sendable {
        var ready: [PortfolioView.Candidate] = []
        var notReady: [PortfolioView.Candidate] = []
        var captureShare: Double?
    }

    func candidates(_ services: [String], on today: CivilDate, now: Instant) async throws -> Found {
        var found = Found()
        var finished = 0
        var captured = 0
        for service in services {
            for tier in Tier.allCases {
                let question = ServiceQuestion(
                    service: service,
                    tier: tier,
                    divisions: division.map { [$0] } ?? [],
                    currency: currency,
                    seed: 1
                )
                let desk = try SampleDesk(hub, question, caller, now: now)
                let jobs = try await hub.store.read { tx in try desk.jobs(in: tx) }
                let recent = jobs.filter { $0.closedAt >= now + .days(-92) }
                finished += recent.count
                captured += recent.count(where: \.isCaptured)
                let prices = hub.definitions.money.prices
                guard divisions.contains(where: { prices.billsHours(service, tier, for: $0, on: today) }) else {
                    continue
                }
                let candidate = try await candidate(service, tier, jobs, desk)
                if candidate.analysis?.isReady == true, candidate.analysis?.recommendation != nil {
                    found.ready.append(candidate)
                } else {
                    found.notReady.append(candidate)
                }
            }
        }
        found.captureShare = finished == 0 ? nil : Double(captured) / Double(finished)
        found.ready.sort { ($0.benefit?.benefit ?? 0, $1.service) > ($1.benefit?.benefit ?? 0, $0.service) }
        return found
    }

    private func candidate(_ service: String, _ tier: Tier, _ jobs: [SampleJob], _ desk: SampleDesk) async throws
        -> PortfolioView.Candidate
    {
        guard jobs.contains(where: \.isCaptured) else {
            let words = jobs.isEmpty ? "There is no finished job." : "No finished job has its time complete."
            return PortfolioView.Candidate(
                service: service,
                tier: tier,
                jobs: 0,
                analysis: nil,
                benefit: nil,
                refusal: words
            )
        }
        let answer = try await hub.compute.run { try desk.analysis(of: jobs, seed: 1) }
        return PortfolioView.Candidate(
            service: service,
            tier: tier,
            jobs: answer.analysis.count,
            analysis: answer.analysis,
            benefit: answer.benefit,
            refusal: answer.analysis.refusal
        )
    }
}

extension KPIValue {
    fileprivate var ratio: Double? {
        guard case .ratio(let ratio) = amount else { return nil }
        return ratio
    }
}
