import HubDomain
import Testing

struct DivisionSpendingTests {
    private static func month(_ text: String) throws -> CalendarMonth { try #require(CalendarMonth(text)) }

    private static func figures(
        _ first: String,
        _ last: String,
        today: String,
        statements: [String: Int64] = [:],
        _ open: [(OpenAmount.State, String, String?, Int64)]
    ) throws -> [Int64] {
        let spending = DivisionSpending(
            today: try #require(CivilDate(iso8601: today)),
            statements: try Dictionary(uniqueKeysWithValues: statements.map { (try month($0.key), $0.value) }),
            open: try open.map { state, first, last, amount in
                OpenSum(state: state, month: try month(first), lastMonth: try last.map(month), amount: amount)
            }
        )
        let span = try #require(MonthSpan(from: try month(first), through: try month(last)))
        let figures = try spending.figures(of: span)
        return [figures.billed, figures.unbilled, figures.committed]
    }

    @Test func `statements count in their month`() throws {
        let totals: [String: Int64] = ["2026-03": 100, "2026-04": 30, "2027-03": 7, "2027-04": 1]
        #expect(
            try Self.figures("2026-04", "2027-03", today: "2026-05-10", statements: totals, []) == [37, 0, 0]
        )
    }

    @Test func `what came too late for a statement counts in the month of the next one`() throws {
        let open: [(OpenAmount.State, String, String?, Int64)] = [(.unbilled, "2026-03", nil, 50)]
        #expect(try Self.figures("2026-03", "2026-03", today: "2026-04-10", open) == [0, 50, 0])
        let issued: [String: Int64] = ["2026-03": 100]
        #expect(
            try Self.figures("2026-03", "2026-03", today: "2026-04-10", statements: issued, open) == [100, 0, 0]
        )
        #expect(try Self.figures("2026-04", "2026-04", today: "2026-04-10", statements: issued, open) == [0, 50, 0])
    }

    @Test func `work that is overdue is worked this month at the earliest`() throws {
        let open: [(OpenAmount.State, String, String?, Int64)] = [
            (.committed, "2026-02", nil, 5), (.committed, "2026-06", nil, 70),
        ]
        #expect(try Self.figures("2026-01", "2026-03", today: "2026-04-10", open) == [0, 0, 0])
        #expect(try Self.figures("2026-04", "2026-05", today: "2026-04-10", open) == [0, 0, 5])
        #expect(try Self.figures("2026-04", "2026-06", today: "2026-04-10", open) == [0, 0, 75])
    }

    @Test func `a monthly amount is due on the last day of each month that it lasts`() throws {
        let live: [(OpenAmount.State, String, String?, Int64)] = [(.monthly, "2026-03", nil, 10)]
        // March and April are due, May to December are still to come.
        #expect(try Self.figures("2026-01", "2026-12", today: "2026-04-30", live) == [0, 20, 80])
        #expect(try Self.figures("2026-01", "2026-12", today: "2026-04-29", live) == [0, 10, 90])
        let ending: [(OpenAmount.State, String, String?, Int64)] = [(.monthly, "2026-03", "2026-05", 10)]
        #expect(try Self.figures("2026-01", "2026-12", today: "2026-04-30", ending) == [0, 20, 10])
        let ahead: [(OpenAmount.State, String, String?, Int64)] = [(.monthlyAhead, "2026-03", nil, 10)]
        #expect(try Self.figures("2026-01", "2026-06", today: "2026-04-30", ahead) == [0, 0, 30])
    }

    @Test func `neighbouring months share everything and leave nothing out`() throws {
        var random = Xoshiro256(seed: 3)
        for _ in 0..<200 {
            let base = try Self.month("2026-01")
            func later(_ count: Int) -> CalendarMonth { (0..<count).reduce(base) { month, _ in month.next } }
            let open = (0..<12).map { _ in
                OpenSum(
                    state: OpenAmount.State.allCases[random.next(below: 4)],
                    month: later(random.next(below: 24)),
                    lastMonth: nil,
                    amount: Int64(1 + random.next(below: 1_000))
                )
            }
            let statements = (0..<random.next(below: 10)).map { (later($0), Int64(random.next(below: 500))) }
            let spending = DivisionSpending(
                today: later(10).firstDay.adding(days: random.next(below: 300)),
                statements: Dictionary(uniqueKeysWithValues: statements),
                open: open
            )
            let cut = 1 + random.next(below: 34)
            let whole = try spending.figures(of: try #require(MonthSpan(from: base, through: later(35))))
            let early = try spending.figures(of: try #require(MonthSpan(from: base, through: later(cut - 1))))
            let late = try spending.figures(of: try #require(MonthSpan(from: later(cut), through: later(35))))
            #expect(early.billed + late.billed == whole.billed)
            #expect(early.unbilled + late.unbilled == whole.unbilled)
            #expect(early.committed + late.committed == whole.committed)
        }
    }
}
