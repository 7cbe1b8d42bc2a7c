import HubDomain
import Testing

struct CostedSampleTests {
    private static let date = CivilDate(dayNumber: 20_000)
    private static let rates = RateBook([
        RateBook.Entry(
            DefinitionReference(kind: .rateCard, key: "card", version: 1),
            RateCard(
                key: "card",
                name: "Card",
                currency: "EUR",
                validFrom: CivilDate(dayNumber: 19_000),
                rates: [
                    RateCard.Rate(role: .producer, hourly: HourlyRate(bill: 9_000, cost: 5_000)),
                    RateCard.Rate(role: .producer, team: "near", hourly: HourlyRate(bill: 6_000, cost: 3_001)),
                    RateCard.Rate(role: .reviewer, division: "big", hourly: HourlyRate(bill: 8_000, cost: 4_000)),
                ]
            )
        )
    ])

    private func job(_ work: [SampleJob.Work], quantity: Int = 1, isCaptured: Bool = true) -> SampleJob {
        SampleJob(
            campaign: nil,
            line: "L1",
            division: "big",
            quantity: quantity,
            closedAt: Instant(milliseconds: 0),
            isCaptured: isCaptured,
            work: work
        )
    }

    private func costing(_ division: String? = "big") -> JobCosting {
        JobCosting(Self.rates, currency: "EUR", division: division, date: Self.date)
    }

    @Test func `hours are costed by role and place, each rate rounded once`() throws {
        let work = [
            SampleJob.Work(role: .producer, minutes: 60), SampleJob.Work(role: .producer, isRework: true, minutes: 30),
            SampleJob.Work(role: .producer, team: "near", minutes: 50),
            SampleJob.Work(role: .reviewer, minutes: 45),
            SampleJob.Work(role: .reviewer, isChangeOrder: true, minutes: 15),
        ]
        var costing = costing()
        let costed = try costing.cost(job(work, quantity: 2))
        // 90 min at 50.00, 50 at 30.01 (25.008…), 45 at 40.00.
        #expect(costed.cost == 7_500 + 2_501 + 3_000)
        #expect(costed.bill == 13_500 + 5_000 + 6_000)
        #expect(try costed.unitCost() == 6_501)
        #expect(costed.unitMinutes == 92.5)
        #expect(costed.reworkMinutes == 30)
        #expect(costed.changeOrderMinutes == 15)
        #expect(costed.changeOrderBill == 2_000)
    }

    @Test func `a contract counts for its division alone, and no hour is free`() throws {
        var common = costing(nil)
        #expect(throws: HubError.self) {
            try common.cost(job([SampleJob.Work(role: .reviewer, minutes: 45)]))
        }
    }

    @Test func `shares are of finished jobs and of minutes`() throws {
        let jobs = [
            job([
                SampleJob.Work(role: .producer, minutes: 60),
                SampleJob.Work(role: .producer, isRework: true, minutes: 20),
            ]),
            job([], isCaptured: false), job([]),
        ]
        let sample = try CostedSample(jobs, costing(), currency: "EUR")
        #expect(sample.jobs.count == 2)
        #expect(sample.captureShare == 2.0 / 3)
        #expect(sample.reworkShare == 0.25)
        #expect(try CostedSample([], costing(), currency: "EUR").captureShare == nil)
    }

    @Test func `the benefit is the uncertainty that a price takes off the budget`() throws {
        // 60, 120 and 180 minutes at 90.00: 90, 180 and 270, on average 180; a change order of 30 minutes is 45 more.
        let jobs = [60, 120, 180].map { job([SampleJob.Work(role: .producer, minutes: $0)]) }
        let change = job([
            SampleJob.Work(role: .producer, minutes: 120),
            SampleJob.Work(role: .producer, isChangeOrder: true, minutes: 30),
        ])
        let plain = try #require(
            try CostBenefit(try CostedSample(jobs, costing(), currency: "EUR").jobs, price: 16_000)
        )
        #expect(plain.billBefore == 54_000)
        #expect(plain.billAfter == 48_000)
        #expect(plain.cost == 30_000)
        #expect(plain.deviationBefore == 18_000)
        #expect(plain.benefit == 18_000)
        #expect(plain.marginAfter == 0.375)
        #expect(plain.varianceBefore == 1.0 / 3)
        #expect(plain.varianceAfter == 0)
        let mixed = try #require(
            try CostBenefit(try CostedSample([jobs[0], change], costing(), currency: "EUR").jobs, price: 16_000)
        )
        // 90 and 225, on average 157.50.
        #expect(mixed.deviationBefore == 13_500)
        #expect(mixed.deviationAfter == 4_500)
        #expect(mixed.varianceAfter == 4_500.0 / 36_500)
    }
}
