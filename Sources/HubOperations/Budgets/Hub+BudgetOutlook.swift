package import HubDomain

/// What the months left of a budget are likely to be charged. It is shown beside the figures of the budget and never
/// added to them: some of the campaigns in it are committed already.
package enum BudgetOutlook: Sendable {
    case months([Month], AmountPerPiece)
    /// Why nobody can say.
    case unknown(String)

    /// In minor units of the budget's currency.
    package struct Month: Hashable, Sendable {
        package let month: CalendarMonth
        package let amount: Double
        package let interval80: ClosedRange<Double>
        package let interval95: ClosedRange<Double>
    }
}

extension Hub {
    /// Months that are looked ahead at most.
    private static let outlookMonths = 24

    /// By the launches forecast for the division and what a launched campaign was charged in the last year.
    func outlook(of budget: Budget) async throws -> BudgetOutlook {
        guard budget.kind == .work else { return .unknown("Money for media follows from orders and isn't forecast.") }
        let current = CalendarMonth(of: zone(of: budget.division).rules.date(at: now))
        guard current <= budget.months.last else { return .unknown("Its months are over.") }
        let ahead = sequence(first: current, next: \.next).prefix(Self.outlookMonths).filter {
            $0 <= budget.months.last
        }
        guard ahead.contains(where: budget.months.contains) else {
            return .unknown("It begins more than \(Self.outlookMonths) months ahead.")
        }
        do {
            let request = launches(of: budget.division, months: ahead.count, season: nil)
            return try await outlook(of: budget, ahead, request)
        } catch let error as HubError where error.code == .forecastRefused {
            return try await outlookWithoutSeason(of: budget, ahead)
        }
    }

    /// Less than two years of launches say nothing of a season.
    private func outlookWithoutSeason(of budget: Budget, _ ahead: [CalendarMonth]) async throws -> BudgetOutlook {
        do {
            return try await outlook(of: budget, ahead, launches(of: budget.division, months: ahead.count, season: 1))
        } catch let error as HubError where error.code == .forecastRefused {
            return .unknown(error.message)
        }
    }

    private func launches(of division: String, months: Int, season: Int?) -> VolumeRequest {
        var filter = KPIFilter()
        filter.division = division
        return VolumeRequest(
            filter: filter,
            measure: .launched,
            interval: .month,
            season: season,
            horizon: months,
            zone: zone(of: division)
        )
    }

    private func outlook(
        of budget: Budget,
        _ ahead: [CalendarMonth],
        _ request: VolumeRequest
    ) async throws -> BudgetOutlook {
        switch try await self.budget(of: request, try await volume(request)) {
        case .unknown(let reason): return .unknown(reason)
        case .money(_, _, let currency) where currency != budget.currency:
            return .unknown("Campaigns are charged in \(currency).")
        case .money(let carried, let each, _):
            let months = ahead.indices.filter { budget.months.contains(ahead[$0]) }.map { place in
                BudgetOutlook.Month(
                    month: ahead[place],
                    amount: carried.points[place],
                    interval80: carried.interval80[place],
                    interval95: carried.interval95[place]
                )
            }
            return .months(months, each)
        }
    }
}
