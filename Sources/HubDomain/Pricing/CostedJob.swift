/// A job with its hours at the rates of one card. Amounts are in minor units.
package struct CostedJob: Hashable, Sendable {
    package let job: SampleJob
    /// Minutes of the whole line, change orders left out.
    package let minutes: Int
    /// What these cost.
    package let cost: Int64
    /// What they would be billed by the hour.
    package let bill: Int64
    package let reworkMinutes: Int
    package let changeOrderMinutes: Int
    /// What change orders are billed, beside any price.
    package let changeOrderBill: Int64

    /// Minutes for one of the line's quantity.
    package var unitMinutes: Double { Double(minutes) / Double(job.quantity) }

    /// Cost of one of the line's quantity, rounded half away from zero.
    /// - Throws: `invalid` when it doesn't fit.
    package func unitCost() throws(HubError) -> Int64 {
        try MinorUnits.scale(cost, by: 1, over: Int64(job.quantity))
    }
}

/// Rates of one card for the hours of many jobs; each rate is looked up once.
package struct JobCosting {
    private let rates: RateBook
    private let currency: String
    private let division: String
    private let date: CivilDate
    private var known: [Place: HourlyRate] = [:]

    private struct Place: Hashable {
        let role: Role
        let team: String?
        let vendor: String?
    }

    /// - Parameters:
    ///   - division: The one whose contract counts; `nil` for common rates.
    ///   - date: The card in force then is taken for every job, whenever it was done.
    package init(_ rates: RateBook, currency: String, division: String?, date: CivilDate) {
        self.rates = rates
        self.currency = currency
        self.division = division ?? ""
        self.date = date
    }

    /// Minutes of one rate are added up before they are rated, so that a job is rounded once for each rate.
    /// - Throws: `invalid` when a rate is missing or an amount doesn't fit.
    package mutating func cost(_ job: SampleJob) throws(HubError) -> CostedJob {
        var minutes: [Place: (own: Int, changes: Int)] = [:]
        var rework = 0
        for work in job.work {
            let place = Place(role: work.role, team: work.team, vendor: work.vendor)
            if work.isChangeOrder {
                minutes[place, default: (0, 0)].changes += work.minutes
            } else {
                minutes[place, default: (0, 0)].own += work.minutes
                rework += work.isRework ? work.minutes : 0
            }
        }
        var (cost, bill, changes): (Int64, Int64, Int64) = (0, 0, 0)
        for (place, count) in minutes {
            let rate = try rate(place)
            cost = try MinorUnits.sum([cost, MinorUnits.amount(forMinutes: count.own, atHourly: rate.cost)])
            bill = try MinorUnits.sum([bill, MinorUnits.amount(forMinutes: count.own, atHourly: rate.bill)])
            changes = try MinorUnits.sum([changes, MinorUnits.amount(forMinutes: count.changes, atHourly: rate.bill)])
        }
        return CostedJob(
            job: job,
            minutes: minutes.values.reduce(0) { $0 + $1.own },
            cost: cost,
            bill: bill,
            reworkMinutes: rework,
            changeOrderMinutes: minutes.values.reduce(0) { $0 + $1.changes },
            changeOrderBill: changes
        )
    }

    private mutating func rate(_ place: Place) throws(HubError) -> HourlyRate {
        if let rate = known[place] { return rate }
        let work = RatedWork(
            role: place.role,
            division: division,
            currency: currency,
            team: place.team,
            vendor: place.vendor,
            date: date
        )
        let rate = try rates.rate(for: work).hourly
        known[place] = rate
        return rate
    }
}
