import HubDomain
import HubJSON
import HubOperations

/// What finance does month by month: budgets, closed months, statements, and what the divisions say to them; and how one
/// service goes from hours to a fixed price.
struct Office {
    let staff: Staff
    let divisions: [DivisionDefinition]
    let begin: CivilDate
    let end: CivilDate
    private let finance: Member

    /// - Parameters:
    ///   - begin: First day of the history.
    ///   - end: The day on which it is over.
    /// - Throws: `HubError` when nobody of the staff is in finance.
    init(staff: Staff, divisions: [DivisionDefinition], begin: CivilDate, end: CivilDate) throws {
        guard let finance = staff.members(with: .finance).first else {
            throw HubError(.internalError, "The demo organisation has nobody in finance")
        }
        self.staff = staff
        self.divisions = divisions.sorted { $0.key < $1.key }
        self.begin = begin
        self.end = end
        self.finance = finance
    }

    /// In the order of their instants.
    func steps() -> [Step] {
        (divisions.flatMap(budgets) + months() + conversion()).sorted { $0.at < $1.at }
    }

    private func step(_ deed: OfficeDeed, on date: CivilDate, by member: Member, after minutes: Double) -> Step {
        let at = member.calendar.after(minutes, from: DemoSeeder.midnight(of: date))
        return Step(at: at, by: member.caller, deed: .office(deed), isExclusive: true)
    }

    private func months() -> [Step] {
        var steps: [Step] = []
        var month = CalendarMonth(of: begin)
        while month.lastDay < end {
            let date = month.lastDay.adding(days: 3)
            steps.append(step(.closeMonth(month), on: date, by: finance, after: 20))
            for (index, division) in divisions.enumerated() {
                let minutes = Double(40 + 15 * index)
                steps.append(step(.bill(division.key, month), on: date, by: finance, after: minutes))
                guard let owner = try? staff.member(division.budgetOwner) else { continue }
                // One statement in six has a line that the division doesn't agree with at first.
                let isDisputed = (month.month + index).isMultiple(of: 6)
                let days = isDisputed ? 3 : 4 + index
                let said = step(
                    isDisputed ? .dispute(division.key, month) : .agree(division.key, month),
                    on: date.adding(days: days),
                    by: owner,
                    after: 60
                )
                steps.append(said)
                guard isDisputed else { continue }
                steps.append(step(.credit(division.key, month), on: date.adding(days: 7), by: finance, after: 30))
                steps.append(step(.agree(division.key, month), on: date.adding(days: 9), by: owner, after: 30))
            }
            month = month.next
        }
        return steps
    }

    /// The price begins with a month, so that a month is billed at one price.
    private func conversion() -> [Step] {
        let first = CalendarMonth(of: begin.adding(days: Self.hourlyDays)).next.firstDay
        guard let lead = staff.members(with: .lead).first(where: { $0.caller.id != finance.caller.id }) else {
            return []
        }
        func convert(_ deed: Conversion, daysBefore days: Int, by member: Member, after minutes: Double) -> Step {
            step(.convert(deed), on: first.adding(days: -days), by: member, after: minutes)
        }
        var steps = [
            convert(.propose(first), daysBefore: 44, by: finance, after: 60),
            convert(.approve, daysBefore: 41, by: lead, after: 90),
        ]
        for (index, division) in divisions.enumerated() {
            guard let owner = try? staff.member(division.budgetOwner) else { continue }
            let days = 38 - 2 * index
            steps.append(
                convert(.acknowledge(division.key), daysBefore: days, by: owner, after: Double(30 + 40 * index))
            )
        }
        return steps
            + sequence(first: first) { $0.adding(days: 7) }.prefix { $0 < end }.map { date in
                let at = DemoSeeder.midnight(of: date) + .hours(1)
                return Step(at: at, by: .system, deed: .office(.convert(.watch)), isExclusive: true)
            }
    }

    /// Evidence of a year and a little more, before finance thinks of a price.
    private static let hourlyDays = 390

    /// A budget for work and one for media in each fiscal year that the history touches.
    private func budgets(of division: DivisionDefinition) -> [Step] {
        let sizes = Self.sizes[division.key] ?? (work: 100_000, media: 50_000)
        var steps: [Step] = []
        for year in begin.year - 1...end.year {
            guard let first = division.fiscalYear(beginningIn: year), first.last.lastDay >= begin else { continue }
            guard first.first.firstDay < end else { continue }
            let date = max(begin.adding(days: 1), first.first.firstDay.adding(days: -14))
            for (kind, amount) in [(Budget.Kind.work, sizes.work), (.media, sizes.media)] {
                let draft = BudgetDraft(
                    division: division.key,
                    kind: kind,
                    first: first.first,
                    last: first.last,
                    amount: Money(amount * 100, division.currency),
                    note: nil,
                    reason: "Plan of the fiscal year"
                )
                steps.append(step(.setBudget(draft), on: date, by: finance, after: kind == .work ? 30 : 40))
            }
        }
        return steps
    }

    /// Whole units of the division's currency a year: enough for some, tight for others.
    private static let sizes: [String: (work: Int64, media: Int64)] = [
        "consumer": (400_000, 300_000), "enterprise": (400_000, 300_000),
        "public-sector": (300_000, 200_000), "partner-marketing": (300_000, 200_000),
    ]
}

extension DivisionDefinition {
    /// - Returns: `nil` when the definition's first day is none.
    fileprivate func fiscalYear(beginningIn year: Int) -> MonthSpan? {
        guard let day = CivilDate(iso8601: "\(year)\(fiscalYearStart.dropFirst())") else { return nil }
        let first = CalendarMonth(of: day)
        return MonthSpan(from: first, through: (0..<11).reduce(first) { month, _ in month.next })
    }
}
