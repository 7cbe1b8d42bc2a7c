/// How a person's working time was used.
package struct PersonLoad: Hashable, Sendable {
    package let person: String
    /// Working minutes of the calendar less absences, for each period.
    package let available: [Int64]
    /// Minutes logged on lines, for each period.
    package let logged: [Int64]

    package init(person: String, available: [Int64], logged: [Int64]) {
        self.person = person
        self.available = available
        self.logged = logged
    }

    /// Above this share of the available time there is no slack for what nobody expected.
    package static let mostPercent: Int64 = 85

    var isOverloaded: Bool {
        let (logged, available) = (logged.reduce(0, +), available.reduce(0, +))
        return available > 0 && logged * 100 > available * Self.mostPercent
    }
}

extension KPIQuery {
    /// Minutes logged on lines ÷ minutes available, and how many people are above
    /// ``PersonLoad/mostPercent`` percent.
    package func utilisationAnswer(_ loads: [PersonLoad], periods: [KPIWindow], now: Instant) -> KPIAnswer {
        let shares = periods.indices.map { index in
            KPIShare(
                loads.reduce(0) { $0 + $1.logged[index] },
                of: loads.reduce(0) { $0 + $1.available[index] }
            )
        }
        let whole = shares.reduce(into: KPIShare(0, of: 0)) { sum, share in
            sum = KPIShare(sum.part + share.part, of: sum.whole + share.whole)
        }
        return KPIAnswer(
            query: self,
            asOf: now.startOfMinute,
            value: .ratio(whole),
            series: interval == nil
                ? [] : zip(periods, shares).map { KPIAnswer.Part(window: $0, by: [], value: .ratio($1)) },
            extra: ["overloaded": Int64(loads.count { $0.isOverloaded })]
        )
    }
}
