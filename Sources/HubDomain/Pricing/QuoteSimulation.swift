/// Works the amounts of a quote out: fixed ones exactly, the hours of the other lines by a seeded simulation of their
/// *sum*, since the quantiles of lines don't add up.
package struct QuoteSimulation: Sendable {
    package let lines: [Line]
    package let currency: String

    /// A line to be quoted.
    package struct Line: Sendable {
        package let line: ServiceLine
        package let price: PriceBook.Entry?
        package let charge: Charge

        package init(line: ServiceLine, price: PriceBook.Entry?, charge: Charge) {
            self.line = line
            self.price = price
            self.charge = charge
        }
    }

    package enum Charge: Hashable, Sendable {
        case exact(Int64)
        /// Hours: what finished jobs would have been billed, what the planned minutes come to, and the most that is billed.
        case hours(jobs: [Int64], planned: Int64, cap: Int64?)
    }

    /// The mean of what the lines come to, without any draws.
    package func expected() throws(HubError) -> Int64 { try MinorUnits.sum(lines.map(\.charge.expected)) }

    package init(lines: [Line], currency: String) {
        self.lines = lines
        self.currency = currency
    }

    /// Finished jobs from which on their own spread is taken.
    package static let enoughJobs = 12
    package static let draws = 2_000

    /// What the amounts follow from, see ``QuoteFigures/basis``.
    package var basis: String {
        QuoteFigures(
            currency: currency,
            lines: lines.map { $0.quoted(p50: 0, p90: 0) },
            exact: 0,
            p50: 0,
            p90: 0,
            seed: 0
        )
        .basis
    }

    /// The prices by line.
    package var prices: [String: DefinitionReference] {
        Dictionary(lines.compactMap { line in line.price.map { (line.line.id, $0.reference) } }) { first, _ in first }
    }

    /// - Throws: `invalid` when a sum doesn't fit.
    package func figures(seed: UInt64) throws(HubError) -> QuoteFigures {
        let exact = try MinorUnits.sum(lines.map(\.exactAmount))
        var sums = [Int64](repeating: exact, count: Self.draws)
        var quoted: [QuoteFigures.Line] = []
        for (index, line) in lines.enumerated() {
            guard case .hours(let jobs, let planned, let cap) = line.charge else {
                quoted.append(line.quoted(p50: line.exactAmount, p90: line.exactAmount))
                continue
            }
            var random = Xoshiro256(seed: seed, stream: UInt64(index))
            var own: [Int64] = []
            own.reserveCapacity(Self.draws)
            for draw in 0..<Self.draws {
                let amount = min(Self.draw(jobs, planned, &random), cap ?? .max)
                own.append(amount)
                sums[draw] = try MinorUnits.sum([sums[draw], amount])
            }
            own.sort()
            quoted.append(line.quoted(p50: Self.quantile(own, percent: 50), p90: Self.quantile(own, percent: 90)))
        }
        sums.sort()
        return QuoteFigures(
            currency: currency,
            lines: quoted,
            exact: exact,
            p50: Self.quantile(sums, percent: 50),
            p90: Self.quantile(sums, percent: 90),
            seed: seed
        )
    }

    /// No campaign of these lines can come to more: what a standing acceptance may be compared with first.
    package func bound() throws(HubError) -> Int64 {
        try MinorUnits.sum(
            lines.map { line in
                switch line.charge {
                case .exact(let amount): return amount
                case .hours(let jobs, let planned, let cap):
                    let most = jobs.count >= Self.enoughJobs ? jobs.max() ?? 0 : planned * 7 / 4 + 1
                    return min(most, cap ?? .max)
                }
            }
        )
    }

    /// One of the finished jobs, or, when they are too few, the planned amount times a factor from a triangular
    /// distribution: at least 0.75, most likely 1, at most 1.75, as work runs over more often than under.
    private static func draw(_ jobs: [Int64], _ planned: Int64, _ random: inout Xoshiro256) -> Int64 {
        guard jobs.count < enoughJobs else { return jobs[random.next(below: jobs.count)] }
        let share = random.nextUnit()
        let factor = share < 0.25 ? 0.75 + (share * 0.25).squareRoot() : 1.75 - ((1 - share) * 0.75).squareRoot()
        return Int64((Double(planned) * factor).rounded())
    }

    /// Nearest rank.
    private static func quantile(_ sorted: [Int64], percent: Int) -> Int64 {
        sorted[(sorted.count * percent + 99) / 100 - 1]
    }
}

extension QuoteSimulation.Line {
    fileprivate var exactAmount: Int64 {
        if case .exact(let amount) = charge { amount } else { 0 }
    }

    fileprivate func quoted(p50: Int64, p90: Int64) -> QuoteFigures.Line {
        var amount: Int64?
        var count = 0
        var limit: Int64?
        switch charge {
        case .exact(let exact): amount = exact
        case .hours(let jobs, _, let cap):
            count = jobs.count
            limit = cap
        }
        return QuoteFigures.Line(
            line: line.id,
            service: line.service,
            tier: line.tier,
            quantity: line.quantity,
            model: price?.price.terms.model ?? .timeAndMaterials,
            price: price?.reference,
            amount: amount,
            p50: p50,
            p90: p90,
            expected: charge.expected,
            jobs: count,
            isEstimate: amount == nil && count < QuoteSimulation.enoughJobs,
            cap: limit
        )
    }
}

extension QuoteSimulation.Charge {
    /// The mean. Of a line with few finished jobs that of the triangular distribution, cut off at the cap: the cap less
    /// the integral of the distribution function up to it.
    package var expected: Int64 {
        switch self {
        case .exact(let amount): return amount
        case .hours(let jobs, let planned, let cap):
            guard jobs.count < QuoteSimulation.enoughJobs else {
                let sum = jobs.reduce(Int128(0)) { $0 + Int128(min($1, cap ?? .max)) }
                return Int64((sum * 2 + Int128(jobs.count)) / Int128(jobs.count * 2))
            }
            guard planned > 0 else { return 0 }
            let limit = cap.map { Double($0) / Double(planned) } ?? .infinity
            return Int64((Double(planned) * Self.triangularMean(cutAt: limit)).rounded())
        }
    }

    private static func triangularMean(cutAt limit: Double) -> Double {
        let (low, mode, high) = (0.75, 1.0, 1.75)
        guard limit > low else { return limit }
        guard limit < high else { return (low + mode + high) / 3 }
        let cube = { (value: Double) in value * value * value }
        let rising = { (end: Double) in cube(end - low) / (3 * (high - low) * (mode - low)) }
        guard limit > mode else { return limit - rising(limit) }
        let falling = (cube(high - mode) - cube(high - limit)) / (3 * (high - low) * (high - mode))
        return limit - rising(mode) - (limit - mode) + falling
    }
}
